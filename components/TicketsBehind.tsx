import { useEffect, useState } from 'preact/hooks';
import { type Figure, printFigure } from '../lib/metrics/figures.ts';
import type { Line, Place } from '../lib/protocol/own.ts';
import { type Words, words } from '../lib/ticket/words.ts';
import { Lines } from './Lines.tsx';
import { ask, failureWords } from './office.ts';
import { unitName } from './quarter/Units.tsx';
import { say } from './say.ts';

const PAGE = 100;

interface Props {
  figure: Figure;
  place: Place;
  /** Words of the quarter. */
  period: Words;
  onBack: () => void;
}

/** The tickets that a figure counts, nearest deadline first, a page at a time. */
export function TicketsBehind({ figure, place, period, onBack }: Props) {
  const [lines, setLines] = useState<Line[]>();
  const [more, setMore] = useState(false);
  const [failure, setFailure] = useState<Words>();

  const load = (offset: number) => {
    ask('behind', { ...place, figure: figure.id, offset, limit: PAGE }).then(
      (answer) => {
        setLines((before) => [...(offset === 0 ? [] : (before ?? [])), ...answer.lines]);
        setMore(answer.more);
      },
      (error: unknown) => setFailure(failureWords(error)),
    );
  };
  useEffect(() => load(0), [figure.id]);

  return (
    <section class="behind">
      <div class="line">
        <button type="button" class="quiet" onClick={onBack}>
          {say(words('back'))}
        </button>
        <h2>
          {say(figure.name)} {printFigure(figure)}
        </h2>
      </div>
      <p class="note">
        {[say(period), ...(place.unit === undefined ? [] : [unitName(place.unit)]), say(figure.formula)].join(' · ')}
      </p>
      {failure && (
        <p class="note trouble" role="alert">
          {say(failure)}
        </p>
      )}
      {!lines && !failure && <p class="note">{say(words('popup_loading'))}</p>}
      {lines?.length === 0 && <p class="note">{say(words('behind_empty'))}</p>}
      {lines && <Lines lines={lines} />}
      {more && (
        <button type="button" class="quiet" onClick={() => load(lines?.length ?? 0)}>
          {say(words('behind_more'))}
        </button>
      )}
    </section>
  );
}
