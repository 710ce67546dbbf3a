import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Parts } from '../lib/metrics/parts.ts';
import type { Answer } from '../lib/protocol/answer.ts';
import type { ownCommands, Place } from '../lib/protocol/own.ts';
import type { Words } from '../lib/ticket/words.ts';
import { ask, failureWords } from './office.ts';

export type Overview = Answer<typeof ownCommands, 'overview'>;

/** What the popup shows, and of which quarter and unit. */
interface Shown {
  place: Place;
  overview: Overview;
}

/**
 * The popup's figures. Answers about another quarter or unit than was asked for last are dropped, and those that a newer one has
 * overtaken; until a new one is answered the old ones stay.
 * @param first the answer about the running quarter, asked for before anything was drawn
 */
export function useOverview(first: Promise<Overview>) {
  const [shown, setShown] = useState<Shown>();
  const [parts, setParts] = useState<{ of: Shown; parts: Parts }>();
  const [failure, setFailure] = useState<Words>();
  const [partsFailure, setPartsFailure] = useState<Words>();
  const [isDrawn, setDrawn] = useState(false);
  const asked = useRef<Place>({});
  const turns = useRef({ asked: 0, shown: 0 });

  const load = (place: Place, coming: Promise<Overview>) => {
    asked.current = place;
    const turn = ++turns.current.asked;
    coming.then(
      (overview) => {
        if (place !== asked.current || turn < turns.current.shown) return;
        turns.current.shown = turn;
        setShown({ place, overview });
        setFailure(undefined);
      },
      (error: unknown) => turn === turns.current.asked && setFailure(failureWords(error)),
    );
  };
  // Before the first frame: the answer may be there already.
  useLayoutEffect(() => load({}, first), []);

  // Asked for once the figures are drawn: it costs more, and nobody waits for it.
  useEffect(() => {
    if (!shown?.overview.known) return;
    setDrawn(true);
    let isOver = false;
    ask('parts', shown.place).then(
      (answer) => {
        if (isOver) return;
        setParts({ of: shown, parts: answer });
        setPartsFailure(undefined);
      },
      (error: unknown) => {
        if (isOver) return;
        setParts(undefined);
        setPartsFailure(failureWords(error));
      },
    );
    return () => {
      isOver = true;
    };
  }, [shown]);

  return {
    overview: shown?.overview,
    place: shown?.place ?? {},
    /** Whether the figures have been painted: what is drawn after them need not keep them waiting. */
    isDrawn,
    parts: parts?.parts,
    /** Whether the parts are not those of the overview. */
    partsBusy: parts?.of !== shown,
    failure,
    partsFailure,
    /** Asks again about the same quarter and unit. */
    reload: () => load(asked.current, ask('overview', asked.current)),
    choose: (change: Place) => {
      const place = { ...asked.current, ...change };
      load(place, ask('overview', place));
    },
  };
}
