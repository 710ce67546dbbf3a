/** How badges look: four urgencies apart by colour, shape and words, each on its own ground, so that contrast holds on any page. */
export const badgeCss = `
:host {
  all: initial !important;
  display: inline-block !important;
  vertical-align: middle !important;
  line-height: 1 !important;
  user-select: none !important;
}
:host([data-roomless]) { position: relative !important; width: 0 !important; height: 0 !important; z-index: 1 !important; }
:host([data-roomless]) span { position: absolute; top: 0; left: 0; transform: translateY(calc(-50% - 1px)); }
span {
  display: inline-block;
  box-sizing: border-box;
  height: 18px;
  margin-inline-start: 6px;
  padding: 0 6px;
  border: 1px solid;
  border-radius: 3px;
  font: 12px/16px -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
  cursor: pointer;
}
span:focus-visible { outline: 2px solid #1b6e8c; outline-offset: 1px; }
span.short { padding: 0 4px; margin-inline-start: 4px; }
span.done { color: #5b6470; background: #f3f4f6; border-color: #d7dbe0; }
span.none { color: #5b6470; background: #fff; border-color: #c3c9d1; border-style: dashed; }
span.calm { color: #11643b; background: #e9f6ee; border-color: #a9d8bc; }
span.soon { color: #7a4a00; background: #fff4d6; border-color: #e6b94d; font-weight: 600; }
span.overdue { color: #fff; background: #b42318; border-color: #b42318; font-weight: 600; }
span.pinned { height: 16px; margin-inline-start: 2px; padding: 0 2px; font-size: 11px; line-height: 14px; }
span.glyph { height: 16px; margin-inline-start: 2px; padding: 0 1px; font-size: 11px; line-height: 14px; }
span.dot { width: 10px; height: 10px; padding: 0; margin-inline-start: 3px; border-radius: 5px; }
span.dot.soon { border-radius: 0; transform: translateY(-50%) rotate(45deg) scale(.8) !important; background: #b97700; }
span.dot.overdue { border-radius: 0; }
span.dot.calm { background: #2f9e63; }
@media print { :host { display: none !important; } }
`;
