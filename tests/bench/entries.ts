import { badgeList } from './badge-list.ts';
import { badgeRow } from './badge-row.ts';
import { check } from './check.ts';
import { clocks } from './clocks.ts';
import { docx } from './docx.ts';
import type { BenchEntry } from './entry.ts';
import { ingested, ingestedFlat, readBack } from './ingest.ts';
import { observeStorm } from './observe-storm.ts';
import { popupPaint } from './popup-paint.ts';
import { readHostile } from './read-hostile.ts';
import { readList } from './read-list.ts';
import { readVirtual } from './read-virtual.ts';
import { restore } from './restore.ts';
import { similar } from './similar.ts';
import { statsQtd } from './stats-qtd.ts';
import { storePut } from './store-put.ts';
import { tick } from './tick.ts';
import { xlsx } from './xlsx.ts';

/** Everything `npm run bench` measures, in the order of the report. */
export const ENTRIES: BenchEntry[] = [
  ...readList,
  badgeRow,
  badgeList,
  ...tick,
  readHostile,
  observeStorm,
  readVirtual,
  storePut,
  ...statsQtd,
  ...popupPaint,
  ...similar,
  clocks,
  check,
  docx,
  ...xlsx,
  ...ingested,
  ...readBack,
  restore,
  ...ingestedFlat,
];
