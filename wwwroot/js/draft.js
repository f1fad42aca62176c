// Keeps what was typed into form[data-draft] as long as this tab is open: a component that takes over the page, a lost connection
// or a reload must not cost the shopper their words.
export default function draft(root) {
  const key = () => `draft:${root.querySelector('form[data-draft]')?.dataset.draft}`;
  const fields = () => [...root.querySelectorAll('form[data-draft] :is(input:not([type=hidden], [type=radio]), select, textarea)')];
  const saved = () => JSON.parse(sessionStorage.getItem(key()) ?? '{}');

  const keep = (event) => {
    const { name, value } = event.target;
    if (!name || !event.target.closest('form[data-draft]')) return;
    sessionStorage.setItem(key(), JSON.stringify({ ...saved(), [name]: value }));
  };

  const restore = () => {
    const words = saved();
    for (const field of fields()) {
      const word = words[field.name];
      if (!word || field.value) continue;
      field.value = word;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };

  root.addEventListener('input', keep);
  root.addEventListener('change', keep);
  restore();
  // The component's first live render replaces the form: fill it in again.
  new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.querySelector?.('form[data-draft]') ?? false))) restore();
  }).observe(root, { childList: true, subtree: true });

  // A circuit that is gone for good: the page comes back with what was typed.
  const modal = document.getElementById('components-reconnect-modal');
  if (modal) {
    new MutationObserver(() => {
      if (modal.classList.contains('components-reconnect-rejected')) location.reload();
    }).observe(modal, { attributes: true, attributeFilter: ['class'] });
  }
}
