import { useEffect, useState } from 'preact/hooks';
import type { Page } from '../../lib/office/model.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { officeFailure } from './failure.ts';
import { TicketTable } from './TicketTable.tsx';

const PAGE = 100;

interface Props {
  caption: string;
  reasons?: boolean;
  /** Changes when other tickets are asked for. */
  of: string;
  ask: (offset: number, limit: number) => Promise<Page>;
}

/** Tickets a page at a time. */
export function Paged({ caption, reasons = false, of, ask }: Props) {
  const [page, setPage] = useState<Page>();
  const [failure, setFailure] = useState<Words>();
  const [isLoading, setLoading] = useState(false);
  const load = (offset: number) => {
    setLoading(true);
    return ask(offset, PAGE)
      .then(
        ({ lines, total }) =>
          setPage((before) => ({ lines: [...(offset === 0 ? [] : (before?.lines ?? [])), ...lines], total })),
        (error: unknown) => setFailure(officeFailure(error)),
      )
      .finally(() => setLoading(false));
  };
  useEffect(() => void load(0), [of]);
  if (failure)
    return (
      <p class="trouble" role="alert">
        {say(failure)}
      </p>
    );
  if (!page) return <p class="note">{say(words('popup_loading'))}</p>;
  if (page.total === 0) return <p class="empty">{say(words('statistics_none'))}</p>;
  return (
    <>
      <TicketTable caption={caption} lines={page.lines} reasons={reasons} />
      {page.lines.length < page.total && (
        <button type="button" disabled={isLoading} onClick={() => void load(page.lines.length)}>
          {say(words('statistics_more', page.total - page.lines.length))}
        </button>
      )}
    </>
  );
}
