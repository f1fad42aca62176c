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
  // alive or over a connection that drops: it is told again until the component knows, or has had a minute; and before the form is sent.
  const isUnknown = ({ type, value, checked, dataset: { known } }) => known !== undefined && (type === 'radio' ? checked && known !== 'true' : known !== (type === 'checkbox' ? String(checked) : value));
  let telling = false;
  const say = (field) => {
    telling = true;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    telling = false;
  };
  const tell = (field, wait = 1_000) => {
    say(field);
    makeSure(field, wait);
  };
  const makeSure = (field, wait = 1_000) => setTimeout(() => {
    if (field.isConnected && isUnknown(field) && wait < 60_000) tell(field, wait * 2);
  }, wait);
  const tellAll = ({ target }) => [...target.elements].filter(isUnknown).forEach(say);

  const restore = () => {
    const words = saved();
    for (const field of fields()) {
      const { word, over } = words[field.name] ?? {};
      if (!word || field.value === word || (field.value && field.value !== over)) continue;
      field.value = word;
      tell(field);
    }
  };

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
  // Heard before the framework, which listens at the document.
  root.addEventListener('submit', tellAll);
  restore();
  // The component's first live render replaces the form: fill it in again. Another country asks for other fields.
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    const has = (words) => added.some((node) => node.matches?.(words) || node.querySelector?.(words));
    const isAnew = has('form[data-draft]');
    if (isAnew || has('.field :is(input, select, textarea)')) restore();
    if (isAnew) rechoose();
  }).observe(root, { childList: true, subtree: true });
}
