// Keeps what was typed into form[data-draft] as long as this tab is open: a component that takes over the page, a lost connection
// or a reload must not cost the shopper their words. Each word is kept with the value it was typed over, so that it comes back over
// that value and over nothing, and never over what the shop has filled in since.
export default function draft(root) {
  const key = () => `draft:${root.querySelector('form[data-draft]')?.dataset.draft}`;
  const fields = () => [...root.querySelectorAll('form[data-draft] :is(input:not([type=hidden], [type=radio]), select, textarea)')];
  const saved = () => JSON.parse(sessionStorage.getItem(key()) ?? '{}');
  const servedIn = (field) => field.defaultValue ?? [...field.options].find((option) => option.defaultSelected)?.value ?? '';
  const served = Object.fromEntries(fields().map((field) => [field.name, servedIn(field)]));

  const keep = (field) => {
    if (!field.name || !field.closest('form[data-draft]')) return;
    sessionStorage.setItem(key(), JSON.stringify({ ...saved(), [field.name]: { word: field.value, over: served[field.name] ?? '' } }));
  };

  const restore = () => {
    const words = saved();
    for (const field of fields()) {
      const { word, over } = words[field.name] ?? {};
      if (!word || field.value === word || (field.value && field.value !== over)) continue;
      field.value = word;
      const tell = () => field.isConnected && field.value === word && field.dispatchEvent(new Event('change', { bubbles: true }));
      tell();
      // A component that has only just come alive may refuse the first of several; told twice, it knows the same.
      setTimeout(tell, 1_500);
    }
  };

  // The field one is in outlives its element: else a keyboard closes and the next letters go nowhere.
  let at = null;
  const resume = () => {
    const field = at && fields().find(({ name }) => name === at.name);
    if (!field || document.activeElement === field || at.field.isConnected) return;
    field.focus({ preventScroll: true });
    at = { name: at.name, field };
  };
  root.addEventListener('focusin', ({ target }) => { at = { name: target.name, field: target }; });
  // Later, because an element that is taken out loses the focus while it is still there.
  root.addEventListener('focusout', ({ target }) => setTimeout(() => { if (target.isConnected && at?.field === target) at = null; }));

  // Typed before this script was here.
  fields().filter((field) => field.value !== served[field.name]).forEach(keep);
  root.addEventListener('input', (event) => keep(event.target));
  root.addEventListener('change', (event) => keep(event.target));
  restore();
  if (fields().includes(document.activeElement)) at = { name: document.activeElement.name, field: document.activeElement };
  // The component's first live render replaces the form: fill it in again.
  new MutationObserver((changes) => {
    const forms = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.matches?.('form[data-draft]') || node.querySelector?.('form[data-draft]'));
    if (forms.length === 0) return;
    restore();
    resume();
  }).observe(root, { childList: true, subtree: true });
}
