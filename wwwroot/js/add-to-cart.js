// Adds without leaving the page. The server answers a successful add with a redirect to the cart, a refusal with one back to the
// product's page, which says why. Anything else is shown by posting the form the ordinary way.

export default function addToCart(form) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = event.submitter ?? form.querySelector('[type=submit]');
    if (button.ariaBusy === 'true') return;
    button.ariaBusy = 'true';
    button.classList.add('is-busy');
    try {
      const answer = await fetch(form.action, {
        method: 'POST', body: new FormData(form, event.submitter), headers: { Accept: 'text/html' },
      });
      if (!answer.redirected) return form.submit();
      if (new URL(answer.url).pathname !== '/cart') return location.assign(answer.url);
      document.dispatchEvent(new Event('shop:cart'));
      say(form.dataset.added, { href: '/cart', text: form.dataset.viewCart });
    } catch {
      say(form.dataset.offline);
    } finally {
      button.ariaBusy = null;
      button.classList.remove('is-busy');
    }
  });
}

let hideLater;
function say(text, link) {
  const toast = document.querySelector('[data-toast]');
  const words = document.createElement('span');
  words.textContent = text;
  toast.replaceChildren(words);
  if (link) {
    const a = document.createElement('a');
    a.href = link.href;
    a.textContent = link.text;
    toast.append(a);
  }
  clearTimeout(hideLater);
  hideLater = setTimeout(() => {
    if (!toast.contains(document.activeElement)) toast.replaceChildren();
  }, 8000);
}
