// Where what had the focus is gone (a form that was done with, a button that opened one, a row that was settled), the focus would fall to the top of
// the page. It goes to what the page says about it instead, to the form that came, or to the heading of the part in which it was; a button that only
// rested while it worked gets it back.
const sayings = '.note[role]';
const stops = 'a[href], button, input, select, textarea, summary, label, [tabindex]';

let last = null;
let acted = 0;
let around = [];
let said = { note: null, at: 0 };
let grown = null;

addEventListener('focusin', ({ target }) => {
  last = target;
  around = [];
  for (let element = target.parentElement; element; element = element.parentElement) around.push(element);
});
addEventListener('keydown', () => { acted = Date.now(); }, true);
// Whoever presses beside everything leaves by intention.
addEventListener('pointerdown', ({ target }) => {
  acted = Date.now();
  if (!target.closest?.(stops)) last = null;
}, true);

function stand(element) {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus();
  return document.activeElement === element;
}

function heading() {
  const left = around.find((element) => element.isConnected) ?? document.body;
  const part = left.closest('section, form, article, .panel') ?? left;
  const came = grown?.isConnected && part.contains(grown) ? grown : null;
  return [came, part, document.querySelector('main')].map((place) => place?.querySelector('h1, h2, h3')).find(Boolean);
}

function keep() {
  if (!last || (document.activeElement && document.activeElement !== document.body)) return;
  if (last.isConnected && last.getClientRects().length > 0) {
    if (!last.disabled) last.focus({ preventScroll: true });
    return;
  }
  // What was said before anybody did anything is not about it; what is hidden cannot be stood at.
  const note = said.note?.isConnected && said.at >= acted ? said.note : null;
  [note, heading()].find((next) => next && stand(next));
}

new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) {
    const note = (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(sayings)
      ?? [...addedNodes].map((node) => (node.matches?.(sayings) ? node : node.querySelector?.(sayings))).find(Boolean);
    if (note) said = { note, at: Date.now() };
    grown = [...addedNodes].findLast((node) => node.matches?.('form')) ?? grown;
  }
  requestAnimationFrame(keep);
}).observe(document.documentElement, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['disabled', 'hidden'] });
