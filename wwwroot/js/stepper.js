// Adds the minus and plus buttons to a number field; the field alone works without them.
export default function stepper(root) {
  const input = root.querySelector('input');
  const [less, more] = root.querySelectorAll('button');
  const settle = () => {
    less.disabled = input.valueAsNumber <= Number(input.min || 0);
    more.disabled = Boolean(input.max) && input.valueAsNumber >= Number(input.max);
  };
  const move = (step) => { input[step](); input.dispatchEvent(new Event('change', { bubbles: true })); settle(); };
  less.addEventListener('click', () => move('stepDown'));
  more.addEventListener('click', () => move('stepUp'));
  input.addEventListener('change', settle);
  root.classList.add('is-live');
  settle();
}
