import { FONT, PAINT } from './palette.ts';
import { textWidth } from './text.ts';

export interface Column {
  /** All that the column says, shown when it is pointed at. */
  name: string;
  value: number;
  /** How much of the value is the part that is set apart. */
  part: number;
  /** Printed under the column. */
  tick?: string;
  /** Still growing. */
  running?: boolean;
}

interface Props {
  /** What the chart says, for those who do not see it. */
  title: string;
  columns: readonly Column[];
  /** Places for columns, more than there are columns where some are yet to come. */
  places?: number;
  /** Names of the value, of its part, and of a column that is still growing. */
  legend: { value: string; part: string; running: string };
  /** Pixels. */
  width?: number;
  height?: number;
}

const SIZE = 11;
const SWATCH = 9;
const LEGEND = 20;
/** A line of figures above the columns, and one each for the parts' figures and the ticks below. */
const LINE = 14;

/** Columns with a part of each set apart at its foot, both with their figures. An SVG that stands by itself. */
export function Columns({ title, columns, places = columns.length, legend, width = 348, height = 136 }: Props) {
  const top = LEGEND + LINE;
  const foot = height - 2 * LINE;
  const slot = width / Math.max(places, 1);
  const thick = Math.min(slot * 0.66, 28);
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const tall = (value: number) => (value <= 0 ? 0 : Math.max(2, (value / most) * (foot - top)));
  /** A figure that is wider than its column's place would run into the next one: then the highest alone has one. */
  const fits = columns.every(({ value }) => textWidth(String(value), SIZE) <= slot + 1);
  const highest = columns.findIndex(({ value }) => value === most);
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
      <Legend {...legend} isRunning={columns.some(({ running }) => running)} />
      {columns.map(({ name, value, part, tick, running }, i) => {
        const [x, middle] = [i * slot + (slot - thick) / 2, (i + 0.5) * slot];
        const shown = fits || i === highest;
        return (
          <g key={name} text-anchor="middle">
            <title>{name}</title>
            {/* The whole place answers the pointer, however low its column. */}
            <rect x={i * slot} y={LEGEND} width={slot} height={height - LEGEND} fill="none" pointer-events="all" />
            <Whole x={x} width={thick} height={tall(value)} foot={foot} running={running === true} />
            <rect x={x} y={foot - tall(part)} width={thick} height={tall(part)} fill={PAINT.overdue} />
            {shown && value > 0 && (
              <text x={middle} y={foot - tall(value) - 4} fill={PAINT.ink}>
                {value}
              </text>
            )}
            {shown && part > 0 && (
              <text x={middle} y={foot + LINE - 3} fill={PAINT.overdue}>
                {part}
              </text>
            )}
            {tick !== undefined && (
              <text x={middle} y={height - 3} fill={PAINT.quiet} font-weight={running ? 600 : 400}>
                {tick}
              </text>
            )}
          </g>
        );
      })}
      <line x1={0} x2={width} y1={foot} y2={foot} stroke={PAINT.line} />
    </svg>
  );
}

/** A column's whole; one that is still growing is an outline of dashes. */
function Whole({
  x,
  width,
  height,
  foot,
  running,
}: Record<'x' | 'width' | 'height' | 'foot', number> & { running: boolean }) {
  const box = { x, y: foot - height, width, height };
  if (!running) return <rect {...box} fill={PAINT.accent} />;
  return <rect {...box} fill={PAINT.ground} stroke={PAINT.accent} stroke-width={1.5} stroke-dasharray="3 2" />;
}

function Legend({ value, part, running, isRunning }: Props['legend'] & { isRunning: boolean }) {
  const entries: [string, string, boolean][] = [
    [value, PAINT.accent, false],
    [part, PAINT.overdue, false],
    ...(isRunning ? [[running, PAINT.accent, true] satisfies [string, string, boolean]] : []),
  ];
  let x = 1;
  return (
    <>
      {entries.map(([text, paint, dashed]) => {
        const from = x;
        x += SWATCH + 5 + textWidth(text, SIZE) + 14;
        return (
          <g key={text}>
            <rect
              x={from}
              y={2}
              width={SWATCH}
              height={SWATCH}
              fill={dashed ? PAINT.ground : paint}
              stroke={paint}
              {...(dashed ? { 'stroke-dasharray': '3 2' } : {})}
            />
            <text x={from + SWATCH + 5} y={LEGEND / 2} fill={PAINT.quiet}>
              {text}
            </text>
          </g>
        );
      })}
    </>
  );
}
