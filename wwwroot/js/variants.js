// Shows price, stock and picture of the chosen size and colour, from the page's own list of variants.
// Each: { id, size, colour, price, was, stock, state: "in" | "few" | "out", max, picture }, texts ready to show.
export default function variants(form) {
  const list = JSON.parse(document.querySelector('[data-variants]').textContent);
  const chosen = (name) => form.elements[name]?.value || null;
  const same = (wanted, has) => wanted === null || (has ?? null) === null || wanted === has;
  const find = (size, colour) => list.find((v) => same(size, v.size) && same(colour, v.colour));

  function show() {
    const size = chosen('size');
    const colour = chosen('colour');
    for (const input of form.querySelectorAll('.chip input')) {
      const v = input.name === 'size' ? find(input.value, colour) : find(size, input.value);
      input.closest('.chip').classList.toggle('is-out', !v || v.state === 'out');
    }
    for (const label of form.querySelectorAll('[data-chosen]')) label.textContent = chosen(label.dataset.chosen) ?? '';
    if (form.querySelector('[name=size]') && size === null) return;

    const v = find(size, colour);
    const stock = form.querySelector('[data-stock]');
    stock.dataset.state = v?.state ?? 'out';
    stock.textContent = v?.stock ?? form.dataset.unavailable;
    if (form.elements.variant) form.elements.variant.value = v?.id ?? '';
    form.querySelector('[type=submit]').disabled = !v || v.state === 'out';
    if (!v) return;
    const quantity = form.elements.quantity;
    if (quantity && v.max) {
      quantity.max = v.max;
      if (Number(quantity.value) > v.max) quantity.value = v.max;
    }
    for (const price of document.querySelectorAll('[data-price]')) {
      price.classList.toggle('is-reduced', Boolean(v.was));
      price.querySelector('.price-now').textContent = v.price;
      const was = price.querySelector('.price-was');
      if (was) { was.hidden = !v.was; was.lastChild.textContent = v.was ?? ''; }
    }
  }

  form.addEventListener('change', (event) => {
    show();
    if (event.target.name !== 'colour') return;
    const picture = find(chosen('size'), chosen('colour'))?.picture;
    if (picture) document.dispatchEvent(new CustomEvent('shop:picture', { detail: picture }));
  });
  show();
}
