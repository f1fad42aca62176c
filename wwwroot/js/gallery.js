// Thumbnails, arrow keys and a large view. Without it the strip swipes and each picture links to its large file.
export default function gallery(root) {
  const strip = root.querySelector('.gallery-strip');
  const slides = [...strip.children];
  const thumbs = [...root.querySelectorAll('.thumbs a')];
  const go = (i) => strip.scrollTo({ left: slides[Math.max(0, Math.min(i, slides.length - 1))].offsetLeft });
  let at = 0;

  thumbs.forEach((thumb, i) => thumb.addEventListener('click', (event) => { event.preventDefault(); go(i); }));
  strip.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    go(at + step);
    slides[Math.max(0, Math.min(at + step, slides.length - 1))].querySelector('a').focus({ preventScroll: true });
  });
  document.addEventListener('shop:picture', (event) => {
    const i = slides.findIndex((slide) => slide.dataset.picture === event.detail);
    if (i >= 0) go(i);
  });
  const watch = new IntersectionObserver((entries) => {
    const seen = entries.find((entry) => entry.isIntersecting);
    if (!seen) return;
    at = slides.indexOf(seen.target);
    thumbs.forEach((thumb, i) => { if (i === at) thumb.setAttribute('aria-current', 'true'); else thumb.removeAttribute('aria-current'); });
  }, { root: strip, threshold: 0.6 });
  slides.forEach((slide) => watch.observe(slide));

  const dialog = root.querySelector('dialog');
  strip.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link || !dialog || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const large = dialog.querySelector('img');
    large.src = link.href;
    large.alt = link.querySelector('img').alt;
    dialog.showModal();
  });
  dialog?.addEventListener('click', () => dialog.close());
}
