// Suggestions above the composer: commands after a slash, people after an at-sign.
import { make, announce } from "./session.js";
import { commands } from "./commands.js";

const text = document.getElementById("text");
const list = document.getElementById("completion");
let items = [];
let at = -1;

/** True while suggestions are shown. */
export const isOpen = () => items.length > 0;

export function close() {
  items = [];
  at = -1;
  list.hidden = true;
  list.replaceChildren();
  text.removeAttribute("aria-activedescendant");
}

/** Looks what stands before the cursor, and suggests. */
export async function suggest(onCommand) {
  const before = text.value.slice(0, text.selectionStart);
  const slash = /^\/([a-z ]*)$/i.exec(text.value);
  const mention = /(?:^|\s)@([\p{L}\d-]*)$/u.exec(before);
  if (slash) {
    open((await matchingCommands(slash[1].toLowerCase())).map((command) => ({
      label: `/${command.name}`,
      hint: command.description,
      take: () => onCommand(command),
    })));
  } else if (mention) {
    open(matchingPeople(mention[1].toLowerCase()).map((name) => ({
      label: `@${name}`,
      hint: "",
      take: () => insert(mention[1].length + 1, `@${name} `),
    })));
  } else {
    close();
  }
}

/** Keys that suggestions take for themselves; true when one was taken. */
export function handleKey(event) {
  if (!isOpen()) {
    return false;
  }

  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves) {
    select((at + moves[event.key] + items.length) % items.length);
  } else if (event.key === "Enter" || event.key === "Tab") {
    take(Math.max(at, 0));
  } else if (event.key === "Escape") {
    close();
  } else {
    return false;
  }

  event.preventDefault();
  return true;
}

async function matchingCommands(start) {
  const all = await commands();
  const words = start.trim();
  const begins = all.filter((command) => command.name.startsWith(words));
  const contains = all.filter((command) => !command.name.startsWith(words) && command.name.includes(words));
  return [...begins, ...contains];
}

function matchingPeople(start) {
  return [...document.querySelectorAll("#as option")]
    .filter((option) => !option.textContent.endsWith("(removed)"))
    .filter((option) => option.value.startsWith(start) || option.textContent.toLowerCase().startsWith(start))
    .map((option) => option.textContent)
    .slice(0, 8);
}

function open(suggestions) {
  close();
  items = suggestions;
  if (items.length === 0) {
    return;
  }

  list.replaceChildren(...items.map((item, index) => {
    const option = make(
      "li", { role: "option", id: `suggestion-${index}`, "aria-selected": "false" }, make("b", {}, item.label));
    if (item.hint) {
      option.append(make("span", {}, item.hint));
    }

    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      take(index);
    });
    return option;
  }));
  list.hidden = false;
  select(0);
  announce(`${items.length} suggestions. Arrow keys choose, Enter takes.`);
}

function select(index) {
  at = index;
  [...list.children].forEach((option, each) => option.setAttribute("aria-selected", String(each === index)));
  list.children[index].scrollIntoView({ block: "nearest" });
  text.setAttribute("aria-activedescendant", `suggestion-${index}`);
}

function take(index) {
  const chosen = items[index];
  close();
  chosen.take();
}

function insert(replaced, words) {
  const end = text.selectionStart;
  text.setRangeText(words, end - replaced, end, "end");
  text.focus();
}
