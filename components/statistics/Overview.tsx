import type { Loaded } from '../../lib/office/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import type { Behind } from './behind.ts';
import { FigureTable } from './FigureTable.tsx';

/** The hotline's figures and what they look like. */
export function Overview({ loaded, onOpen }: { loaded: Loaded; onOpen: (behind: Behind) => void }) {
  const { hotline, rankings } = loaded.report;
  const isEmpty = rankings.unitsByDue.length === 0;
  return (
    <>
      {isEmpty && <p class="empty">{say(words('office_empty'))}</p>}
      <FigureTable caption={say(words('office_hotline'))} figures={hotline} scope={{ by: 'hotline' }} onOpen={onOpen} />
    </>
  );
}
