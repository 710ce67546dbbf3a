/** The profile that is being made, and the page as it is read by it. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { choose } from '../../lib/mapping/choose.ts';
import { followChanges } from '../../lib/mapping/follow.ts';
import { type Subject, type Subjects, sameSubject, subjectsOf } from '../../lib/mapping/subjects.ts';
import type { SiteProfile } from '../../lib/profiles/profile.ts';
import type { ReadField } from '../../lib/ticket/model.ts';

export interface Draft {
  profile: SiteProfile;
  isChanged: boolean;
  subjects: Subjects;
  /** The table, or the labels, that are mapped now; undefined when the page shows neither. */
  subject: Subject | undefined;
  setSubject(subject: Subject): void;
  choose(key: string, field: ReadField | undefined): void;
  rename(name: string): void;
  /** Takes a text that the clerk pointed at for a label. */
  addLabel(text: string): void;
}

export function useDraft(document: Document, start: SiteProfile): Draft {
  const [profile, setProfile] = useState(start);
  const [extra, setExtra] = useState<readonly string[]>([]);
  const [chosen, setSubject] = useState<Subject>();
  const [change, setChange] = useState(0);
  useEffect(() => followChanges(document, () => setChange((count) => count + 1)), []);
  const readBy = (by: SiteProfile, labels = extra) => subjectsOf(document, by, { nowMs: Date.now(), extra: labels });
  const subjects = useMemo(() => readBy(profile), [profile, extra, change]);
  const subject = chosen ? sameSubject(chosen, subjects) : subjects.main;
  const last = useRef<{ key: string; before: SiteProfile } | undefined>(undefined);

  return {
    profile,
    isChanged: profile !== start,
    subjects,
    subject,
    setSubject,
    choose(key, field) {
      if (!subject) return;
      // The arrow keys pass over other fields on their way: what they took from other columns is given back.
      if (last.current?.key !== key) last.current = { key, before: profile };
      const readsAs = (by: SiteProfile) =>
        sameSubject(subject, readBy(by))?.columns.find((column) => column.key === key)?.field;
      setSubject(subject);
      const { name } = profile;
      setProfile({ ...choose(last.current.before, subject.part, key, field, readsAs), name });
    },
    rename: (name) => setProfile({ ...profile, name }),
    addLabel(text) {
      const labels = [...extra, text];
      setExtra(labels);
      setSubject(readBy(profile, labels).all.find(({ part }) => part === 'detail'));
    },
  };
}
