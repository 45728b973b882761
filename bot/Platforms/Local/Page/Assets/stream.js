// The messages on the page: adding one, replacing one, and keeping the focus where it was.
import { fromMarkup } from "./session.js";

const stream = document.getElementById("stream");

/** Puts a message's markup in its place: over its older self, or at the end. */
export function put(html) {
  const element = fromMarkup(html);
  const older = document.getElementById(element.id);
  if (older) {
    const hadFocus = older.contains(document.activeElement);
    older.replaceWith(element);
    if (hadFocus) {
      element.focus({ preventScroll: true });
    }
  } else if (stream) {
    document.getElementById("empty")?.remove();
    stream.append(element);
  }

  return element;
}

/** True when the message is on the page. */
export const has = (id) => document.getElementById(id) !== null;

/** Adds an element at the end and brings it into view. */
export function append(element) {
  document.getElementById("empty")?.remove();
  stream.append(element);
  element.scrollIntoView({ block: "nearest" });
}
