// Forms as dialogs: the bot's, a command's options, and the page's own questions.
import { make } from "./session.js";

let opened = 0;

/**
 * Asks for the fields and sends their values.
 * @param title what it is called
 * @param text what it is about, optional
 * @param fields each { name, label, kind, required, value, hint, maxLength, choices, suggest }, with the kinds line, paragraph,
 *   choice, number, flag, member and message; suggest takes what is typed and resolves to { value, label } objects
 * @param submit the label of its button
 * @param send takes the values; resolves to null when done, or to a problem { field, detail } to show and stay open
 */
export function ask({ title, text, fields, submit, send }) {
  opened += 1;
  const prefix = `dialog-${opened}`;
  const fault = make("p", { class: "fault", role: "alert" });
  const entries = fields.map((field, index) => entry(field, `${prefix}-${index}`));
  const form = make(
    "form",
    { method: "dialog", novalidate: true },
    make("h2", { id: `${prefix}-title` }, title),
    ...(text ? [make("p", { class: "about" }, text)] : []),
    ...entries.map((each) => each.element),
    fault,
    make(
      "div",
      { class: "dialog-buttons" },
      make("button", { type: "button", class: "button secondary", "data-cancel": true }, "Cancel"),
      make("button", { type: "submit", class: "button primary" }, submit),
    ),
  );
  const dialog = make("dialog", { "aria-labelledby": `${prefix}-title` }, form);
  document.body.append(dialog);
  form.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    fault.textContent = "";
    const wrong = entries.filter((each) => each.check());
    if (wrong.length > 0) {
      wrong[0].input.focus();
      return;
    }

    const button = form.querySelector("[type=submit]");
    button.setAttribute("aria-busy", "true");
    const values = Object.fromEntries(entries.map((each) => [each.name, each.value()]));
    const problem = await send(values);
    button.removeAttribute("aria-busy");
    if (!problem) {
      dialog.close();
      return;
    }

    const at = entries.find((each) => each.name === problem.field);
    if (at) {
      at.complain(problem.detail);
      at.input.focus();
    } else {
      fault.textContent = problem.detail;
    }
  });
  dialog.showModal();
  (entries[0]?.input ?? form.querySelector("[type=submit]")).focus();
}

/** One question: its label, its control, its help and its complaint. */
function entry(field, id) {
  const input = control(field, id);
  const fault = make("p", { class: "fault", id: `${id}-fault` });
  const label = make("label", { for: id }, field.label);
  if (!field.required) {
    label.append(" ", make("span", { class: "optional" }, "(optional)"));
  }

  const element = make("div", { class: "ask" }, label, input);
  if (field.hint) {
    element.append(make("p", { class: "hint", id: `${id}-hint` }, field.hint));
  }

  if (field.suggest) {
    element.append(suggesting(input, field.suggest));
  }

  element.append(fault);
  input.setAttribute("aria-describedby", field.hint ? `${id}-hint ${id}-fault` : `${id}-fault`);
  const complain = (text) => {
    fault.textContent = text;
    input.toggleAttribute("aria-invalid", false);
    if (text) {
      input.setAttribute("aria-invalid", "true");
    }
  };
  const value = () => input.value;
  const check = () => {
    complain(complaint(field, value().trim()));
    return fault.textContent !== "";
  };
  return { name: field.name, element, input, value, check, complain };
}

/** A list that follows what is typed; an answer that was overtaken by further typing is dropped. */
function suggesting(input, suggest) {
  const list = make("datalist", { id: `${input.id}-list` });
  let last = 0;
  const look = async () => {
    last += 1;
    const mine = last;
    const found = await suggest(input.value);
    if (mine === last) {
      list.replaceChildren(...found.map(({ value, label }) => make("option", { value, label })));
    }
  };
  input.setAttribute("list", list.id);
  input.addEventListener("focus", look);
  input.addEventListener("input", look);
  return list;
}

function complaint(field, value) {
  if (value === "") {
    return field.required ? `Please fill in “${field.label}”.` : "";
  }

  if (field.maxLength && value.length > field.maxLength) {
    return `This has ${value.length} characters; the most is ${field.maxLength}.`;
  }

  return field.kind === "number" && !/^\d+$/.test(value) ? "A whole number, please." : "";
}

function control(field, id) {
  const common = { id, name: field.name, required: field.required };
  switch (field.kind) {
    case "paragraph":
      return Object.assign(make("textarea", { ...common, rows: "4" }), { value: field.value ?? "" });
    case "choice":
      return select(common, field, field.choices.map((choice) => make("option", { value: choice.value }, choice.label)));
    case "member":
      return select(common, field, people());
    case "flag":
      return select(common, field, [make("option", { value: "true" }, "Yes"), make("option", { value: "false" }, "No")]);
    default:
      return Object.assign(
        make("input", {
          ...common,
          type: "text",
          inputmode: field.kind === "number" ? "numeric" : null,
          autocomplete: "off",
        }),
        { value: field.value ?? "" },
      );
  }
}

function select(common, field, options) {
  const element = make("select", common, make("option", { value: "" }, field.required ? "Choose…" : "–"), ...options);
  element.value = field.value ?? "";
  return element;
}

/** Everybody, grouped as in the switch of who you are. */
function people() {
  return [...document.getElementById("as").children].map((group) => {
    const copy = group.cloneNode(true);
    copy.querySelectorAll("[selected]").forEach((option) => option.removeAttribute("selected"));
    return copy;
  });
}
