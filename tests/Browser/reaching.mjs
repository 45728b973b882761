// The page for everybody: by keyboard, by screen reader, in the dark, on a small screen, without scripts.
import assert from "node:assert/strict";
import { barriers, overflow } from "./browser.mjs";

const composer = (page) => page.getByRole("textbox", { name: /^Message #/ });
const views = [
  ["member-1", "forum"], ["moderator-1", "moderators"], ["member-4", "inbox"], ["trustee-1", "trustee"], ["member-1", "attic"],
];

const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  return {
    text: (element.getAttribute("aria-label") || element.innerText || element.id).trim(),
    ring: style.outlineStyle !== "none" || getComputedStyle(element.parentElement).boxShadow !== "none",
  };
});

async function enrich(bot) {
  const number = await bot.say("member-1", `Look at https://example.org/${"long-address-".repeat(12)} and @Member Two`);
  await bot.call("POST", "/local/channels/forum/messages", { as: "member-2", text: "word".repeat(60), replyTo: number, forwards: [number] });
}

export const reaching = {
  "nothing is wider than a window of 360 pixels, nor of 1440": async ({ open, bot }) => {
    await enrich(bot);
    for (const width of [320, 360, 800, 1440]) {
      for (const [as, channel] of views) {
        const page = await open(as, channel, { width, height: 740 });
        assert.equal(await overflow(page), 0, `${channel} at ${width}`);
      }
    }
  },

  "no barriers are found, in the light and in the dark": async ({ open }) => {
    for (const scheme of ["light", "dark"]) {
      for (const [as, channel] of views) {
        const page = await open(as, channel, { scheme });
        assert.deepEqual(await barriers(page), [], `${channel}, ${scheme}`);
      }
    }
  },

  "no barriers are found on a small screen": async ({ open }) => {
    for (const [as, channel] of views) {
      const page = await open(as, channel, { width: 360, height: 740 });
      assert.deepEqual(await barriers(page), [], channel);
    }
  },

  "no barriers are found in suggestions, menus, forms and private answers": async ({ open, bot }) => {
    await bot.say("member-2", "a message with a menu");
    for (const scheme of ["light", "dark"]) {
      const page = await open("moderator-1", "forum", { scheme });
      await composer(page).press("/");
      await page.getByRole("listbox", { name: "Suggestions" }).waitFor();
      assert.deepEqual(await barriers(page), [], "suggestions");
      await composer(page).fill("/help");
      await composer(page).press("Escape");
      await composer(page).press("Enter");
      await page.getByText("Only you can see this").waitFor();
      assert.deepEqual(await barriers(page), [], "a private answer");
      await page.locator("article .menu-button").last().click();
      await page.getByRole("menu").waitFor();
      assert.deepEqual(await barriers(page), [], "the menu");
      await page.keyboard.press("Escape");
      await composer(page).fill("/report");
      await composer(page).press("Escape");
      await composer(page).press("Enter");
      await page.getByRole("dialog").waitFor();
      assert.deepEqual(await barriers(page), [], "a form");
    }
  },

  "the dark is dark and the light is light": async ({ open }) => {
    const brightness = (page) => page.evaluate(() => {
      const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
      return (r + g + b) / 3;
    });
    assert.ok(await brightness(await open("member-1", "forum", { scheme: "dark" })) < 50);
    assert.ok(await brightness(await open("member-1", "forum", { scheme: "light" })) > 200);
  },

  "everything is reached by the Tab key, and it shows where one is": async ({ open, bot }) => {
    await bot.say("member-2", "a message to stop at");
    const page = await open("member-1");
    const seen = [];
    for (let i = 0; i < 120 && !seen.includes("Send"); i += 1) {
      await page.keyboard.press("Tab");
      const { text, ring } = await focused(page);
      assert.ok(ring, `nothing shows that "${text}" has the focus`);
      seen.push(text);
    }

    assert.equal(seen[0], "Skip to the messages");
    for (const name of ["Switch", "#\nforum", "Actions for the message of Member Two", "Commands", "Send"]) {
      assert.ok(seen.some((text) => text === name || text.endsWith(name.split("\n").at(-1))), `${name} is not reached: ${seen.join(" | ")}`);
    }
  },

  "the menu of a message is used by keyboard and gives the focus back": async ({ open, bot }) => {
    await bot.say("member-1", "a message with a menu");
    const page = await open("member-1");
    const button = page.locator("article", { hasText: "a message with a menu" }).last().getByRole("button", { name: /^Actions for/ });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menu").waitFor();
    assert.equal((await focused(page)).text, "Reply");
    await page.keyboard.press("ArrowUp");
    assert.equal((await focused(page)).text, "Delete…");
    await page.keyboard.press("Home");
    assert.equal((await focused(page)).text, "Reply");
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("menu").count(), 0);
    assert.match((await focused(page)).text, /^Actions for/);
  },

  "switching who one is works by keyboard, keeps the channel and shows what the role may see": async ({ open }) => {
    const page = await open("member-1", "events");
    assert.equal(await page.getByRole("link", { name: "moderators" }).count(), 0);
    await page.getByLabel("You are").selectOption("moderator-2");
    await page.getByRole("button", { name: "Switch" }).press("Enter");
    await page.getByRole("link", { name: "moderators" }).waitFor();
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "# events");
    assert.equal(await page.getByRole("link", { name: "events" }).getAttribute("aria-current"), "page");
  },

  "landmarks and a live region say where things are": async ({ open }) => {
    const page = await open("member-1");
    assert.equal(await page.getByRole("main").count(), 1);
    assert.equal(await page.getByRole("navigation", { name: "Channels" }).count(), 1);
    assert.equal(await page.getByRole("complementary", { name: "People in this channel" }).count(), 1);
    assert.equal(await page.getByRole("log", { name: "Messages in forum" }).count(), 1);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    assert.equal(await page.locator("html").getAttribute("lang"), "en-GB");
  },

  "the page is read without scripts": async ({ open, bot }) => {
    await bot.say("member-2", "readable without scripts");
    const page = await open("member-1", "forum", { scripts: false });
    await page.getByText("readable without scripts").waitFor();
    assert.match(await page.locator("noscript").textContent(), /You can read here without scripts/);
    assert.equal(await page.getByRole("button", { name: "Send" }).isVisible(), false);
    await page.getByRole("link", { name: "events" }).click();
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "# events");
    await page.getByLabel("You are").selectOption("moderator-1");
    await page.getByRole("button", { name: "Switch" }).click();
    await page.getByRole("link", { name: "moderators" }).waitFor();
  },
};
