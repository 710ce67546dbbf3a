import { useEffect, useState } from 'preact/hooks';
import { DEFAULT_REMINDERS, type ReminderSettings } from '../../../lib/reminders/settings.ts';
import { CLOCK_NAMES } from '../../../lib/ticket/clocks.ts';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { ask, failureWords } from '../../office.ts';
import { say } from '../../say.ts';
import { Tick } from '../fields.tsx';
import { intervalsIn, intervalsText } from '../intervals.ts';
import { Before } from './Before.tsx';

/** When the office wants to be reminded. Every change is kept at once; what cannot be read is not kept, and says why. */
export function Reminders() {
  const [settings, setSettings] = useState<ReminderSettings>();
  const [told, setTold] = useState<Words>();
  /** What was typed as quiet times and could not be read: it stays until it can. */
  const [wrongQuiet, setWrongQuiet] = useState<string>();
  useEffect(() => {
    ask('reminderSettings', {}).then(
      (answer) => setSettings(answer.settings),
      (error) => setTold(failureWords(error)),
    );
  }, []);
  const keep = async (change: { [K in keyof ReminderSettings]?: ReminderSettings[K] | undefined }) => {
    const before = settings ?? DEFAULT_REMINDERS;
    // What is undefined is left out.
    const next = Object.fromEntries(
      Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined),
    ) as ReminderSettings;
    setSettings(next);
    setTold(undefined);
    try {
      await ask('saveReminderSettings', { settings: next });
    } catch (error) {
      setSettings(before);
      setTold(failureWords(error));
    }
  };
  const quiet = (text: string) => {
    const intervals = text.trim() === '' ? [] : intervalsIn(text);
    setWrongQuiet(intervals ? undefined : text);
    if (intervals) void keep({ quiet: intervals });
  };

  return (
    <section class="reminding" aria-label={say(words('remind_title'))}>
      <h2>{say(words('remind_title'))}</h2>
      <p class="note">{say(words('remind_note'))}</p>
      {told && (
        <p class="trouble" role="alert">
          {say(told)}
        </p>
      )}
      {!settings && !told && <p class="note">{say(words('options_loading'))}</p>}
      {settings && (
        <>
          <Before spans={settings.before} onChange={(before) => void keep({ before })} />
          <div class="ticks">
            <Tick label={say(words('remind_at_end'))} on={settings.atEnd} onTick={(atEnd) => void keep({ atEnd })} />
            <Tick
              label={say(words('remind_mornings'))}
              on={settings.mornings}
              onTick={(mornings) => void keep({ mornings })}
            />
          </div>
          <h3>{say(words('remind_clocks'))}</h3>
          <div class="ticks">
            {CLOCK_NAMES.map((name) => (
              <Tick
                key={name}
                label={say(words(`clock_name_${name}`))}
                on={settings.clocks.includes(name)}
                onTick={(on) =>
                  void keep({
                    clocks: CLOCK_NAMES.filter((each) => (each === name ? on : settings.clocks.includes(each))),
                  })
                }
              />
            ))}
          </div>
          <h3>{say(words('remind_day'))}</h3>
          <div class="ticks">
            <Tick
              label={say(words('remind_digest'))}
              on={settings.digest !== undefined}
              onTick={(on) => void keepDigest(on ? '09:00' : undefined)}
            />
            {settings.digest !== undefined && (
              <input
                type="time"
                aria-label={say(words('remind_digest_at'))}
                value={settings.digest}
                onChange={(event) => event.currentTarget.value && void keepDigest(event.currentTarget.value)}
              />
            )}
          </div>
          <label class="field">
            {say(words('remind_quiet'))}
            <input
              type="text"
              value={wrongQuiet ?? intervalsText(settings.quiet)}
              placeholder="12:00-14:30"
              aria-invalid={wrongQuiet !== undefined}
              aria-describedby={wrongQuiet === undefined ? undefined : 'quiet-wrong'}
              onChange={(event) => quiet(event.currentTarget.value)}
            />
            {wrongQuiet !== undefined && (
              <span class="wrong" id="quiet-wrong" role="alert">
                {say(words('hours_wrong'))}
              </span>
            )}
          </label>
        </>
      )}
    </section>
  );

  function keepDigest(digest: string | undefined): Promise<void> {
    return keep({ digest });
  }
}
