// Slash commands: which there are for this person, and asking for their options.
import { me, call } from "./session.js";
import { ask } from "./dialog.js";
import { show } from "./replies.js";

let known;

/** The commands that this person may use. */
export async function commands() {
  if (!known?.length) {
    const answer = await call("GET", `/local/commands?as=${encodeURIComponent(me.as)}`);
    known = answer.ok ? answer.data : [];
  }

  return known;
}

/**
 * Uses a command: at once when it takes nothing, when what was typed after it is all that it needs, or when it comes
 * from a message's menu (the bot then asks for the rest itself); otherwise after asking for its options.
 */
export async function use(command, { rest = "", message = null } = {}) {
  const given = typed(command, rest);
  const isComplete = command.options.every((option) => !option.required || given[option.name]);
  if (command.options.length === 0 || (isComplete && (rest || message))) {
    show(await send(command, given, message));
    return;
  }

  ask({
    title: message ? command.messageMenu : `/${command.name}`,
    text: command.description,
    fields: command.options.map((option) => fieldOf(command, option, given[option.name])),
    submit: "Send",
    send: async (values) => {
      const answer = await send(command, values, message);
      if (!answer.ok && command.options.some((option) => option.name === answer.problem.field)) {
        return answer.problem;
      }

      show(answer);
      return null;
    },
  });
}

/** What was typed after a command, in the order of its options: numbers one by one, the rest as text. */
function typed(command, rest) {
  const given = {};
  for (const option of command.options) {
    const number = /^\d+(?=\s|$)/.exec(rest)?.[0];
    if (option.kind === "number" && number) {
      given[option.name] = number;
      rest = rest.slice(number.length).trim();
    } else if (option.kind === "text" && rest) {
      given[option.name] = rest;
      rest = "";
    }
  }

  return given;
}

function send(command, values, message) {
  const options = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
  return call("POST", "/local/commands?view=html", {
    as: me.as,
    channel: me.channel,
    command: command.name,
    options,
    message,
  });
}

/** An option as a field of a form: long texts get room. */
function fieldOf(command, option, value) {
  const kind = option.kind === "text" ? (option.maxLength > 200 ? "paragraph" : "line") : option.kind;
  const label = option.name.charAt(0).toUpperCase() + option.name.slice(1).replaceAll("-", " ");
  const hint = kind === "message" ? `${option.description} A message's link or number.` : option.description;
  const suggest = option.suggests && kind !== "paragraph" ? (typed) => suggestions(command, option, typed) : null;
  return { ...option, kind, label, hint, suggest, value: value ?? null };
}

/** What the bot suggests for what stands in an option so far. */
async function suggestions(command, option, typed) {
  const asked = new URLSearchParams({ as: me.as, channel: me.channel, command: command.name, option: option.name, typed });
  const answer = await call("GET", `/local/suggestions?${asked}`);
  return answer.ok ? answer.data : [];
}
