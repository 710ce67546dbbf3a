import { useEffect, useState } from 'preact/hooks';
import { type Box, headBox, placeBox } from '../../lib/mapping/boxes.ts';
import { followMoves } from '../../lib/mapping/follow.ts';
import type { Place, Subject } from '../../lib/mapping/subjects.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { columnName } from './FieldSelect.tsx';

interface Props {
  subject: Subject | undefined;
  /** The element that all of ours is drawn in. */
  own: Element;
  /** The column that the clerk is at. */
  pointed: string | undefined;
  /** What the pointer is over while pointing at the page. */
  hovered: Box | undefined;
  onPoint: (key: string) => void;
  onChoose: (key: string) => void;
}

/** How far a chip stands above the edge of its header. */
const RISE = 14;
const LABEL_RISE = 14;
/** A chip that is narrower shows its shape alone. */
const ROOM_FOR_NAME = 44;

/** What is laid over the page: a chip at each header or label, and the outline of the one that is meant. */
export function Marks({ subject, own, pointed, hovered, onPoint, onChoose }: Props) {
  const [, setMoves] = useState(0);
  useEffect(() => followMoves(own.ownerDocument, () => setMoves((count) => count + 1)), []);
  const place = pointed === undefined ? undefined : subject?.places.get(pointed);
  const outline = place && placeBox(place);
  return (
    <div class="marks">
      {outline && <div class="outline" style={boxStyle(outline)} />}
      {hovered && <div class="outline hovered" style={boxStyle(hovered)} />}
      {subject?.columns.map((column) => {
        const { key, field, confidence } = column;
        const at = chipPlace(subject, subject.places.get(key), own);
        if (!at) return null;
        const name = say(
          words(field ? `field_${field}` : confidence === 'chosen' ? 'mapping_no_field' : 'mapping_none'),
        );
        return (
          <button
            type="button"
            key={key}
            tabIndex={-1}
            class={`chip certainty ${subject.part} ${confidence} ${key === pointed ? 'pointed' : ''}`}
            style={{ left: `${at.left}px`, top: `${at.top}px`, maxWidth: `${at.width}px` }}
            title={say(words('mapping_chip', columnName(column), name, say(words(`mapping_${confidence}`))))}
            onPointerEnter={() => onPoint(key)}
            onClick={() => onChoose(key)}
          >
            <span class="shape" aria-hidden="true" />
            {at.width >= ROOM_FOR_NAME && <span class="name">{name}</span>}
          </button>
        );
      })}
    </div>
  );
}

/** A chip stands on the upper edge of its header, and above a label, so that the text below can be read. */
function chipPlace({ part }: Subject, place: Place | undefined, own: Element) {
  const box = place && headBox(place, own);
  if (!box) return undefined;
  const top = Math.max(0, box.top - (part === 'list' ? RISE : LABEL_RISE));
  const width = part === 'list' ? box.right - box.left - 4 : 140;
  return { left: box.left + 2, top, width: Math.max(20, width) };
}

function boxStyle({ left, top, right, bottom }: Box) {
  return { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` };
}
