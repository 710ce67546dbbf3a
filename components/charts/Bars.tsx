import { FONT, PAINT } from './palette.ts';
import { fitted, textWidth } from './text.ts';

export interface Bar {
  label: string;
  value: number;
  /** The value as it is printed behind the bar. */
  print: string;
  /** Stands back behind the others: what they are compared with, or the rest. */
  quiet?: boolean;
}

interface Props {
  /** What the chart says, for those who do not see it. */
  title: string;
  bars: readonly Bar[];
  /** The value of a bar of full length; the longest one's when left out. */
  max?: number;
  /** Pixels. */
  width?: number;
}

const SIZE = 12;
const ROW = 22;
const THICK = 12;
const GAP = 8;
/** The share of the width that labels may take. */
const LABELS = 0.4;

/** Horizontal bars, each with its label before and its value behind. An SVG that stands by itself. */
export function Bars({ title, bars, max, width = 348 }: Props) {
  const full = Math.max(max ?? 0, ...(max === undefined ? bars.map(({ value }) => value) : []), Number.MIN_VALUE);
  const widest = (texts: string[]) => Math.max(0, ...texts.map((text) => textWidth(text, SIZE)));
  const left = Math.min(widest(bars.map(({ label }) => label)), width * LABELS) + GAP;
  const length = width - left - GAP - widest(bars.map(({ print }) => print));
  const height = bars.length * ROW;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-label={title}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-family={FONT}
      font-size={SIZE}
    >
      {bars.map(({ label, value, print, quiet }, i) => {
        const middle = i * ROW + ROW / 2;
        const drawn = value <= 0 ? 0 : Math.max(2, (Math.min(value, full) / full) * length);
        return (
          <g key={label}>
            <title>{`${label} ${print}`}</title>
            <text x={left - GAP} y={middle} text-anchor="end" dominant-baseline="central" fill={PAINT.quiet}>
              {fitted(label, SIZE, left - GAP)}
            </text>
            <line x1={left} x2={left} y1={middle - ROW / 2} y2={middle + ROW / 2} stroke={PAINT.line} />
            <rect
              x={left}
              y={middle - THICK / 2}
              width={drawn}
              height={THICK}
              fill={quiet ? PAINT.ground : PAINT.accent}
              stroke={quiet ? PAINT.quiet : 'none'}
            />
            <text x={left + drawn + GAP} y={middle} dominant-baseline="central" fill={PAINT.ink}>
              {print}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
