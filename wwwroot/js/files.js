// Uploads a file that is to be sold and tells the editor how far it is.
export function attach(input, editor, address, token, largest) {
  let request = null;
  let gone = false;

  const tell = (method, ...words) => { if (!gone) editor.invokeMethodAsync(method, ...words).catch(() => {}); };

  const send = () => {
    const file = input.files[0];
    input.value = '';
    if (!file) return;
    if (file.size > largest) return tell('OnRefused', 'A file has at most 200 MB.');
    let told = 0;
    request = new XMLHttpRequest();
    input.disabled = true;
    tell('OnProgress', 0);
    request.open('POST', address);
    request.setRequestHeader('RequestVerificationToken', token ?? '');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (step) => {
      const percent = step.lengthComputable ? Math.floor(step.loaded * 100 / step.total) : 0;
      if (percent < told + 5) return;
      told = percent;
      tell('OnProgress', percent);
    };
    request.onload = () => {
      const said = read(request);
      if (request.status === 200 && said?.hash) tell('OnTaken', said.hash, file.name, said.bytes, said.contentType);
      else tell('OnRefused', said?.detail ?? 'The shop did not take it. Please try again.');
    };
    request.onerror = () => tell('OnRefused', 'The connection broke. Please try again.');
    request.onloadend = () => { request = null; input.disabled = false; };
    request.send(file);
  };

  input.addEventListener('change', send);
  return {
    stop() {
      gone = true;
      request?.abort();
    },
  };
}

const read = (request) => {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null;
  }
};
