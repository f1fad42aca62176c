// Offers suggestions under the search box. Without it the box is a plain form.
// The box stays a searchbox; the list below is its popup: arrows move, Enter opens, Escape closes.
const patience = 150;

export default function suggest(form) {
  const box = form.querySelector('input[type=search]');
  const list = document.createElement('ul');
  const status = document.createElement('p');
  let timer = 0;
  let request = null;
  let active = -1;
  Object.assign(list, { id: 'suggestions', className: 'suggestions', role: 'listbox', ariaLabel: 'Suggestions', hidden: true });
  Object.assign(status, { className: 'visually-hidden', role: 'status' });
  form.append(list, status);
  for (const [name, value] of Object.entries({ 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-controls': 'suggestions' })) box.setAttribute(name, value);

  const options = () => [...list.children];

  function close() {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    status.textContent = '';
    activate(-1);
  }

  function activate(index) {
    active = index;
    options().forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    const option = options()[index];
    if (option) {
      box.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else {
      box.removeAttribute('aria-activedescendant');
    }
  }

  function make(item, index) {
    const option = document.createElement('li');
    Object.assign(option, { id: `suggestion-${index}`, role: 'option', ariaSelected: 'false' });
    option.dataset.url = item.url;
    if (item.imageUrl) option.append(Object.assign(new Image(40, 50), { src: item.imageUrl, alt: '' }));
    const kind = Object.assign(document.createElement('span'), { className: 'small soft', textContent: { category: 'Category', query: 'Search' }[item.kind] ?? '' });
    option.append(Object.assign(document.createElement('span'), { textContent: item.text }), kind);
    return option;
  }

  async function ask() {
    const words = box.value.trim();
    request?.abort();
    if (words.length < 2) return close();
    request = new AbortController();
    try {
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(words)}`, { signal: request.signal });
      if (!answer.ok) return close();
      const { suggestions } = await answer.json();
      list.replaceChildren(...suggestions.map(make));
      list.hidden = suggestions.length === 0 || document.activeElement !== box;
      status.textContent = suggestions.length === 0 ? '' : `${suggestions.length} suggestions, use the arrow keys`;
      activate(-1);
    } catch (error) {
      if (error.name !== 'AbortError') close();
    }
  }

  const open = (option) => location.assign(option.dataset.url);

  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, patience);
  });
  box.addEventListener('keydown', (event) => {
    const count = options().length;
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      list.hidden = false;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One place more than there are options: none chosen, back in the box.
      activate(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === 'Enter' && active >= 0 && !list.hidden) {
      event.preventDefault();
      open(options()[active]);
    }
  });
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) open(option);
  });
  // What was typed while this was on its way counts too.
  if (document.activeElement === box && box.value !== box.defaultValue) ask();
  form.addEventListener('submit', close);
  form.addEventListener('focusout', (event) => form.contains(event.relatedTarget) || close());
}
