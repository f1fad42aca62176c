// A live page whose connection is gone for good comes back by itself: nothing on it would answer any more.
export default function reconnect(notice) {
  new MutationObserver(() => {
    if (notice.classList.contains('components-reconnect-rejected')) location.reload();
  }).observe(notice, { attributes: true, attributeFilter: ['class'] });
}
