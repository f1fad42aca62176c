// The only script every shop page loads. Pages work without it.
// data-module="<url> <url>" on an element starts the default export of each module with that element. A page with live components
// carries the framework's script too: it starts after the modules, which keep what was typed before a component took over.

function showCartCount() {
  const link = document.querySelector('[data-cart]');
  const match = document.cookie.match(/(?:^|;\s*)hz_cart_count=(\d{1,4})/);
  const count = match ? Number(match[1]) : 0;
  if (link) link.querySelector('[data-cart-count]').textContent = count > 0 ? String(count) : '';
}

async function startModule(url, element) {
  try {
    (await import(new URL(url, document.baseURI))).default(element);
  } catch (error) {
    reportError(error);
  }
}

function startModules() {
  const elements = [...document.querySelectorAll('[data-module]')];
  return Promise.all(elements.flatMap((element) => element.dataset.module.split(' ').map((url) => startModule(url, element))));
}

// The framework's script tells the shop on "unload" that somebody leaves; browsers are giving that event up for "pagehide".
function startComponents() {
  if (!globalThis.Blazor) return;
  const { addEventListener } = window;
  window.addEventListener = (type, ...rest) => addEventListener.call(window, type === 'unload' ? 'pagehide' : type, ...rest);
  Blazor.start();
}

// The picture of the product one opens grows into its page.
function carryPicture(event) {
  const target = event.activation?.entry?.url;
  if (!event.viewTransition || !target) return;
  const path = new URL(target).pathname;
  if (!path.startsWith('/products/')) return;
  const link = [...document.querySelectorAll('.piece-name a')].find((a) => a.pathname === path);
  const picture = link?.closest('.piece')?.querySelector('.piece-frame img');
  if (!picture) return;
  picture.style.viewTransitionName = 'product-picture';
  event.viewTransition.finished.finally(() => { picture.style.viewTransitionName = ''; });
}

// Which search led here has been noted; the address is the product's own again.
if (new URLSearchParams(location.search).has('hit')) history.replaceState(history.state, '', location.pathname + location.hash);

showCartCount();
startModules().then(startComponents);
// Modules say shop:cart instead of importing this file: its fingerprinted address differs from './shop.js', and it would run twice.
document.addEventListener('shop:cart', showCartCount);
addEventListener('pageshow', (event) => event.persisted && showCartCount());
addEventListener('pageswap', carryPicture);
