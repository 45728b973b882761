// What happens, as it happens: server-sent events, resumed by the browser with the last id it saw.
import { me, announce, bare } from "./session.js";
import { put, has } from "./stream.js";
import { countInbox, countChannel } from "./unread.js";

export function follow() {
  const address = `/local/events?as=${encodeURIComponent(me.as)}&view=html&since=${me.change}`;
  const events = new EventSource(address);
  const on = (name, then) => events.addEventListener(name, (event) => then(JSON.parse(event.data)));
  on("message", ({ change, message }) => show(change, message, () => countChannel(bare(message.channel))));
  on("inbox", ({ change, message }) => show(change, message, () => countInbox(Number(bare(message.id)))));
  on("member", ({ change, member }) => {
    if (change === "removed" && member.id === me.as) {
      location.reload();
    } else {
      refreshPeople();
    }
  });
  on("reset", () => location.reload());
}

/** Shows a message of this channel, or counts one of another. */
function show(change, message, count) {
  if (message.channel !== me.channel) {
    if (change === "created" && message.author.id !== me.as) {
      count();
    }
  } else if (has(`m${bare(message.id)}`) || (change === "created" && me.latest === "true")) {
    put(message.html);
    if (change === "created" && me.inbox === "true") {
      count();
    }

    if (change === "deleted" || change === "hidden") {
      announce(`A message of ${message.author.name} was ${change}.`);
    }
  }
}

/** The server writes who is here; the page takes it over. */
async function refreshPeople() {
  const response = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const id of ["people", "as"]) {
    const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
    if (old && now && document.activeElement !== old) {
      old.replaceChildren(...now.childNodes);
    }
  }
}
