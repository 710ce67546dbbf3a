import type { Subject } from '../../lib/mapping/subjects.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  subjects: readonly Subject[];
  subject: Subject | undefined;
  onChoose: (subject: Subject) => void;
}

/** Which of the page's tables, or its labels; how much of it is mapped. */
export function SubjectChoice({ subjects, subject, onChoose }: Props) {
  if (!subject) return null;
  const mapped = subject.columns.filter(({ field }) => field !== undefined).length;
  const count = say(words('mapping_count', subject.columns.length, mapped));
  return (
    <>
      {subjects.length > 1 ? (
        <select
          aria-label={say(words('mapping_subject'))}
          value={subjects.indexOf(subject)}
          onChange={(event) => {
            const chosen = subjects[Number(event.currentTarget.value)];
            if (chosen) onChoose(chosen);
          }}
        >
          {subjects.map((each, i) => (
            <option key={i} value={i}>
              {nameOf(each, i)}
            </option>
          ))}
        </select>
      ) : (
        <span>{nameOf(subject, 0)}</span>
      )}
      <span class="note">{count}</span>
    </>
  );
}

function nameOf({ part, count, columns }: Subject, index: number): string {
  return say(
    part === 'list' ? words('mapping_subject_list', index + 1, count) : words('mapping_subject_detail', columns.length),
  );
}
