// How many messages came since this person last looked, kept in this browser.
import { me, bare } from "./session.js";

const key = `inbox-seen:${me.as}`;
const inboxSlug = `inbox-${bare(me.as)}`;
const numbers = new Set((me.inboxNumbers || "").split(" ").filter(Boolean).map(Number));
const inChannels = new Map();

const seen = () => Number(localStorage.getItem(key) ?? 0);

/** The inbox's count at the start; looking at the inbox is reading it. */
export function showUnread() {
  if (me.inbox === "true") {
    localStorage.setItem(key, String(Math.max(seen(), ...numbers)));
  }

  badge(inboxSlug, [...numbers].filter((number) => number > seen()).length);
}

export function countInbox(number) {
  numbers.add(number);
  showUnread();
}

export function countChannel(slug) {
  inChannels.set(slug, (inChannels.get(slug) ?? 0) + 1);
  badge(slug, inChannels.get(slug));
}

function badge(slug, count) {
  const element = document.querySelector(`.channels a[data-slug="${CSS.escape(slug)}"] .count`);
  if (element) {
    element.textContent = count > 99 ? "99+" : String(count);
    element.hidden = count === 0;
    element.setAttribute("aria-label", `${count} new`);
    element.setAttribute("role", "img");
  }
}
