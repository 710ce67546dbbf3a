/**
 * Colours and font of charts: those of tokens.css, light or dark, where the chart stands on one of our pages; the light ones,
 * written here, where it stands alone (save.ts).
 */
export const PAINT = {
  ground: 'var(--ground, #fff)',
  ink: 'var(--ink, #1f2733)',
  quiet: 'var(--quiet, #5b6470)',
  line: 'var(--line, #dfe3e8)',
  accent: 'var(--accent, #1b6e8c)',
  overdue: 'var(--overdue, #b42318)',
} as const;

export const FONT =
  "var(--font, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif)";

/** A presentation attribute with the values of the light theme in place of the page's tokens. */
export function lightValue(value: string): string {
  return value.replace(/var\(--[\w-]+,\s*([^()]*)\)/g, '$1');
}
