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

  // A live component says in data-known what it holds of a field. A change may be lost on the way, to a component that has only just come
  // alive or over a connection that drops: it is told again until the component knows, or has had a minute.
  let telling = false;
  const tell = (field, wait = 1_000) => {
    telling = true;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    telling = false;
    makeSure(field, wait);
  };
  const makeSure = (field, wait = 1_000) => setTimeout(() => {
    if (field.isConnected && field.dataset.known !== field.value && wait < 60_000) tell(field, wait * 2);
  }, wait);

  const restore = () => {
    const words = saved();
    for (const field of fields()) {
      const { word, over } = words[field.name] ?? {};
      if (!word || field.value === word || (field.value && field.value !== over)) continue;
      field.value = word;
      tell(field);
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

  // A choice made before the component came alive: its first live render shows what it holds itself, so it is made again.
  const chosen = {};
  const radios = () => [...root.querySelectorAll('form[data-draft] input[type=radio]')];
  const choose = ({ type, name, value, checked }) => { if (type === 'radio' && checked) chosen[name] = value; };
  const rechoose = () => radios().filter((radio) => chosen[radio.name] === radio.value && !radio.checked).forEach((radio) => radio.click());
  radios().filter((radio) => radio.checked && !radio.defaultChecked).forEach(choose);

  // Typed before this script was here.
  fields().filter((field) => field.value !== served[field.name]).forEach(keep);
  root.addEventListener('input', (event) => keep(event.target));
  root.addEventListener('change', ({ target }) => {
    choose(target);
    keep(target);
    if (!telling && 'known' in target.dataset) makeSure(target);
  });
  restore();
  if (fields().includes(document.activeElement)) at = { name: document.activeElement.name, field: document.activeElement };
  // The component's first live render replaces the form: fill it in again.
  new MutationObserver((changes) => {
    const forms = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.matches?.('form[data-draft]') || node.querySelector?.('form[data-draft]'));
    if (forms.length === 0) return;
    restore();
    rechoose();
    resume();
  }).observe(root, { childList: true, subtree: true });
}
