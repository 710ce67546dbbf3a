import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openFile } from '../store/open.ts';
import { ticketsIn } from '../store/read.ts';
import type { Store } from '../store/store.ts';
import { Browser, START_MS } from '../testing/browsing.ts';
import { exportBundle } from './export.ts';
import { importBundle } from './import.ts';
import { ownKey } from './keys.ts';

const UNITS = ['路口镇', '陆城镇', undefined] as const;
const STATUSES = ['待签收', '处办中', '已办结', '重办'];

interface Office {
  folder: string;
  store: Store;
  browsers: Browser[];
  signer: Awaited<ReturnType<typeof ownKey>>;
}

const zStep = fc.oneof(
  // A browser of an office sees a ticket of few, so that offices see the same ones; or deletes it.
  fc.record({
    what: fc.constant('see' as const),
    office: fc.nat(2),
    browser: fc.nat(1),
    ticket: fc.nat(4),
    fields: fc.record(
      {
        title: fc.constantFrom('路灯不亮', '路灯不亮，夜间出行不便', '占道'),
        status: fc.constantFrom(...STATUSES),
        unit: fc.constantFrom('路口镇', '陆城镇', '区城管局'),
        reply: fc.constantFrom('已修复', '已联系当事人，路灯已修复'),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ what: fc.constant('delete' as const), office: fc.nat(2), browser: fc.nat(1), ticket: fc.nat(4) }),
  fc.record({ what: fc.constant('export' as const), office: fc.nat(2) }),
  fc.record({ what: fc.constant('import' as const), office: fc.nat(2), bundle: fc.nat(30) }),
);

async function mergedIn({ store }: Office): Promise<string> {
  const all: string[] = [];
  for await (const page of ticketsIn(store, { history: true }, () => expect.unreachable('a damaged row')))
    for (const { ticket, ticketNo, provenance, conflicts, history } of page)
      all.push(JSON.stringify({ ticketNo, ticket, provenance, conflicts, history }));
  return all.join('\n');
}

test('two towns and the coordinator exchange bundles in any order and repeatedly: in the end all hold the same tickets', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(zStep, { minLength: 5, maxLength: 25 }),
      fc.infiniteStream(fc.nat(1_000)),
      async (steps, order) => {
        const folder = mkdtempSync(join(tmpdir(), 'anqi-exchange-'));
        const offices: Office[] = [];
        try {
          for (const [i, unit] of UNITS.entries()) {
            const home = join(folder, String(i));
            const browsers = [new Browser(2 * i + 1, unit), new Browser(2 * i + 2, unit)];
            const store = await openFile(join(home, 'anqi.db'), START_MS);
            offices.push({ folder: home, store, browsers, signer: await ownKey(home) });
          }
          const bundles: { file: string; trust: string }[] = [];
          let nowMs = START_MS;
          const exportOf = async (office: Office) => {
            const file = join(folder, `${bundles.length}.anqi`);
            await exportBundle(office.store, file, { signer: office.signer, nowMs });
            bundles.push({ file, trust: office.signer.fingerprint });
          };
          const importTo = async (office: Office, bundle: (typeof bundles)[number] | undefined) => {
            if (bundle) await importBundle(office.store, office.folder, bundle.file, { trust: bundle.trust, nowMs });
          };
          for (const step of steps) {
            nowMs += 60_000;
            const office = offices[step.office];
            if (!office) continue;
            if (step.what === 'export') await exportOf(office);
            else if (step.what === 'import') await importTo(office, bundles[step.bundle % Math.max(1, bundles.length)]);
            else {
              const browser = office.browsers[step.browser];
              if (step.what === 'see') browser?.see({ ticketNo: `GD${step.ticket}`, ...step.fields }, nowMs);
              else browser?.delete(`GD${step.ticket}`, nowMs);
              await browser?.push(office.store, nowMs);
            }
          }
          for (const office of offices) await exportOf(office);
          // The last bundles reach everyone, in an order of each office's own, among older ones that come again.
          for (const office of offices) {
            const left = [...bundles, ...bundles.slice(-3)];
            while (left.length > 0) {
              const at = (order.next().value as number) % left.length;
              await importTo(office, left.splice(at, 1)[0]);
            }
          }
          const [first, ...others] = await Promise.all(offices.map(mergedIn));
          for (const other of others) expect(other).toBe(first);
        } finally {
          await Promise.all(offices.map(({ store }) => store.close()));
          rmSync(folder, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: 10 },
  );
}, 180_000);
