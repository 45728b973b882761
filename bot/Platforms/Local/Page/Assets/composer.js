// Writing: sending, answering, editing, and handing commands on.
import { me, call, bare, announce } from "./session.js";
import { put } from "./stream.js";
import { commands, use } from "./commands.js";
import * as completion from "./completion.js";

const form = document.getElementById("composer");
const text = document.getElementById("text");
const error = document.getElementById("composer-error");
const composing = document.getElementById("composing");

/** What is being written: a new message, an answer { replyTo } or an edit { editing }. */
let mode = {};

export function startComposer() {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  text.addEventListener("input", () => {
    error.textContent = "";
    completion.suggest(chooseCommand);
  });
  text.addEventListener("blur", () => completion.close());
  text.addEventListener("keydown", handleKey);
  document.getElementById("slash").addEventListener("click", () => {
    text.value = "/";
    text.focus();
    completion.suggest(chooseCommand);
  });
  document.getElementById("composing-stop").addEventListener("click", () => stop());
}

/** Begins an answer to a message. */
export function reply(message) {
  mode = { replyTo: message.dataset.id };
  say(`Replying to ${message.dataset.name}`);
}

/** Begins to edit one's own message. */
export function edit(message) {
  mode = { editing: message.dataset.id };
  text.value = message.querySelector(".text")?.textContent ?? "";
  say("Editing your message");
}

function say(what) {
  document.getElementById("composing-text").textContent = what;
  composing.hidden = false;
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
  announce(`${what}. Escape cancels.`);
}

function stop() {
  if (mode.editing) {
    text.value = "";
  }

  mode = {};
  composing.hidden = true;
  error.textContent = "";
  text.focus();
}

function handleKey(event) {
  if (completion.handleKey(event)) {
    return;
  }

  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape" && !composing.hidden) {
    stop();
  } else if (event.key === "ArrowUp" && text.value === "" && composing.hidden) {
    const mine = [...document.querySelectorAll('.message.visible[data-mine="true"]')].at(-1);
    if (mine) {
      event.preventDefault();
      edit(mine);
    }
  }
}

async function send() {
  const words = text.value;
  if (words.trim() === "") {
    return;
  }

  const command = mode.editing ? null : await commandIn(words);
  if (command) {
    text.value = "";
    await use(command.command, { rest: command.rest });
    return;
  }

  const [method, path, body] = mode.editing
    ? ["PUT", `/local/messages/${bare(mode.editing)}?view=html`, { as: me.as, text: words }]
    : [
      "POST",
      `/local/channels/${encodeURIComponent(bare(me.channel))}/messages?view=html`,
      { as: me.as, text: words, replyTo: mode.replyTo ?? null },
    ];
  const answer = await call(method, path, body);
  if (!answer.ok) {
    error.textContent = answer.problem.detail;
    return;
  }

  text.value = "";
  stop();
  if (me.latest === "true" || method === "PUT") {
    put(answer.data.html);
  } else {
    location.assign(`/?channel=${encodeURIComponent(bare(me.channel))}&as=${encodeURIComponent(bare(me.as))}`);
  }
}

/** The command that a text begins with, the longest name first, and what follows it. */
async function commandIn(words) {
  if (!words.startsWith("/")) {
    return null;
  }

  const typed = words.slice(1).trim().replace(/\s+/g, " ");
  const found = (await commands())
    .filter(({ name }) => typed === name || typed.startsWith(`${name} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
  return found ? { command: found, rest: typed.slice(found.name.length).trim() } : null;
}

function chooseCommand(command) {
  text.value = "";
  use(command);
}
