// Somebody new joins, and the page becomes theirs.
import { call, bare } from "./session.js";
import { ask } from "./dialog.js";

export function startJoining() {
  const button = document.getElementById("join");
  if (!button) {
    return;
  }

  button.hidden = false;
  button.addEventListener("click", () => ask({
    title: "Someone new joins",
    text: "They start as a member, and you go on as them.",
    fields: [{ name: "name", label: "Name", kind: "line", required: true, maxLength: 60 }],
    submit: "Join",
    send: async ({ name }) => {
      const answer = await call("POST", "/local/members", { name });
      if (!answer.ok) {
        return answer.problem;
      }

      location.assign(`/?channel=inbox&as=${encodeURIComponent(bare(answer.data.id))}`);
      return null;
    },
  }));
}
