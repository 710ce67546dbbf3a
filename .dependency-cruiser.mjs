/**
 * The directions imports may take (docs/ARCHITECTURE.md): entrypoints and companion use components, components use lib,
 * and inside lib the lower part never knows the upper one.
 */

/** For each part of lib: the other parts it may import. A part that is not listed may import none. */
const LIB = {
  calendar: ['json'],
  ticket: ['calendar'],
  replying: ['ticket', 'calendar'],
  similar: ['ticket', 'calendar'],
  json: [],
  profiles: ['ticket', 'json'],
  ocr: [],
  picture: [],
  evidence: ['ticket', 'calendar', 'ocr'],
  rules: ['ticket', 'calendar', 'json'],
  drift: ['ticket'],
  duties: ['ticket', 'json'],
  verifying: ['ticket', 'importing'],
  figures: ['ticket', 'calendar', 'replying'],
  bulletin: ['ticket', 'calendar', 'figures'],
  clocks: ['ticket', 'calendar', 'rules'],
  returning: ['ticket', 'calendar', 'rules', 'clocks', 'duties'],
  metrics: ['ticket', 'calendar', 'clocks', 'replying'],
  store: [
    'ticket',
    'calendar',
    'rules',
    'clocks',
    'metrics',
    'profiles',
    'drift',
    'duties',
    'replying',
    'similar',
    'ocr',
    'evidence',
    'figures',
    'bulletin',
  ],
  worklist: ['ticket', 'calendar', 'clocks'],
  reading: ['ticket', 'calendar', 'profiles', 'drift'],
  protocol: [
    'ticket',
    'calendar',
    'rules',
    'clocks',
    'metrics',
    'profiles',
    'drift',
    'duties',
    'returning',
    'reading',
    'walking',
    'worklist',
    'similar',
    'reminders',
    'replying',
    'ocr',
    'evidence',
    'picture',
    'bulletin',
  ],
  walking: ['ticket', 'reading'],
  filling: ['ticket', 'reading', 'duties'],
  mapping: ['ticket', 'calendar', 'profiles', 'reading'],
  importing: ['ticket', 'calendar', 'profiles', 'reading', 'mapping', 'protocol'],
  overlay: ['ticket', 'calendar', 'clocks', 'reading', 'protocol', 'profiles'],
  office: ['ticket', 'calendar', 'importing', 'figures', 'bulletin', 'reports', 'store', 'protocol', 'verifying'],
  reports: ['ticket', 'calendar', 'clocks', 'metrics', 'figures', 'bulletin', 'store', 'protocol'],
  reminders: ['ticket', 'calendar', 'rules', 'clocks', 'store'],
};

const TESTS = '\\.test\\.tsx?$';

const libRules = Object.entries(LIB).map(([part, others]) => ({
  name: `lib-${part}`,
  comment: `lib/${part} may import ${others.length > 0 ? `lib/{${others.join(',')}}` : 'no other part of lib'}.`,
  severity: 'error',
  from: { path: `^lib/${part}/` },
  to: { path: '^lib/', pathNot: `^lib/(${[part, ...others].join('|')})/` },
}));

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    ...libRules,
    rule(
      'lib-unlisted',
      'A new part of lib needs its row in .dependency-cruiser.mjs.',
      { path: '^lib/', pathNot: `^lib/(${Object.keys(LIB).join('|')})/` },
      { path: '^lib/' },
    ),
    rule(
      'lib-is-the-bottom',
      'lib is used by everything and uses nothing of ours.',
      { path: '^lib/' },
      { path: '^(entrypoints|components|companion|practice|tests|scripts)/' },
    ),
    rule(
      'lib-is-pure',
      'lib takes what it needs as arguments, so that it runs in the companion and in tests too.',
      { path: '^lib/' },
      { path: '(^|/)(webextension-polyfill|@wxt-dev|wxt|playwright)(/|$)' },
    ),
    rule(
      'protocol-takes-types',
      'The message map names reading results; it must not pull the reader into every context.',
      { path: '^lib/protocol/', pathNot: TESTS },
      { path: '^lib/reading/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'components-use-lib',
      'Components use lib and each other.',
      { path: '^components/' },
      { path: '^(entrypoints|companion|practice|tests|scripts)/' },
    ),
    rule(
      'entrypoints-use-components-and-lib',
      'What the browser starts wires components and lib.',
      { path: '^entrypoints/' },
      { path: '^(companion|practice|tests|scripts)/' },
    ),
    rule(
      'companion-uses-lib',
      'The companion has no part of the extension but lib.',
      { path: '^companion/' },
      { path: '^(entrypoints|practice|tests|scripts)/' },
    ),
    rule(
      'content-script-has-no-store',
      "A content script's IndexedDB belongs to the page: send a message instead.",
      {
        path: '^(entrypoints/(platform|mapping)\\.content|lib/overlay|lib/reading|lib/walking|lib/mapping|lib/filling)/',
      },
      { path: '(^lib/store/|(^|/)dexie(/|$))', reachable: true },
    ),
    rule(
      'practice-is-another-program',
      'The practice platform stands for the city: it shares dates and the ticket model, nothing else.',
      { path: '^practice/' },
      { path: '^(lib|entrypoints|components|companion|tests|scripts)/', pathNot: '^lib/(calendar|ticket)/' },
    ),
    rule(
      'nothing-ships-practice',
      'Only tests and scripts know the practice platform.',
      { path: '^(entrypoints|components|companion|lib)/' },
      { path: '^practice/' },
    ),
    rule('no-cycles', 'Two files that need each other are one file, or hide a third.', {}, { circular: true }),
    rule(
      'no-orphans',
      'A file that nothing imports and that imports nothing is left over.',
      {
        orphan: true,
        pathNot: [
          '^entrypoints/',
          TESTS,
          '\\.d\\.m?ts$',
          '^[^/]+\\.m?[jt]s$',
          '^practice/.*(main|server)\\.',
          '^practice/.*/static/',
        ],
      },
      {},
    ),
    rule('no-unresolvable', 'The import leads nowhere.', {}, { couldNotResolve: true, pathNot: '^virtual:' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.output|\\.wxt|out|practice/dist|test-results|tests/fixtures|docs|public)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.vue', '.json', '.d.ts'],
    },
  },
};
