import { useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { RemoteOffice } from '../lib/office/remote.ts';
import { type Words, words } from '../lib/ticket/words.ts';
import { savedText, saveFile } from './save-file.ts';
import { say } from './say.ts';
import { officeFailure } from './statistics/failure.ts';
import { hashOf } from './statistics/place.ts';
import { startOffice } from './statistics/start.ts';

const FORMATS = ['bulletin.docx', 'tickets.xlsx', 'all'] as const;

interface Props {
  quarter: string;
  unit: string | undefined;
  onTold: (text: Words | string, bad: boolean) => void;
}

/** The bulletin and the workbook of a quarter, made by a worker; the page with all of it. */
export function OfficeFiles({ quarter, unit, onTold }: Props) {
  const [share, setShare] = useState<number>();
  const office = useRef<RemoteOffice>(undefined);
  const control = useRef(new AbortController());

  const make = async (format: (typeof FORMATS)[number]) => {
    office.current ??= startOffice();
    control.current = new AbortController();
    const { signal } = control.current;
    setShare(0);
    try {
      await office.current.load(
        { period: quarter, ...(unit === undefined ? {} : { unit }) },
        { signal, onProgress: (done) => setShare(done / 2) },
      );
      const { name, type, bytes } = await office.current.file(
        { format, unmask: false },
        { signal, onProgress: (done) => setShare(0.5 + done / 2) },
      );
      onTold(savedText('export_done', name, await saveFile(name, type, bytes)), false);
    } catch (error) {
      const failure = officeFailure(error);
      onTold(failure ?? words('statistics_cancelled'), failure !== undefined);
    } finally {
      setShare(undefined);
    }
  };
  const openPage = () => {
    const place = { tab: 'overview' as const, period: quarter, unit, asOf: 'end' as const };
    void browser.tabs.create({ url: `${browser.runtime.getURL('/statistics.html')}${hashOf(place)}` });
  };

  return (
    <>
      <div class="line">
        {FORMATS.map((format) => (
          <button
            type="button"
            key={format}
            data-office={format}
            disabled={share !== undefined}
            onClick={() => void make(format)}
          >
            {say(words(`statistics_file_${format.replace('.', '_')}`))}
          </button>
        ))}
        <button type="button" class="quiet" onClick={openPage}>
          {say(words('popup_statistics'))}
        </button>
      </div>
      {share !== undefined && (
        <div class="line" role="status">
          <progress value={share} max={1} aria-label={say(words('statistics_making'))} />
          <button type="button" class="quiet" onClick={() => control.current.abort()}>
            {say(words('cancel'))}
          </button>
        </div>
      )}
    </>
  );
}
