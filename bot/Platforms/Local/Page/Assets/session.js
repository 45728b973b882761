// Who is looking at what, and talking to the server.

/** The page's facts: as, name, channel, change, inbox, latest, inboxNumbers. */
export const me = document.body.dataset;

/** The bare slug or number of an id. */
export const bare = (id) => id.replace(/^local:/, "");

/**
 * Calls the HTTP interface. Resolves to { ok, data } with the answer, or to { ok: false, problem } with problem details;
 * never rejects.
 */
export async function call(method, path, body) {
  try {
    const response = await fetch(path, {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    const data = await response.json();
    return response.ok ? { ok: true, data } : { ok: false, problem: data };
  } catch {
    return {
      ok: false,
      problem: { title: "No connection", detail: "Belong.Bot does not answer. Is it running? Try again in a moment." },
    };
  }
}

/** Says something to those who listen to the page rather than look at it. */
export function announce(text) {
  const status = document.getElementById("status");
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = text; });
}

/** The elements of server-written markup. */
export function fromMarkup(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** An element with attributes and children; text is always text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }

  element.append(...children);
  return element;
}
