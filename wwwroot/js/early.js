// The plain HTML of a live region is there before its component, which then replaces it. What was pressed, typed, opened or focused in
// between is taken over to the live one: buttons that only work live, numbers, codes, a button that was replaced under the finger.
// Words in form[data-draft] are left to draft.js, which keeps them longer. Stands before the scripts that start the framework.
const patience = 5_000;

function early(root) {
  const all = () => [...root.querySelectorAll(':is(a[href], button, input:not([type=hidden], [type=file]), select, textarea, summary)')];
  // Rows may have come or gone meanwhile: never the same button of another row.
  const wordsOf = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const nameOf = (element) => [element.tagName, element.id, element.name, element.ariaLabel, wordsOf(element), wordsOf(element.closest('li, tr'))].join('|');
  const served = all();
  const names = served.map(nameOf);
  // The first of that name, or the second, if it was the second.
  const successor = (element) => {
    const at = served.indexOf(element);
    const before = names.slice(0, at).filter((name) => name === names[at]).length;
    return all().filter((next) => nameOf(next) === names[at])[before];
  };
  const change = (field) => field.dispatchEvent(new Event('change', { bubbles: true }));

  const pressed = [];
  root.addEventListener('click', ({ target }) => {
    const button = target.closest('button[type=button]');
    if (served.includes(button)) pressed.push(button);
  });
  root.addEventListener('submit', (event) => {
    if (event.target.method === 'post' || !served.some((element) => event.target.contains(element))) return;
    event.preventDefault();
    if (served.includes(event.submitter)) pressed.push(event.submitter);
  });

  let focused = null;
  root.addEventListener('focusin', ({ target }) => { focused = target; });
  // Later, because an element that is taken out loses the focus while it is still there.
  root.addEventListener('focusout', ({ target }) => setTimeout(() => { if (target.isConnected && focused === target) focused = null; }));

  // A click comes only to an element that was there from the press to the release.
  let held = null;
  addEventListener('pointerdown', ({ target }) => { held = target.closest?.('button'); }, true);
  addEventListener('pointerup', ({ target }) => {
    const next = held && !held.isConnected && served.includes(held) ? successor(held) : null;
    held = null;
    if (next?.contains(target)) next.click();
  }, true);

  // What is still to be done on the live region: each an element of the plain one, and what to do to its successor.
  const steps = () => [
    ...served.filter(({ form }) => !form?.hasAttribute('data-draft')).flatMap((field) => {
      if (['checkbox', 'radio'].includes(field.type)) return field.checked !== field.defaultChecked && (field.checked || field.type === 'checkbox') ? [[field, (next) => next.checked !== field.checked && next.click()]] : [];
      const before = field.tagName === 'SELECT' ? [...field.options].find((option) => option.defaultSelected)?.value ?? field.options[0]?.value : field.defaultValue;
      return before === undefined || field.value === before ? [] : [[field, (next) => { next.value = field.value; change(next); }]];
    }),
    ...served.filter((summary) => summary.tagName === 'SUMMARY' && summary.parentElement.open).map((summary) => [summary, (next) => next.parentElement.open || next.click()]),
    ...(focused && !focused.isConnected ? [[focused, (next) => next.focus({ preventScroll: true })]] : []),
    ...pressed.map((button) => [button, (next) => next.click()]),
  ];

  let left = null;
  const observer = new MutationObserver(() => {
    if (left === null) {
      if (served.some((element) => element.isConnected)) return;
      left = steps();
      setTimeout(() => { left = []; observer.disconnect(); }, patience);
    }
    // In order: what follows may hang on what comes first.
    while (left.length > 0) {
      const next = successor(left[0][0]);
      if (!next) return;
      left.shift()[1](next);
    }
    observer.disconnect();
  });
  observer.observe(root, { childList: true, subtree: true });
}

document.querySelectorAll('[data-early]').forEach(early);
