import { useRef, useState } from 'preact/hooks';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

/** Where a file is dropped or chosen. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    <section
      class={isOver ? 'drop over' : 'drop'}
      aria-label={say(words('import_choose'))}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      }}
    >
      <p class="line">
        {say(words('import_drop'))}
        <button type="button" onClick={() => input.current?.click()}>
          {say(words('import_choose'))}
        </button>
      </p>
      <p class="note">{say(words('import_formats'))}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.xls,.csv,.tsv,.txt,.htm,.html,.xml"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file can be chosen again after it was mended.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </section>
  );
}
