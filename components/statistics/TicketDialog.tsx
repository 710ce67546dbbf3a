import { useEffect, useRef } from 'preact/hooks';
import type { RemoteOffice } from '../../lib/office/remote.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import type { Behind } from './behind.ts';
import { Paged } from './Paged.tsx';

interface Props {
  office: RemoteOffice;
  behind: Behind;
  onClose: () => void;
}

/** The tickets behind a figure, over the page. */
export function TicketDialog({ office, behind, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const ask = (offset: number, limit: number) =>
    'scope' in behind ? office.behind(behind.scope, behind.figure, offset, limit) : office.leaderDay(behind.leaderDay);
  return (
    <dialog ref={dialog} aria-label={behind.title} onClose={onClose}>
      <header class="line">
        <h2>{behind.title}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {say(words('page_close'))}
        </button>
      </header>
      {behind.note && <p class="note">{behind.note}</p>}
      <Paged caption={behind.title} of={JSON.stringify(behind)} ask={ask} />
    </dialog>
  );
}
