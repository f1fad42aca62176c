// Lets somebody with a mouse drag a category before, after or into another one; the screen decides what comes of it.
export function attach(board, screen) {
  let dragged = null;
  let over = null;

  const clear = () => {
    if (over) over.classList.remove('is-before', 'is-after', 'is-into');
    over = null;
  };

  // The upper and lower quarter of a row mean beside it, the middle means into it.
  const placeIn = (row, event) => {
    const box = row.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    return share < 0.25 ? 'before' : share > 0.75 ? 'after' : 'into';
  };

  const rowOf = (event) => event.target.closest ? event.target.closest('[data-category]') : null;

  const start = (event) => {
    dragged = rowOf(event);
    if (!dragged) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.dataset.category);
  };

  const move = (event) => {
    const row = rowOf(event);
    clear();
    if (!dragged || !row || row === dragged) return;
    event.preventDefault();
    over = row;
    row.classList.add(`is-${placeIn(row, event)}`);
  };

  const drop = (event) => {
    const row = rowOf(event);
    if (dragged && row && row !== dragged) {
      event.preventDefault();
      screen.invokeMethodAsync('OnDropped', dragged.dataset.category, row.dataset.category, placeIn(row, event)).catch(() => {});
    }
    end();
  };

  const end = () => {
    clear();
    dragged = null;
  };

  const heard = { dragstart: start, dragover: move, drop, dragend: end };
  for (const [name, listen] of Object.entries(heard)) board.addEventListener(name, listen);
  return { stop: () => { for (const [name, listen] of Object.entries(heard)) board.removeEventListener(name, listen); } };
}
