import { returnFaults } from '../../lib/returning/faults.ts';
import { bouncedLinks, type ReturnHelp } from '../../lib/returning/help.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { ChainList } from './ChainList.tsx';
import { Suggestions } from './Suggestions.tsx';
import { WindowLine } from './WindowLine.tsx';

interface Props {
  help: ReturnHelp;
  /** What stands in the form now. */
  typed: { reason: string; to: string; hasTo: boolean };
  nowMs: number;
  /** What became of the last tap. */
  told: Words | undefined;
  isFolded: boolean;
  onFold: () => void;
  onUnit: (unit: string) => void;
  onDraft: () => void;
  /** The keyboard goes back to the form. */
  onBack: () => void;
  onClose: () => void;
}

/** Beside the form of a return: the window, what is still missing, whose matter it is, and what speaks against it. */
export function ReturnPanel(props: Props) {
  const { help, typed, nowMs, told, isFolded } = props;
  const { window, chain, byRuling, draft, units } = help;
  const bounced = bouncedLinks(chain);
  const faults = returnFaults({ ...typed, unit: draft.own?.unit, window, byRuling, bounced });
  const reasonFault = faults.find(({ code }) => code === 'noReason' || code === 'blanks');
  const unitFault = faults.find(({ code }) => code === 'noUnit' || code === 'ownUnit');
  return (
    <section
      class="returning"
      aria-label={say(words('return_title'))}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The dialog of the page that the panel lies in stays.
        event.preventDefault();
        props.onBack();
      }}
      // A tap leaves the keyboard in the form.
      onMouseDown={(event) => event.preventDefault()}
    >
      <header>
        <button type="button" class="fold" aria-expanded={!isFolded} onClick={props.onFold}>
          {say(words('return_title'))}
        </button>
        <WindowLine window={window} nowMs={nowMs} isShort />
        <button type="button" class="close" aria-label={say(words('return_close'))} onClick={props.onClose}>
          ×
        </button>
      </header>
      {!isFolded && (
        <div class="body">
          <WindowLine window={window} nowMs={nowMs} />
          {byRuling.length > 0 && (
            <div class="warning" role="note">
              <p>{say(words('return_by_ruling'))}</p>
              {byRuling.map((sign) => (
                <p key={`${sign.where} ${sign.at} ${sign.word}`} class="note">
                  {say(words(`return_ruling_${sign.where}`, sign.word, sign.at?.slice(0, 10) ?? ''))} {sign.text}
                </p>
              ))}
            </div>
          )}
          {bounced.length > 0 && (
            <p class="warning" role="note">
              {say(chain.returnedBefore ? words('return_before') : words('return_bounced', chain.handovers))}
            </p>
          )}
          <ChainList chain={chain} />
          <ul class="checks">
            <Check name="field_returnReason" fault={reasonFault?.said} done="return_has_reason" />
            <Check name="field_returnTo" fault={unitFault?.said} done="return_has_unit" value={typed.to} />
          </ul>
          <Suggestions draft={draft} units={units} chosen={typed.to} onUnit={props.onUnit} />
        </div>
      )}
      {!isFolded && (
        <footer>
          <button type="button" class="main" onClick={props.onDraft}>
            {say(words('return_draft'))}
          </button>
          <span class="note" role="status">
            {say(told ?? words('return_key'))}
          </span>
        </footer>
      )}
    </section>
  );
}

function Check(props: { name: string; fault: Words | undefined; done: string; value?: string }) {
  const { name, fault, done, value = '' } = props;
  return (
    <li class={fault ? 'missing' : 'there'}>
      <span class="sign" aria-hidden="true">
        {fault ? '○' : '✓'}
      </span>
      <span class="name">{say(words(name))}</span>
      <span>{fault ? say(fault) : say(words(done, value))}</span>
    </li>
  );
}
