// The only script every shop page loads. Pages work without it.
// data-module="<url> <url>" on an element starts the default export of each module with that element.

function showCartCount() {
  const link = document.querySelector('[data-cart]');
  const match = document.cookie.match(/(?:^|;\s*)hz_cart_count=(\d{1,4})/);
  const count = match ? Number(match[1]) : 0;
  if (link) link.querySelector('[data-cart-count]').textContent = count > 0 ? String(count) : '';
}

function startModules() {
  for (const element of document.querySelectorAll('[data-module]')) {
    for (const url of element.dataset.module.split(' ')) {
      import(new URL(url, document.baseURI)).then((module) => module.default(element));
    }
  }
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

showCartCount();
startModules();
// Modules say shop:cart instead of importing this file: its fingerprinted address differs from './shop.js', and it would run twice.
document.addEventListener('shop:cart', showCartCount);
addEventListener('pageshow', (event) => event.persisted && showCartCount());
addEventListener('pageswap', carryPicture);
