/** The file that is open, the sheet that is looked at, and what can be stored of it. */
import { useRef, useState } from 'preact/hooks';
import { MAX_BYTES } from '../../lib/importing/limits.ts';
import { FileRefusal } from '../../lib/importing/refusal.ts';
import type { RemoteSession } from '../../lib/importing/remote.ts';
import type { BookView, Checked, SheetView } from '../../lib/importing/session.ts';
import type { SiteProfile } from '../../lib/profiles/profile.ts';
import type { ReadField } from '../../lib/ticket/model.ts';
import { type Words, words } from '../../lib/ticket/words.ts';

export interface OpenFile {
  name: string;
  book: BookView;
  sheet: number;
  /** Undefined where the sheet holds no table. */
  view: SheetView | undefined;
  /** The profile that it was opened with. */
  start: SiteProfile;
  /** Undefined while it is read through. */
  checked: Checked | undefined;
}

export interface FileState {
  opening: string | undefined;
  /** A file that is not read, and why. */
  refusal: { name: string; why: Words } | undefined;
  file: OpenFile | undefined;
  open(file: File, profile: SiteProfile): Promise<void>;
  /** Looks at a sheet by a profile. */
  look(sheet: number, profile: SiteProfile): Promise<void>;
  choose(key: string, field: ReadField | undefined): Promise<void>;
  close(): void;
}

export function useFile(session: RemoteSession): FileState {
  const [opening, setOpening] = useState<string>();
  const [refusal, setRefusal] = useState<FileState['refusal']>();
  const [file, setFile] = useState<OpenFile>();
  // What was asked last counts: answers to what was asked before come too late.
  const turn = useRef(0);

  const show = async (next: OpenFile, mine: number) => {
    setFile(next);
    if (!next.view) return;
    const checked = await session.check();
    if (checked && turn.current === mine) setFile({ ...next, checked });
  };

  const guarded = async (name: string, work: (mine: number) => Promise<void>) => {
    const mine = ++turn.current;
    try {
      await work(mine);
    } catch (error) {
      if (turn.current !== mine) return;
      setFile(undefined);
      setRefusal({ name, why: refusalWords(error) });
    } finally {
      if (turn.current === mine) setOpening(undefined);
    }
  };

  return {
    opening,
    refusal,
    file,
    open: (chosen, profile) =>
      guarded(chosen.name, async (mine) => {
        setFile(undefined);
        setRefusal(undefined);
        setOpening(chosen.name);
        if (chosen.size > MAX_BYTES) throw new FileRefusal('too-large');
        const book = await session.open(new Uint8Array(await chosen.arrayBuffer()));
        const view = await session.view(book.main, profile);
        if (turn.current !== mine) return;
        setOpening(undefined);
        await show({ name: chosen.name, book, sheet: book.main, view, start: profile, checked: undefined }, mine);
      }),
    look: (sheet, profile) =>
      guarded(file?.name ?? '', async (mine) => {
        const view = await session.view(sheet, profile);
        if (file && turn.current === mine)
          await show({ ...file, sheet, view, start: profile, checked: undefined }, mine);
      }),
    choose: (key, field) =>
      guarded(file?.name ?? '', async (mine) => {
        const view = await session.choose(key, field);
        if (file && turn.current === mine) await show({ ...file, view, checked: undefined }, mine);
      }),
    close() {
      turn.current++;
      setFile(undefined);
      setRefusal(undefined);
    },
  };
}

function refusalWords(error: unknown): Words {
  const code = error instanceof FileRefusal ? error.code : 'failed';
  return words(`import_refused_${code.replaceAll('-', '_')}`);
}
