/** What a datagrid does in the browser: fills the window, scrolls its panes together, marks rows and checks. */
document.addEventListener('DOMContentLoaded', () => {
  const view = find(document, '.datagrid-view');
  if (!view) return;
  scrollTogether(view);
  markRows(view);
  checkAll(view);
  find(document, '[data-ready]')?.setAttribute('data-ready', 'true');
});

/**
 * @param {ParentNode} root
 * @param {string} selector
 */
function find(root, selector) {
  return /** @type {HTMLElement | null} */ (root.querySelector(selector));
}

/** Sizes both panes to the window and lets the main one lead. @param {HTMLElement} view */
function scrollTogether(view) {
  const frozen = find(view, '.datagrid-view1 .datagrid-body');
  const main = find(view, '.datagrid-view2 .datagrid-body');
  const head = find(view, '.datagrid-view2 .datagrid-header');
  if (!frozen || !main || !head) return;

  const fill = () => {
    const below = find(document, '.datagrid-pager')?.offsetHeight ?? 0;
    const height = Math.max(200, window.innerHeight - view.getBoundingClientRect().top - below);
    const body = height - head.offsetHeight;
    view.style.height = `${height}px`;
    main.style.height = `${body}px`;
    frozen.style.height = `${body - (main.offsetHeight - main.clientHeight)}px`;
  };
  fill();
  window.addEventListener('resize', fill);
  main.addEventListener('scroll', () => {
    frozen.scrollTop = main.scrollTop;
    head.scrollLeft = main.scrollLeft;
  });
  frozen.addEventListener('wheel', (event) => {
    main.scrollTop += event.deltaY;
  });
}

/** Hover and selection show on both halves of a row. @param {HTMLElement} view */
function markRows(view) {
  /** @param {Event} event */
  const halves = (event) => {
    const row = /** @type {Element} */ (event.target).closest('tr.datagrid-row');
    return row ? view.querySelectorAll(`tr[datagrid-row-index="${row.getAttribute('datagrid-row-index')}"]`) : [];
  };
  view.addEventListener('mouseover', (event) => {
    for (const row of halves(event)) row.classList.add('datagrid-row-over');
  });
  view.addEventListener('mouseout', (event) => {
    for (const row of halves(event)) row.classList.remove('datagrid-row-over');
  });
  view.addEventListener('click', (event) => {
    for (const row of halves(event)) row.classList.toggle('datagrid-row-selected');
  });
}

/** @param {HTMLElement} view */
function checkAll(view) {
  const all = /** @type {HTMLInputElement | null} */ (view.querySelector('.datagrid-header-check input'));
  all?.addEventListener('change', () => {
    for (const box of view.querySelectorAll('.datagrid-cell-check input')) {
      /** @type {HTMLInputElement} */ (box).checked = all.checked;
    }
  });
}
