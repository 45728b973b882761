// Presses of buttons, and what the bot answers to the presser alone: a private reply, a form, or a reason why not.
import { me, call, fromMarkup, make, announce } from "./session.js";
import { append, put } from "./stream.js";
import { ask } from "./dialog.js";

const refusalsShown = { last: 0 };

export function startPresses() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-press]");
    if (button) {
      await whileBusy(button, () => press(button.closest("[data-id]").dataset.id, button.dataset.press));
    } else if (event.target.closest?.(".dismiss")) {
      event.target.closest(".message").remove();
      document.getElementById("text")?.focus();
    }
  });
}

/** Presses a button and shows the answer. */
async function press(id, button) {
  show(await call("POST", `/local/messages/${encodeURIComponent(id)}/press?view=html`, { as: me.as, button }));
}

/** Shows an answer to a press or a command. */
export function show(answer) {
  if (!answer.ok) {
    refuse(answer.problem);
  } else if (answer.data.form) {
    openForm(answer.data);
  } else if (answer.data.html) {
    append(fromMarkup(answer.data.html));
    announce("Belong.Bot answered you privately.");
  }
}

/** A form of the bot: sent as a press of its id, on the reply that brought it. */
function openForm({ id, form }) {
  ask({
    title: form.title,
    text: form.text,
    fields: form.fields,
    submit: "Send",
    send: async (values) => {
      const path = `/local/messages/${encodeURIComponent(id)}/press?view=html`;
      const answer = await call("POST", path, { as: me.as, button: form.id, values });
      if (!answer.ok && answer.problem.field && form.fields.some((field) => field.name === answer.problem.field)) {
        return answer.problem;
      }

      show(answer);
      return null;
    },
  });
}

/** Says why not, where the presser looks, with the card as it is now when the bot gave one. */
export function refuse(problem) {
  refusalsShown.last += 1;
  const dismiss = make("button", { type: "button", class: "icon dismiss", "aria-label": "Dismiss", title: "Dismiss" }, "×");
  append(make(
    "article",
    { class: "message private refusal", id: `refusal-${refusalsShown.last}`, tabindex: "-1" },
    make("span", { class: "avatar bot", "aria-hidden": "true" }, "B"),
    make(
      "div",
      { class: "body" },
      make(
        "header",
        { class: "byline" },
        make("b", { class: "author" }, problem.title),
        make("span", { class: "only-you" }, "Only you can see this"),
      ),
      make("p", { class: "text" }, problem.detail),
    ),
    dismiss,
  ));
  announce(`${problem.title}. ${problem.detail}`);
  if (problem.fresh?.html) {
    put(problem.fresh.html);
  }
}

async function whileBusy(button, work) {
  if (button.getAttribute("aria-busy") === "true") {
    return;
  }

  button.setAttribute("aria-busy", "true");
  await work();
  button.removeAttribute("aria-busy");
}
