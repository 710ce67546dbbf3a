import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Pointed } from '../../lib/mapping/point.ts';
import type { SiteProfile } from '../../lib/profiles/profile.ts';
import { normalizeLabel } from '../../lib/reading/dictionary.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { MappingTable } from './MappingTable.tsx';
import { Marks } from './Marks.tsx';
import { PreviewRows } from './PreviewRows.tsx';
import { SubjectChoice } from './SubjectChoice.tsx';
import { keepTabInside } from './tab.ts';
import { useDraft } from './useDraft.ts';
import { usePicking } from './usePicking.ts';
import { WizardActions } from './WizardActions.tsx';

interface Props {
  document: Document;
  /** The element that the wizard is drawn in. */
  own: Element;
  start: SiteProfile;
  save: (profile: SiteProfile) => Promise<void>;
  failureWords: (error: unknown) => Words;
  onClose: () => void;
}

/** The mapping wizard: a panel below, chips over the page's headers and labels, the first records as they would be read. */
export function Wizard({ document, own, start, save, failureWords, onClose }: Props) {
  const draft = useDraft(document, start);
  const { subjects, subject } = draft;
  const [pointed, setPointed] = useState<string>();
  const [isPicking, setPicking] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [told, setTold] = useState<Words>();
  const panel = useRef<HTMLElement>(null);
  const wanted = useRef<string | undefined>(undefined);

  const focusSelect = (key: string | undefined) => {
    const selects = [...(panel.current?.querySelectorAll<HTMLElement>('[data-key] select') ?? [])];
    const select = selects.find((each) => each.closest<HTMLElement>('[data-key]')?.dataset.key === key);
    select?.scrollIntoView({ block: 'nearest' });
    select?.focus();
    return select !== undefined;
  };
  const close = () => (draft.isChanged && !isAsking ? setAsking(true) : onClose());
  const stay = () => {
    setAsking(false);
    wanted.current = pointed ?? subject?.columns[0]?.key;
  };

  useEffect(() => {
    if (!focusSelect(subject?.columns[0]?.key)) panel.current?.querySelector('button')?.focus();
  }, []);
  // A column of another table, or a label just pointed at, has its select only once the panel is drawn with it.
  useLayoutEffect(() => {
    const key = wanted.current;
    if (key === undefined) return;
    wanted.current = undefined;
    if (!focusSelect(key)) setTold(words('mapping_no_value', key));
  });

  /** One step back: from pointing, from the question, from the wizard. */
  const stepBack = () => (isPicking ? setPicking(false) : isAsking ? stay() : close());

  const pick = (found: Pointed) => {
    setPicking(false);
    setTold(undefined);
    if ('text' in found) {
      wanted.current = normalizeLabel(found.text);
      return draft.addLabel(found.text);
    }
    wanted.current = found.key;
    draft.setSubject(found.subject);
    setPointed(found.key);
  };
  const hovered = usePicking({
    isOn: isPicking,
    document,
    own,
    subjects: subjects.all,
    onPick: pick,
    onLeave: () => setPicking(false),
  });

  return (
    <>
      <Marks
        subject={subject}
        own={own}
        pointed={pointed}
        hovered={hovered}
        onPoint={setPointed}
        onChoose={focusSelect}
      />
      <section
        ref={panel}
        class="panel"
        role="dialog"
        aria-label={say(words('mapping_title'))}
        onKeyDown={(event) => {
          if (event.key === 'Escape') stepBack();
          else keepTabInside(event, panel.current);
        }}
      >
        <header class="line">
          <h2>{say(words('mapping_title'))}</h2>
          <SubjectChoice subjects={subjects.all} subject={subject} onChoose={draft.setSubject} />
          <button type="button" aria-pressed={isPicking} onClick={() => setPicking(!isPicking)}>
            {say(words('mapping_pick'))}
          </button>
          <p class="note" role="status">
            {told || isPicking || subject ? say(told ?? words(isPicking ? 'mapping_picking' : 'mapping_hint')) : ''}
          </p>
          <WizardActions
            name={draft.profile.name}
            isChanged={draft.isChanged}
            isAsking={isAsking}
            onRename={draft.rename}
            onStay={stay}
            onClose={close}
            onSave={async () => {
              try {
                await save(draft.profile);
                onClose();
              } catch (error) {
                setTold(failureWords(error));
              }
            }}
          />
        </header>
        {subject ? (
          <div class="body">
            <div class="columns">
              <MappingTable
                columns={subject.columns}
                pointed={pointed}
                onPoint={setPointed}
                onChoose={(key, field) => {
                  setTold(undefined);
                  draft.choose(key, field);
                }}
              />
            </div>
            <div class="previewed">
              <PreviewRows preview={subject.preview} />
            </div>
          </div>
        ) : (
          <p class="empty">{say(words('mapping_empty'))}</p>
        )}
      </section>
    </>
  );
}
