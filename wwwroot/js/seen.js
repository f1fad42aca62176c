// The last few products this browser looked at. Names and pictures only: a price kept here would grow old.
const KEY = 'seen';
const MOST = 9;

export default function seen(section) {
  const { slug, name, picture } = section.dataset;
  let list = [];
  try {
    list = JSON.parse(localStorage.getItem(KEY) ?? '[]').filter((one) => typeof one?.slug === 'string' && typeof one.name === 'string' && one.slug !== slug);
    localStorage.setItem(KEY, JSON.stringify([{ slug, name, picture }, ...list].slice(0, MOST)));
  } catch {
    // Storage is full or switched off: then nothing is remembered.
  }
  if (list.length === 0) return;
  section.querySelector('ul').replaceChildren(...list.slice(0, 4).map(card));
  section.hidden = false;
}

function card({ slug, name, picture }) {
  const item = document.createElement('li');
  item.className = 'piece';
  const frame = document.createElement('div');
  frame.className = 'piece-frame';
  if (/^[0-9a-f]{32,64}$/.test(picture ?? '')) {
    const image = Object.assign(new Image(480, 600), { src: `/media/${picture}/320.webp`, loading: 'lazy', alt: '' });
    frame.append(image);
  }
  const title = document.createElement('h3');
  title.className = 'piece-name';
  const link = document.createElement('a');
  link.href = `/products/${encodeURIComponent(slug)}`;
  link.textContent = name;
  title.append(link);
  item.append(frame, title);
  return item;
}
