// What members do: write, answer, edit, delete, use commands, read their inbox.
import assert from "node:assert/strict";

const log = (page) => page.getByRole("log");
const composer = (page) => page.getByRole("textbox", { name: /^Message #/ });
const suggestions = (page) => page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
const message = (page, text) => log(page).locator("article", { hasText: text });

async function send(page, text) {
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

/** Chooses from the menu of the message with this text (not from that of an answer, which quotes it). */
async function choose(page, text, entry) {
  const target = message(page, text).filter({ hasNot: page.locator(".quote") });
  await target.hover();
  await target.getByRole("button", { name: /^Actions for/ }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

export const talking = {
  "what one person writes the other sees at once": async ({ open }) => {
    const [one, two] = [await open("member-1"), await open("member-2")];
    await send(one, "Good morning, who is in for the spring event?");
    await message(two, "who is in for the spring event?").waitFor();
    await message(one, "who is in for the spring event?").waitFor();
    assert.equal(await message(one, "who is in for the spring event?").count(), 1);
    assert.equal(await composer(one).inputValue(), "");
  },

  "Shift and Enter start a line, and the line is kept": async ({ open }) => {
    const page = await open("member-1");
    await composer(page).fill("first line");
    await composer(page).press("Shift+Enter");
    await composer(page).pressSequentially("second line");
    await composer(page).press("Enter");
    await message(page, "second line").waitFor();
    assert.equal(await message(page, "second line").locator(".text").innerText(), "first line\nsecond line");
  },

  "markup that somebody writes stays text": async ({ open }) => {
    const page = await open("member-1");
    await send(page, "<img src=x onerror=\"document.title='broken'\"> <b>bold</b>");
    await message(page, "<b>bold</b>").waitFor();
    assert.notEqual(await page.title(), "broken");
    assert.equal(await log(page).locator("article img").count(), 0);
  },

  "a message is answered, edited and deleted from its menu": async ({ open }) => {
    const [one, two] = [await open("member-1"), await open("member-2")];
    await send(one, "the original words");
    await choose(two, "the original words", "Reply");
    await send(two, "an answer to them");
    await message(one, "an answer to them").locator(".quote", { hasText: "the original words" }).waitFor();
    await choose(one, "the original words", "Edit");
    assert.equal(await composer(one).inputValue(), "the original words");
    await send(one, "the improved words");
    const edited = log(two).locator("article:not(:has(.quote))", { hasText: "the improved words" });
    await edited.getByText("edited", { exact: true }).waitFor();
    await choose(one, "the improved words", "Delete");
    await one.getByRole("button", { name: "Delete" }).click();
    await edited.waitFor({ state: "detached" });
    await log(two).getByText("This message was deleted by its author.").last().waitFor();
  },

  "other people's messages cannot be edited or deleted from the menu": async ({ open, bot }) => {
    await bot.say("member-2", "somebody else's words");
    const page = await open("member-1");
    await message(page, "somebody else's words").hover();
    await message(page, "somebody else's words").getByRole("button", { name: /^Actions for/ }).click();
    const entries = await page.getByRole("menuitem").allInnerTexts();
    assert.ok(entries.includes("Reply") && entries.includes("Copy link"), entries.join());
    assert.ok(!entries.some((entry) => entry.startsWith("Edit") || entry.startsWith("Delete")), entries.join());
  },

  "a message is forwarded to another channel": async ({ open, bot }) => {
    await bot.say("member-2", "worth passing on");
    const [page, other] = [await open("member-1"), await open("member-3", "events")];
    await choose(page, "worth passing on", "Forward…");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("To").selectOption("events");
    await dialog.getByRole("button", { name: "Forward" }).click();
    await dialog.waitFor({ state: "detached" });
    await message(other, "worth passing on").getByText("Forwarded from Member Two").waitFor();
  },

  "a slash lists the commands, and the keyboard alone chooses one": async ({ open }) => {
    const page = await open("member-1");
    await composer(page).press("/");
    await suggestions(page).first().waitFor();
    const names = await page.locator("#completion b").allInnerTexts();
    assert.ok(names.includes("/help") && names.includes("/report"), names.join());
    assert.ok(!names.includes("/queue"), "a member is not offered the moderators' commands");
    await composer(page).pressSequentially("hel");
    await composer(page).press("Enter");
    await log(page).getByText("Only you can see this").waitFor();
    assert.equal(await composer(page).evaluate((element) => element === document.activeElement), true);
  },

  "Escape closes the suggestions and leaves the words": async ({ open }) => {
    const page = await open("member-1");
    await composer(page).press("/");
    await suggestions(page).first().waitFor();
    await composer(page).press("Escape");
    assert.equal(await suggestions(page).count(), 0);
    assert.equal(await composer(page).inputValue(), "/");
  },

  "an at-sign suggests people": async ({ open }) => {
    const page = await open("member-1");
    await composer(page).pressSequentially("thank you @moder");
    await page.getByRole("option", { name: "@Moderator Two" }).waitFor();
    await composer(page).press("ArrowDown");
    await composer(page).press("Enter");
    assert.equal(await composer(page).inputValue(), "thank you @Moderator Two ");
  },

  "a private answer is seen by the person who asked, and can be put away": async ({ open }) => {
    const [one, two] = [await open("member-1"), await open("member-2")];
    await send(one, "/charter harassment");
    const answer = log(one).locator("article", { hasText: "Only you can see this" });
    await answer.waitFor();
    assert.equal(await log(two).getByText("Only you can see this").count(), 0);
    await answer.getByRole("button", { name: /^Dismiss/ }).click();
    await answer.waitFor({ state: "detached" });
  },

  "a command's form asks for what is missing, at the field": async ({ open }) => {
    const page = await open("moderator-1");
    await send(page, "/case note");
    const dialog = page.getByRole("dialog", { name: "/case note" });
    await dialog.getByLabel("Case").fill("many");
    await dialog.getByRole("button", { name: "Send" }).click();
    await dialog.getByText("A whole number, please.").waitFor();
    assert.equal(await dialog.getByLabel("Case").getAttribute("aria-invalid"), "true");
    assert.equal(await dialog.getByLabel("Case").evaluate((element) => element === document.activeElement), true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  },

  "a clause is suggested while it is typed, by its id or its words": async ({ open }) => {
    const page = await open("moderator-1");
    await send(page, "/warn");
    const dialog = page.getByRole("dialog", { name: "/warn" });
    for (const [typed, clause] of [["c2", "C20"], ["threats", "C7"]]) {
      await dialog.getByLabel("Clause").fill(typed);
      await dialog.locator(`datalist option[value="${clause}"]`).waitFor({ state: "attached" });
    }

    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  },

  "a text that is too long is refused in words, and kept": async ({ open }) => {
    const page = await open("member-1");
    await send(page, "long ".repeat(1000));
    await page.getByRole("alert").filter({ hasText: "4,000" }).waitFor();
    assert.equal((await composer(page).inputValue()).length, 5000);
  },

  "somebody new joins and is welcomed in their inbox": async ({ open }) => {
    const page = await open("member-1");
    await page.getByRole("button", { name: "Someone new…" }).click();
    const dialog = page.getByRole("dialog", { name: "Someone new joins" });
    await dialog.getByLabel("Name").fill("Newcomer Nine");
    await dialog.getByRole("button", { name: "Join" }).click();
    await page.getByRole("heading", { name: "Inbox" }).waitFor();
    assert.equal(await page.getByLabel("You are").inputValue(), "newcomer-nine");
    await log(page).locator("article").first().waitFor();
  },

  "an address of a message opens it, also far back": async ({ open, bot }) => {
    const number = await bot.say("member-3", "the message that the link is for", "resources");
    for (let i = 0; i < 40; i += 1) {
      await bot.say("member-4", `something shared later, number ${i}`, "resources");
    }

    const page = await open("member-1", "resources", { extra: `#m${number}` });
    assert.equal(await page.locator(`#m${number}`).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    }), true);
  },

  "another channel's new messages are counted beside its name": async ({ open, bot }) => {
    const page = await open("member-1", "welcome");
    await bot.say("member-2", "over here", "events");
    await bot.say("member-2", "and again", "events");
    await page.getByRole("link", { name: "events" }).getByText("2", { exact: true }).waitFor();
  },

  "the page goes on where it was after the bot was killed and started again": async ({ open, bot }) => {
    const page = await open("member-1");
    await bot.say("member-2", "before the cut");
    await message(page, "before the cut").waitFor();
    await bot.restart();
    await bot.say("member-2", "after the cut");
    await message(page, "after the cut").waitFor();
    assert.equal(await message(page, "before the cut").count(), 1);
  },
};
