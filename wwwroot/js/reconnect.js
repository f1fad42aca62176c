// A live page whose connection is gone for good comes back by itself: nothing on it would answer any more.
export default function reconnect(notice) {
  new MutationObserver(() => {
    if (notice.classList.contains('components-reconnect-rejected')) location.reload();
  }).observe(notice, { attributes: true, attributeFilter: ['class'] });

  // Leaving ends the connection, so whoever comes back finds a fresh page.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
}
