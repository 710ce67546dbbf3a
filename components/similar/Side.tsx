import { useState } from 'preact/hooks';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { Worklist } from '../worklist/Worklist.tsx';
import { Similar } from './Similar.tsx';
import { type TicketId, useSubject } from './useSubject.ts';

const VIEWS = ['worklist', 'related'] as const;
type View = (typeof VIEWS)[number];

/** The two views of the side panel. A ticket that is asked for, here or in its page, brings the second one up. */
export function Side() {
  const [view, setView] = useState<View>('worklist');
  const [subject, choose] = useSubject(() => setView('related'));
  const showRelated = (ticket: TicketId) => {
    choose(ticket);
    setView('related');
  };
  return (
    <>
      <div class="tabs" role="tablist">
        {VIEWS.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={view === each}
            aria-controls="side"
            onClick={() => setView(each)}
          >
            {say(words(`${each}_title`))}
          </button>
        ))}
      </div>
      <div class="side" id="side" role="tabpanel" aria-labelledby={`tab-${view}`}>
        {view === 'worklist' ? (
          <Worklist onRelated={showRelated} />
        ) : (
          <Similar subject={subject} onBack={() => setView('worklist')} />
        )}
      </div>
    </>
  );
}
