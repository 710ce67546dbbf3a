import { useState } from 'preact/hooks';
import type { ReportKind } from '../lib/reports/formats.ts';
import { type Words, words } from '../lib/ticket/words.ts';
import { OfficeFiles } from './OfficeFiles.tsx';
import { ask, failureWords } from './office.ts';
import { savedText, saveFile } from './save-file.ts';
import { say } from './say.ts';

const BUTTONS: readonly [ReportKind, string][] = [
  ['summary-csv', 'export_summary_csv'],
  ['summary-md', 'export_summary_md'],
  ['tickets-csv', 'export_tickets_csv'],
  ['deadlines-ics', 'export_deadlines_ics'],
];

interface Props {
  quarter: string;
  label: Words;
  /** The unit that is looked at alone. */
  unit: string | undefined;
}

/** One click, one file: a quarter's summary and its tickets, the limits of what is open now, the bulletin. */
export function Exports({ quarter, label, unit }: Props) {
  const [told, setTold] = useState<{ text: string; bad: boolean }>();
  const tell = (text: Words | string, bad: boolean) =>
    setTold({ text: typeof text === 'string' ? text : say(text), bad });

  const make = async (format: ReportKind) => {
    try {
      const { name, type, text } = await ask('exportFile', { format, quarter });
      tell(savedText('export_done', name, await saveFile(name, type, text)), false);
    } catch (error) {
      tell(failureWords(error), true);
    }
  };

  return (
    <section class="exports" aria-label={say(words('export_title', say(label)))}>
      <h2>{say(words('export_title', say(label)))}</h2>
      <div class="line">
        {BUTTONS.map(([format, key]) => (
          <button type="button" key={format} data-format={format} onClick={() => void make(format)}>
            {say(words(key))}
          </button>
        ))}
      </div>
      <OfficeFiles key={`${quarter} ${unit}`} quarter={quarter} unit={unit} onTold={tell} />
      {told && (
        <p class={told.bad ? 'note trouble' : 'note'} role="status">
          {told.text}
        </p>
      )}
    </section>
  );
}
