// The menu of a message: answer, forward, report, edit, delete, copy its link.
import { me, call, bare, make, announce } from "./session.js";
import { put } from "./stream.js";
import { commands, use } from "./commands.js";
import { ask } from "./dialog.js";
import { refuse } from "./replies.js";
import { reply, edit } from "./composer.js";

let menu = null;
let opener = null;

export function startMenus() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".menu-button");
    if (button) {
      const wasOpen = opener === button;
      close();
      if (!wasOpen) {
        open(button);
      }
    } else if (menu && !menu.contains(event.target)) {
      close();
    }
  });
  document.getElementById("log")?.addEventListener("scroll", follow, { passive: true });
  window.addEventListener("resize", follow);
}

/** The menu stays with its button. */
function follow() {
  if (menu) {
    place(opener.getBoundingClientRect());
  }
}

function close({ focus = false } = {}) {
  menu?.remove();
  opener?.setAttribute("aria-expanded", "false");
  if (focus) {
    opener?.focus();
  }

  [menu, opener] = [null, null];
}

async function open(button) {
  const message = button.closest(".message");
  const entries = await entriesFor(message);
  opener = button;
  opener.setAttribute("aria-expanded", "true");
  menu = make("div", { class: "menu", role: "menu", "aria-label": button.getAttribute("aria-label") });
  for (const { label, act, danger } of entries) {
    const item = make(
      "button", { type: "button", role: "menuitem", tabindex: "-1", class: danger ? "danger" : null }, label);
    item.addEventListener("click", () => {
      close({ focus: true });
      act(message);
    });
    menu.append(item);
  }

  menu.addEventListener("keydown", handleKey);
  document.querySelector("main").append(menu);
  place(button.getBoundingClientRect());
  menu.firstElementChild.focus();
}

/** Below the button where there is room, above it where there is not; never off the screen. */
function place(near) {
  const { width, height } = menu.getBoundingClientRect();
  const below = near.bottom + 4 + height <= window.innerHeight;
  menu.style.top = `${Math.max(8, below ? near.bottom + 4 : near.top - 4 - height)}px`;
  menu.style.left = `${Math.max(8, Math.min(near.right - width, window.innerWidth - width - 8))}px`;
}

function handleKey(event) {
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[to].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    close({ focus: true });
  }
}

async function entriesFor(message) {
  const { mine, state } = message.dataset;
  const canWrite = document.getElementById("composer") !== null;
  const entries = [];
  if (canWrite && state === "visible") {
    entries.push({ label: "Reply", act: reply }, { label: "Forward…", act: forward });
  }

  entries.push({ label: "Copy link", act: copyLink });
  if (canWrite) {
    for (const command of (await commands()).filter((each) => each.messageMenu)) {
      entries.push({
        label: `${command.messageMenu}…`,
        act: () => use(command, { message: message.dataset.id }),
      });
    }
  }

  if (mine === "true" && canWrite) {
    if (state === "visible") {
      entries.push({ label: "Edit", act: edit });
    }

    entries.push({ label: "Delete…", act: remove, danger: true });
  }

  return entries;
}

async function copyLink(message) {
  const link = new URL(`/?channel=${bare(me.inbox === "true" ? "inbox" : me.channel)}#${message.id}`, location.href);
  try {
    await navigator.clipboard.writeText(link.href);
    announce("The link is copied.");
  } catch {
    ask({
      title: "Link to the message",
      text: "Copy it from here.",
      fields: [{ name: "link", label: "Link", kind: "line", required: false, value: link.href }],
      submit: "Done",
      send: async () => null,
    });
  }
}

function forward(message) {
  const channels = [...document.querySelectorAll(".channels a[data-slug]")]
    .map((link) => link.dataset.slug)
    .filter((slug) => !slug.startsWith("inbox-"));
  ask({
    title: "Forward the message",
    fields: [
      {
        name: "channel",
        label: "To",
        kind: "choice",
        required: true,
        choices: channels.map((slug) => ({ value: slug, label: `#${slug}` })),
      },
      { name: "text", label: "With these words", kind: "paragraph", required: false, maxLength: 4000 },
    ],
    submit: "Forward",
    send: async ({ channel, text }) => {
      const answer = await call("POST", `/local/channels/${encodeURIComponent(channel)}/messages?view=html`, {
        as: me.as,
        text,
        forwards: [message.dataset.id],
      });
      if (!answer.ok) {
        return answer.problem;
      }

      if (answer.data.channel === me.channel && me.latest === "true") {
        put(answer.data.html);
      }

      announce(`Forwarded to ${channel}.`);
      return null;
    },
  });
}

function remove(message) {
  ask({
    title: "Delete your message?",
    text: "Its words are gone for everybody, and cannot be brought back.",
    fields: [],
    submit: "Delete",
    send: async () => {
      const answer = await call("DELETE", `/local/messages/${bare(message.dataset.id)}?view=html`, { as: me.as });
      if (answer.ok) {
        put(answer.data.html);
      } else {
        refuse(answer.problem);
      }

      return null;
    },
  });
}
