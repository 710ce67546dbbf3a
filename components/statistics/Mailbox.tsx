import type { Loaded } from '../../lib/office/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import type { Behind } from './behind.ts';
import { FigureTable } from './FigureTable.tsx';
import { SplitTable } from './SplitTable.tsx';

const COLUMNS = ['due', 'finished', 'finishRate', 'overdue', 'onTimeRate', 'meanWorkingDays', 'satisfactionRate'];

/** 市长信箱, 区长信箱: their figures, each mailbox, each unit. */
export function Mailbox({ loaded, onOpen }: { loaded: Loaded; onOpen: (behind: Behind) => void }) {
  const { mailbox, mailboxUnits, splits } = loaded.report;
  const title = say(words('office_mailbox'));
  const boxes = splits.channel.filter(({ name }) => name.includes('信箱'));
  const letters = mailbox.filter(({ id, numerator }) => (id === 'due' || id === 'received') && numerator > 0);
  if (letters.length === 0) return <p class="empty">{say(words('notice_no_letters'))}</p>;
  return (
    <>
      <FigureTable caption={title} figures={mailbox} scope={{ by: 'mailbox' }} onOpen={onOpen} />
      <SplitTable
        caption={say(words('statistics_boxes'))}
        head={say(words('field_channel'))}
        by="channel"
        rows={boxes}
        columns={COLUMNS}
        onOpen={onOpen}
      />
      <SplitTable
        caption={say(words('notice_table_mailbox'))}
        head={say(words('office_unit'))}
        by="mailboxUnit"
        rows={mailboxUnits.map(({ unit, figures }) => ({ name: unit, figures }))}
        columns={COLUMNS}
        onOpen={onOpen}
      />
    </>
  );
}
