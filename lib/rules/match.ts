/** Which rule of a profile holds for a ticket. */
import type { ClockName } from '../ticket/clocks.ts';
import type { Ticket } from '../ticket/model.ts';
import type { Condition, Rule, RuleProfile, When } from './model.ts';

/** What of a ticket rules look at. */
export type Matched = Pick<
  Ticket,
  'channel' | 'kind' | 'category' | 'urgency' | 'unit' | 'title' | 'content' | 'round'
>;

/** Platforms write 12345 热线 and １２３４５热线: width, case and blanks tell nothing apart. */
const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

const PART: Record<Exclude<Condition, 'keywords'>, 'channel' | 'kind' | 'category' | 'urgency' | 'unit'> = {
  channels: 'channel',
  kinds: 'kind',
  categories: 'category',
  urgencies: 'urgency',
  units: 'unit',
};

/** Whether a ticket fits all that a rule names. A part that the ticket does not show fits nothing. */
export function fitsWhen(when: When | undefined, ticket: Matched): boolean {
  if (!when) return true;
  const { round, keywords, ...parts } = when;
  if (round !== undefined && ticket.round > 1 !== (round === 'rework')) return false;
  const said = (value: string | undefined, wanted: readonly string[]) => {
    const text = plain(value ?? '');
    return wanted.some((word) => text.includes(plain(word)));
  };
  for (const [name, part] of Object.entries(PART)) {
    const wanted = parts[name as keyof typeof PART];
    if (wanted !== undefined && wanted.length > 0 && !said(ticket[part], wanted)) return false;
  }
  return !keywords?.length || said(`${ticket.title ?? ''} ${ticket.content ?? ''}`, keywords);
}

/** The first rule of a clock that fits a ticket. */
export function ruleFor(profile: RuleProfile, clock: ClockName, ticket: Matched): Rule | undefined {
  return profile.rules.find((rule) => rule.clock === clock && fitsWhen(rule.when, ticket));
}

/** Whether every ticket that fits the one fits the other too, as far as their words tell. */
function takesIn(wider: When | undefined, narrower: When | undefined): boolean {
  const { round, ...parts } = wider ?? {};
  if (round !== undefined && narrower?.round !== round) return false;
  return Object.entries(parts).every(([name, wanted]) => {
    const asked = narrower?.[name as Condition] ?? [];
    // Text that holds 疑难复杂 holds 疑难.
    const isHeld = (word: string) => wanted.some((each) => plain(word).includes(plain(each)));
    return wanted.length === 0 || (asked.length > 0 && asked.every(isHeld));
  });
}

/** Rules that no ticket ever reaches, each with the one before it that takes every ticket of theirs. */
export function unreachable(profile: Pick<RuleProfile, 'rules'>): { rule: Rule; by: Rule }[] {
  return profile.rules.flatMap((rule, i) => {
    const by = profile.rules.slice(0, i).find(({ clock, when }) => clock === rule.clock && takesIn(when, rule.when));
    return by ? [{ rule, by }] : [];
  });
}
