import { words } from '../../lib/ticket/words.ts';
import { FileZone } from '../FileZone.tsx';
import { say } from '../say.ts';

/** Where a file is dropped or chosen. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  return (
    <FileZone
      class="drop"
      label={say(words('import_choose'))}
      accept=".xlsx,.xls,.csv,.tsv,.txt,.htm,.html,.xml"
      onFile={onFile}
    >
      {(choose) => (
        <>
          <p class="line">
            {say(words('import_drop'))}
            <button type="button" onClick={choose}>
              {say(words('import_choose'))}
            </button>
          </p>
          <p class="note">{say(words('import_formats'))}</p>
        </>
      )}
    </FileZone>
  );
}
