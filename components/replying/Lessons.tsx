import { plainMoment } from '../../lib/clocks/view.ts';
import type { Lesson } from '../../lib/replying/lessons.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

/** Why a ticket came back, beside the reply that was sent then. */
export function Lessons({ lessons, absent }: { lessons: readonly Lesson[]; absent: (reply: string) => string[] }) {
  if (lessons.length === 0) return null;
  return (
    <section class="lessons" aria-label={say(words('lesson_title'))}>
      <h3>{say(words('lesson_title'))}</h3>
      {lessons.map(({ round, why, words: own, opinion, reply, finishedAt }) => (
        <details key={round} open={lessons.length === 1}>
          <summary>
            {say(words('lesson_round', round))}
            {why.map((each) => (
              <span key={each} class="why">
                {say(words(`lesson_${each}`))}
              </span>
            ))}
          </summary>
          {own.length > 0 && <p class="note">{say(words('lesson_words', own.join('、')))}</p>}
          {opinion && (
            <>
              <p class="note">{say(words('lesson_opinion'))}</p>
              <blockquote class="opinion">{opinion}</blockquote>
            </>
          )}
          {reply && (
            <>
              <p class="note">
                {say(finishedAt ? words('lesson_reply_at', plainMoment(finishedAt)) : words('lesson_reply'))}
              </p>
              <blockquote>{reply}</blockquote>
              {absent(reply).map((text) => (
                <p key={text} class="absent">
                  {text}
                </p>
              ))}
            </>
          )}
        </details>
      ))}
    </section>
  );
}
