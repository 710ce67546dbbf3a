import { useRef, useState } from 'preact/hooks';
import { instantText } from '../../lib/calendar/time.ts';
import type { FileAsked, Loaded } from '../../lib/office/model.ts';
import type { RemoteOffice } from '../../lib/office/remote.ts';
import { OFFICE_FORMATS } from '../../lib/reports/office-names.ts';
import { words } from '../../lib/ticket/words.ts';
import { ask } from '../office.ts';
import { savedText, saveFile } from '../save-file.ts';
import { say } from '../say.ts';
import { officeFailure } from './failure.ts';
import { Unmaskings } from './Unmaskings.tsx';

type Format = FileAsked['format'];
const FORMATS: readonly Format[] = [...OFFICE_FORMATS, 'all'];

interface Props {
  office: RemoteOffice;
  loaded: Loaded;
  /** What is shown is being counted anew: a file would still be of before. */
  isCounting: boolean;
}

/** The files of the period, one click each, or all of them in one. */
export function Files({ office, loaded, isCounting }: Props) {
  const [making, setMaking] = useState<{ format: Format; share: number }>();
  const [told, setTold] = useState<{ text: string; bad: boolean }>();
  const [unmask, setUnmask] = useState(false);
  const control = useRef(new AbortController());

  const make = async (format: Format) => {
    control.current = new AbortController();
    setMaking({ format, share: 0 });
    setTold(undefined);
    try {
      // First the note: whoever has the names has it too.
      if (unmask) {
        const { period } = loaded.report;
        const unmasking = { at: instantText(Date.now()), file: format, period, tickets: loaded.tickets };
        await ask('noteUnmasking', { unmasking });
      }
      const { name, type, bytes } = await office.file(
        { format, unmask },
        { signal: control.current.signal, onProgress: (share) => setMaking({ format, share }) },
      );
      const saved = await saveFile(name, type, bytes);
      setTold({ text: savedText(unmask ? 'statistics_made_unmasked' : 'export_done', name, saved), bad: false });
    } catch (error) {
      const failure = officeFailure(error);
      setTold({ text: say(failure ?? words('statistics_cancelled')), bad: failure !== undefined });
    } finally {
      setMaking(undefined);
    }
  };

  return (
    <section class="files" aria-label={say(words('statistics_files'))}>
      <div class="line">
        <span>{say(words('statistics_files'))}</span>
        {FORMATS.map((format) => (
          <button
            type="button"
            key={format}
            data-format={format}
            class={format === 'all' ? 'primary' : undefined}
            disabled={isCounting || making !== undefined}
            onClick={() => void make(format)}
          >
            {say(words(`statistics_file_${format.replace('.', '_')}`))}
          </button>
        ))}
        <label class="check">
          <input type="checkbox" checked={unmask} onChange={(event) => setUnmask(event.currentTarget.checked)} />
          {say(words('statistics_unmask'))}
        </label>
      </div>
      {unmask && <p class="note">{say(words('statistics_unmask_note'))}</p>}
      {making && (
        <div class="line" role="status">
          <progress value={making.share} max={1} aria-label={say(words('statistics_making'))} />
          <span>{say(words('statistics_making'))}</span>
          <button type="button" onClick={() => control.current.abort()}>
            {say(words('cancel'))}
          </button>
        </div>
      )}
      {told && (
        <p class={told.bad ? 'trouble' : 'note'} role="status">
          {told.text}
        </p>
      )}
      <Unmaskings of={told} />
    </section>
  );
}
