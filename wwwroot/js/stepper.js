// Gives the minus and plus buttons of a number field their work; without script they are not shown and the field alone does it.
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
  settle();
}
