import type { SheetView } from '../../lib/importing/session.ts';
import type { ReadField } from '../../lib/ticket/model.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { MappingTable } from '../mapping/MappingTable.tsx';
import { PreviewRows } from '../mapping/PreviewRows.tsx';
import { say } from '../say.ts';

interface Props {
  view: SheetView;
  damaged: boolean;
  onChoose: (key: string, field: ReadField | undefined) => void;
}

/** What the columns of a sheet mean, and its first rows as they would be stored. */
export function SheetMapping({ view, damaged, onChoose }: Props) {
  return (
    <div class="halves">
      <p class="note">{notes(view, damaged).map(say).join(' ')}</p>
      <section>
        <h2>{say(words('import_mapping'))}</h2>
        <div class="scrolls">
          <MappingTable columns={view.columns} onChoose={onChoose} />
        </div>
      </section>
      <section>
        <h2>{say(words('import_preview'))}</h2>
        <div class="scrolls">
          <PreviewRows preview={view.preview} />
        </div>
      </section>
    </div>
  );
}

function notes({ headerRows: { from, to }, records, hidden }: SheetView, damaged: boolean): Words[] {
  return [
    from === to ? words('import_table_at', from, records) : words('import_table_at_rows', from, to, records),
    ...(hidden.rows > 0 ? [words('import_hidden_rows', hidden.rows)] : []),
    ...(hidden.columns.length > 0 ? [words('import_hidden_columns', hidden.columns.join('、'))] : []),
    ...(damaged ? [words('import_damaged')] : []),
  ];
}
