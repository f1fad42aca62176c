// Uploads pictures that are chosen, dropped or pasted, two at a time, and tells the editor how far each is.
const atOnce = 2;
let last = 0;

export function attach(board, editor, address, token, largest) {
  const zone = board.querySelector('.drop-zone');
  const input = zone.querySelector('input[type=file]');
  const waiting = [];
  const running = new Set();
  let gone = false;

  const tell = (method, ...words) => { if (!gone) editor.invokeMethodAsync(method, ...words).catch(() => {}); };

  const add = (files) => {
    for (const file of files) {
      const id = ++last;
      tell('OnStarted', id, file.name || 'Picture');
      if (file.size > largest) tell('OnRefused', id, 'A picture has at most 10 MB. Save it smaller and try again.');
      else waiting.push({ id, file });
    }
    next();
  };

  const next = () => {
    while (running.size < atOnce && waiting.length > 0) send(waiting.shift());
  };

  const send = ({ id, file }) => {
    const request = new XMLHttpRequest();
    let told = 0;
    running.add(request);
    request.open('POST', address);
    request.setRequestHeader('RequestVerificationToken', token ?? '');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (step) => {
      const percent = step.lengthComputable ? Math.floor(step.loaded * 100 / step.total) : 0;
      if (percent < told + 10) return;
      told = percent;
      tell('OnProgress', id, percent);
    };
    request.onload = () => {
      const said = read(request);
      if (request.status === 200 && said?.hash) tell('OnTaken', id, said.hash);
      else tell('OnRefused', id, said?.detail ?? (request.responseURL.includes('/account/') ? 'You are signed out. Sign in again and repeat the upload.' : 'The shop did not take it. Please try again.'));
    };
    request.onerror = () => tell('OnRefused', id, 'The connection broke. Please try again.');
    request.onloadend = () => { running.delete(request); next(); };
    request.send(file);
  };

  const onChange = () => { add([...input.files]); input.value = ''; };
  const onDrag = (event) => { event.preventDefault(); zone.classList.toggle('is-over', event.type === 'dragover'); };
  const onDrop = (event) => { onDrag(event); add([...event.dataTransfer.files]); };
  const onPaste = (event) => { const files = [...event.clipboardData.files]; if (files.length > 0) { event.preventDefault(); add(files); } };

  // A click on a picture moves the two sliders that say what of it must be seen.
  const onPoint = (event) => {
    const name = event.target.dataset?.focal;
    if (!name) return;
    const frame = event.target.getBoundingClientRect();
    slide(`${name}-x`, (event.clientX - frame.left) / frame.width);
    slide(`${name}-y`, (event.clientY - frame.top) / frame.height);
  };

  board.addEventListener('click', onPoint);
  input.addEventListener('change', onChange);
  zone.addEventListener('dragover', onDrag);
  zone.addEventListener('dragleave', onDrag);
  zone.addEventListener('drop', onDrop);
  document.addEventListener('paste', onPaste);
  // Chosen before this script was there.
  if (input.files.length > 0) onChange();

  return {
    stop() {
      gone = true;
      document.removeEventListener('paste', onPaste);
      for (const request of running) request.abort();
    },
  };
}

const slide = (id, share) => {
  const slider = document.getElementById(id);
  slider.value = Math.round(Math.max(0, Math.min(1, share)) * slider.max);
  slider.dispatchEvent(new Event('change', { bubbles: true }));
};

const read = (request) => {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null;
  }
};
