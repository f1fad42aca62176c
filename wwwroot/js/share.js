// The phone's own way of sharing, else the link copied; without either the link leads to WhatsApp.
export default function share(link) {
  const toast = document.querySelector('[data-toast]');
  const page = () => document.querySelector('link[rel=canonical]')?.href ?? location.href;
  if (navigator.share) {
    link.textContent = 'Share it';
    link.addEventListener('click', (event) => {
      event.preventDefault();
      // Who closes the phone's list has decided not to share.
      navigator.share({ title: link.dataset.title, url: page() }).catch(() => {});
    });
  } else if (navigator.clipboard) {
    const copy = document.createElement('button');
    copy.type = 'button';
    copy.className = 'link';
    copy.textContent = 'Copy the link';
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(page());
      toast.textContent = link.dataset.done;
      setTimeout(() => toast.replaceChildren(), 4_000);
    });
    link.after(copy);
  }
}
