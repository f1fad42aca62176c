// Counts down to data-deadline (ISO time) in the ring; data-seconds is the whole span. Enables [data-after="<seconds>"] once they have passed.
export default function countdown(root) {
  const end = Date.parse(root.dataset.deadline);
  const span = Number(root.dataset.seconds);
  const time = root.querySelector('[data-time]');
  const hand = root.querySelector('.ring-hand');
  const waiting = [...document.querySelectorAll('[data-after]')];
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    time.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    hand?.setAttribute('stroke-dashoffset', String(100 - (100 * left) / span));
    for (const control of waiting) if (span - left >= Number(control.dataset.after)) control.disabled = false;
    if (left === 0) clearInterval(timer);
  };
  const timer = setInterval(tick, 1000);
  tick();
}
