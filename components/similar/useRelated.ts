import { useEffect, useState } from 'preact/hooks';
import type { Related } from '../../lib/similar/model.ts';
import type { Words } from '../../lib/ticket/words.ts';
import { ask, failureWords } from '../office.ts';
import { onStored } from './onStored.ts';
import type { TicketId } from './useSubject.ts';

/** What has to do with a ticket: asked again when something was stored; what was there stays until the answer comes. */
export function useRelated(subject: TicketId | undefined): {
  related: Related | undefined;
  failure: Words | undefined;
} {
  const [state, setState] = useState<{ of: string; related?: Related; failure?: Words }>();
  const of = subject ? `${subject.site} ${subject.ticketNo}` : '';
  useEffect(() => {
    if (!subject) return;
    let isGone = false;
    const load = () => {
      ask('relatedTickets', subject).then(
        (related) => isGone || setState({ of, related }),
        (error: unknown) => isGone || setState({ of, failure: failureWords(error) }),
      );
    };
    load();
    const release = onStored(load);
    return () => {
      isGone = true;
      release();
    };
  }, [of]);
  return state?.of === of
    ? { related: state.related, failure: state.failure }
    : { related: undefined, failure: undefined };
}
