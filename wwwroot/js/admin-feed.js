// Listens to the hub /hubs/admin for a screen: the JSON hub protocol over one WebSocket, connecting again by itself.
// Every message of that protocol ends with the record separator.
const end = '\x1e';
const keepAlive = 10_000;
const longestWait = 10_000;

export function listen(screen) {
  let socket, pings, again, ended = false, wait = 500, agreed = false;

  const tell = (method, ...values) => ended || screen.invokeMethodAsync(method, ...values).catch(() => stop());

  function read(frame) {
    const message = JSON.parse(frame);
    if (!agreed) {
      if (message.error) return socket.close();
      agreed = true;
      wait = 500;
      return tell('OnConnected', true);
    }
    if (message.type === 1 && message.target === 'happened') tell('OnHappened', message.arguments[0]);
    if (message.type === 7) socket.close();
  }

  function open() {
    agreed = false;
    const address = new URL('/hubs/admin', document.baseURI);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    socket = new WebSocket(address);
    socket.onopen = () => {
      socket.send(`{"protocol":"json","version":1}${end}`);
      pings = setInterval(() => socket.send(`{"type":6}${end}`), keepAlive);
    };
    socket.onmessage = (event) => event.data.split(end).filter(Boolean).forEach(read);
    socket.onclose = () => {
      clearInterval(pings);
      if (ended) return;
      tell('OnConnected', false);
      again = setTimeout(open, wait);
      wait = Math.min(wait * 2, longestWait);
    };
  }

  function stop() {
    ended = true;
    clearTimeout(again);
    socket.close();
  }

  open();
  return { stop };
}
