// The plain HTML of a live region is there before its component, which then replaces it. What was pressed, typed or focused in between is
// taken over to the live one: a button that only works live, a number, a code, a button that was replaced under the finger.
// Words in form[data-draft] are left to draft.js, which keeps them longer.
export default function early(root) {
  const all = () => [...root.querySelectorAll(':is(a[href], button, input:not([type=hidden]), select, textarea, summary)')];
  const nameOf = (element) => `${element.tagName} ${element.id} ${element.name} ${element.ariaLabel ?? ''}`;
  const served = all();
  const successor = (element) => {
    const next = all()[served.indexOf(element)];
    return next && nameOf(next) === nameOf(element) ? next : null;
  };

  const pressed = [];
  root.addEventListener('click', ({ target }) => {
    const button = target.closest('button[type=button]');
    if (served.includes(button)) pressed.push(button);
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

  const takeOver = () => {
    for (const field of served) {
      if (field.tagName !== 'INPUT' || field.value === field.defaultValue || field.closest('form[data-draft]')) continue;
      const next = successor(field);
      if (!next) continue;
      next.value = field.value;
      next.dispatchEvent(new Event('change', { bubbles: true }));
    }
    if (focused && !focused.isConnected) successor(focused)?.focus({ preventScroll: true });
    pressed.forEach((button) => successor(button)?.click());
  };
  const observer = new MutationObserver(() => {
    if (served.every((element) => element.isConnected)) return;
    observer.disconnect();
    takeOver();
  });
  observer.observe(root, { childList: true, subtree: true });
}
