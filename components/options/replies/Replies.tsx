import { useEffect, useState } from 'preact/hooks';
import { POINTS, STRICTNESS, type Strictness } from '../../../lib/replying/model.ts';
import { DEFAULT_WORDS, type ReplySettings, type UnitWords } from '../../../lib/replying/settings.ts';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { ask, failureWords } from '../../office.ts';
import { say } from '../../say.ts';
import { Tick } from '../fields.tsx';
import { UnitForm } from './UnitForm.tsx';

/** How the office wants its replies checked, and the words that it puts into them. Every change is kept at once. */
export function Replies() {
  const [settings, setSettings] = useState<ReplySettings>();
  const [told, setTold] = useState<Words>();
  useEffect(() => {
    ask('replySettings', {}).then(
      (answer) => setSettings(answer.settings),
      (error) => setTold(failureWords(error)),
    );
  }, []);
  const keep = async (next: ReplySettings) => {
    const before = settings;
    setSettings(next);
    setTold(undefined);
    try {
      await ask('saveReplySettings', { settings: next });
    } catch (error) {
      setSettings(before);
      setTold(failureWords(error));
    }
  };
  return (
    <section class="replying" aria-label={say(words('replies_title'))}>
      <h2>{say(words('replies_title'))}</h2>
      <p class="note">{say(words('replies_note'))}</p>
      {told && (
        <p class="trouble" role="alert">
          {say(told)}
        </p>
      )}
      {!settings && !told && <p class="note">{say(words('options_loading'))}</p>}
      {settings && (
        <>
          <div class="ticks">
            <Tick
              label={say(words('replies_check'))}
              on={settings.check}
              onTick={(check) => void keep({ ...settings, check })}
            />
            <Tick
              label={say(words('replies_guard'))}
              on={settings.guard && settings.check}
              onTick={(guard) => void keep({ ...settings, guard })}
            />
          </div>
          <h3>{say(words('replies_points'))}</h3>
          <table class="points">
            <tbody>
              {POINTS.map((point) => (
                <tr key={point}>
                  <th scope="row">{say(words(`point_${point}`))}</th>
                  {STRICTNESS.map((strictness) => (
                    <td key={strictness}>
                      <label>
                        <input
                          type="radio"
                          name={`point-${point}`}
                          checked={settings.points[point] === strictness}
                          onChange={() => void keep(withPoint(settings, point, strictness))}
                        />
                        {say(words(`strictness_${strictness}`))}
                      </label>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <h3>{say(words('replies_words'))}</h3>
          <p class="note">{say(words('replies_words_note'))}</p>
          {settings.units.map((unit, i) => (
            <UnitForm
              key={`${i} ${unit.unit}`}
              id={`unit-${i}`}
              unit={unit}
              isForAll={i === 0}
              onKeep={(next) =>
                void keep({ ...settings, units: settings.units.map((each, at) => (at === i ? next : each)) })
              }
              onRemove={() => void keep({ ...settings, units: settings.units.filter((_, at) => at !== i) })}
            />
          ))}
          <button
            type="button"
            onClick={() =>
              void keep({
                ...settings,
                units: [...settings.units, { ...DEFAULT_WORDS, unit: newName(settings.units) }],
              })
            }
          >
            {say(words('replies_add_unit'))}
          </button>
        </>
      )}
    </section>
  );
}

const withPoint = (settings: ReplySettings, point: (typeof POINTS)[number], strictness: Strictness): ReplySettings => ({
  ...settings,
  points: { ...settings.points, [point]: strictness },
});

/** A unit without a name would stand for all. */
const newName = (units: readonly UnitWords[]) => `${say(words('replies_unit'))} ${units.length}`;
