// Talking to the stand-in: plain requests, and one stream of events that reconnects by itself.
import { say } from "./words.js";

/** A request the server refused or that never reached it; its message is fit to show. */
export class Trouble extends Error {}

async function ask(method, path, body) {
  const options = { method, headers: {} };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers["Content-Type"] = "application/json";
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Trouble(say("network"));
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Trouble(answer.error || `${response.status} ${response.statusText}`);
  return answer;
}

export const get = (path) => ask("GET", path);
export const post = (path, body = {}) => ask("POST", path, body);
export const patch = (path, body) => ask("PATCH", path, body);

/**
 * Listens to /people/events for ever. `onState` hears "connecting", "online" or "offline"; `onMissed` is called when a
 * connection comes back, because whatever happened meanwhile must be read again.
 */
export function listen({ onEvent, onState, onMissed }) {
  let tries = 0;
  const connect = () => {
    const address = new URL("/people/events", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    socket.onopen = () => {
      onState("online");
      if (tries > 0) onMissed();
      tries = 0;
    };
    socket.onmessage = (frame) => onEvent(JSON.parse(frame.data));
    socket.onclose = () => {
      onState("offline");
      tries += 1;
      setTimeout(connect, Math.min(500 * tries, 5000));
    };
  };
  onState("connecting");
  connect();
}
