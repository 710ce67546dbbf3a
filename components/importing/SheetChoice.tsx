import type { BookView } from '../../lib/importing/session.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  origins: readonly string[];
  origin: string;
  onOrigin: (origin: string) => void;
  book: BookView;
  sheet: number;
  onSheet: (sheet: number) => void;
}

/** The platform that the tickets belong to, and the sheet where there are several. */
export function SheetChoice({ origins, origin, onOrigin, book, sheet, onSheet }: Props) {
  return (
    <div class="line choices">
      <label>
        {say(words('import_site'))}
        <select name="site" value={origin} onChange={(event) => onOrigin(event.currentTarget.value)}>
          {origins.map((each) => (
            <option key={each} value={each}>
              {new URL(each).host}
            </option>
          ))}
        </select>
      </label>
      {book.sheets.length > 1 && (
        <label>
          {say(words('import_sheet'))}
          <select name="sheet" value={sheet} onChange={(event) => onSheet(Number(event.currentTarget.value))}>
            {book.sheets.map(({ name, rows }, i) => (
              <option key={`${i} ${name}`} value={i}>
                {say(words('import_sheet_option', name || say(words('import_sheet_unnamed', i + 1)), rows))}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
