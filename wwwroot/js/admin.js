// "/" goes to the search box of the admin, wherever one is not already typing.
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select, [contenteditable]')) return;
  const search = document.getElementById('desk-search');
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});

// After early.js, which keeps what is pressed before.
Blazor.start();
