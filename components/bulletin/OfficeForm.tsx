import type { BulletinSettings } from '../../lib/bulletin/settings.ts';
import { words } from '../../lib/ticket/words.ts';
import { Text } from '../options/fields.tsx';
import { say } from '../say.ts';

interface Props {
  settings: BulletinSettings;
  /** Days on which calls were taken, to be named. */
  days: readonly string[];
  onChange: (change: Partial<BulletinSettings>) => void;
}

const BEST = ['minDue', 'onTimeRate', 'satisfactionRate', 'most'] as const;
const LIMITS = { minDue: 100_000, onTimeRate: 100, satisfactionRate: 100, most: 20 };

/** Who the office is, by which rule units are the best, who took the calls of which day. */
export function OfficeForm({ settings, days, onChange }: Props) {
  const { district, issuer, best, leaderDays } = settings;
  const setBest = (part: (typeof BEST)[number], text: string) => {
    const value = Number(text);
    const isWhole = part === 'minDue' || part === 'most';
    const least = isWhole ? 1 : 0;
    if (text.trim() === '' || !Number.isFinite(value) || value < least || value > LIMITS[part]) return;
    onChange({ best: { ...best, [part]: isWhole ? Math.round(value) : value } });
  };
  const leaderOf = (day: string) => leaderDays.find((each) => each.day === day)?.leader ?? '';
  const setLeader = (day: string, leader: string) => {
    const others = leaderDays.filter((each) => each.day !== day);
    onChange({ leaderDays: leader === '' ? others : [...others, { day, leader: leader.slice(0, 60) }] });
  };
  return (
    <div class="form">
      <Text
        id="bulletin-district"
        label={say(words('bulletin_district'))}
        value={district}
        onText={(text) => onChange({ district: text.slice(0, 60) })}
      />
      <Text
        id="bulletin-issuer"
        label={say(words('bulletin_issuer'))}
        value={issuer}
        onText={(text) => onChange({ issuer: text.slice(0, 60) })}
      />
      <fieldset>
        <legend>{say(words('bulletin_best'))}</legend>
        {BEST.map((part) => (
          <label key={part} class="field">
            {say(words(`bulletin_best_${part}`))}
            <input
              type="number"
              min={part === 'minDue' || part === 'most' ? 1 : 0}
              max={LIMITS[part]}
              value={best[part]}
              onChange={(event) => setBest(part, event.currentTarget.value)}
            />
          </label>
        ))}
      </fieldset>
      {days.length > 0 && (
        <fieldset>
          <legend>{say(words('bulletin_leaders'))}</legend>
          {days.map((day) => (
            <label key={day} class="field">
              {day}
              <input
                type="text"
                value={leaderOf(day)}
                placeholder={say(words('notice_leader_leader'))}
                onInput={(event) => setLeader(day, event.currentTarget.value)}
              />
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
