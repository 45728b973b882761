// What moderators do with a card, and what the member is told.
import assert from "node:assert/strict";

const log = (page) => page.getByRole("log");
const insult = "You are a stupid useless idiot and everybody hates you.";

/** The card about what a person said last. */
const cardOf = (page, name) => log(page).locator("article.message:not(.private)", { hasText: name })
  .filter({ has: page.locator(".card") }).last();

async function warn(page, card) {
  await card.getByRole("button", { name: "Warn" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Words to the member").fill("Please stop this.");
  await dialog.getByRole("button", { name: "Send" }).click();
  await dialog.waitFor({ state: "detached" });
}

export const moderating = {
  "an insult becomes a card with its words marked, while the moderator looks on": async ({ open, bot }) => {
    const page = await open("moderator-1", "moderators");
    await bot.say("member-2", insult);
    const card = cardOf(page, "Member Two");
    await card.waitFor();
    await card.locator("mark", { hasText: "idiot" }).waitFor();
    assert.match(await card.locator("mark").first().innerText(), /insult/);
    assert.match(await card.innerText(), /C\d/);
    for (const name of ["Claim", "Dismiss", "Remind", "Warn", "Request to cease", "Hide", "Propose expulsion", "Note"]) {
      assert.equal(await card.getByRole("button", { name, exact: true }).count(), 1, name);
    }
  },

  "ordinary talk and talk about hate crime make no card": async ({ open, bot }) => {
    const page = await open("moderator-2", "moderators");
    const before = await log(page).locator("article").count();
    await bot.say("member-1", "Lunch is at one, bring a friend.");
    await bot.say("member-1", "Our study asks why so few people report hate crime to the police.");
    await bot.say("member-3", insult);
    await cardOf(page, "Member Three").waitFor();
    assert.equal(await log(page).locator("article").count(), before + 1);
  },

  "a card's button opens a form; the warning reaches the member's inbox, counted until it is read": async ({ open, bot }) => {
    const [moderator, member] = [await open("moderator-1", "moderators"), await open("member-4", "forum")];
    await bot.say("member-4", insult);
    const card = cardOf(moderator, "Member Four");
    await card.waitFor();
    await warn(moderator, card);
    const inbox = member.getByRole("link", { name: /Inbox/ });
    await inbox.getByText("1", { exact: true }).waitFor();
    await inbox.click();
    await log(member).getByText(insult).first().waitFor();
    assert.match(await log(member).innerText(), /appeal/i);
    await member.reload();
    await log(member).getByText(insult).first().waitFor();
    assert.equal(await member.getByRole("link", { name: /Inbox/ }).locator(".count").isVisible(), false);
  },

  "a request to cease is acknowledged by the member": async ({ open, bot }) => {
    const moderator = await open("moderator-1", "moderators");
    await bot.call("POST", "/local/members", { name: "Loud Person" });
    await bot.say("loud-person", insult);
    const card = cardOf(moderator, "Loud Person");
    await card.getByRole("button", { name: "Request to cease" }).click();
    const dialog = moderator.getByRole("dialog");
    await dialog.getByLabel(/Words/).first().fill("Please stop at once.");
    await dialog.getByRole("button", { name: "Send" }).click();
    await dialog.waitFor({ state: "detached" });
    const member = await open("loud-person", "inbox");
    const notice = log(member).locator("article", { hasText: "Please stop at once." });
    await notice.getByRole("button", { name: "Acknowledge" }).click();
    await log(member).getByText("Only you can see this").waitFor();
  },

  "of two moderators who press, the second is told and shown the card as it stands": async ({ open, bot }) => {
    const [one, two] = [await open("moderator-1", "moderators"), await open("moderator-2", "moderators")];
    await bot.call("POST", "/local/members", { name: "Rude Person" });
    await bot.say("rude-person", insult);
    await cardOf(one, "Rude Person").waitFor();
    await cardOf(two, "Rude Person").waitFor();
    const stale = await cardOf(two, "Rude Person").getByRole("button", { name: "Claim", exact: true }).getAttribute("data-press");
    await cardOf(one, "Rude Person").getByRole("button", { name: "Claim", exact: true }).click();
    await cardOf(two, "Rude Person").getByText("Moderator One").waitFor();
    const id = (await cardOf(two, "Rude Person").getAttribute("data-id"));
    const { status } = await bot.call("POST", `/local/messages/${id}/press`, { as: "moderator-2", button: stale });
    assert.ok([404, 409].includes(status), `a stale press was answered with ${status}`);
  },

  "a member reports a message from its menu and gets a receipt": async ({ open, bot }) => {
    await bot.say("member-3", "words that only a person would mind");
    const page = await open("member-1");
    const message = log(page).locator("article", { hasText: "words that only a person would mind" });
    await message.hover();
    await message.getByRole("button", { name: /^Actions for/ }).click();
    await page.getByRole("menuitem", { name: /Report/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox").first().selectOption({ index: 1 });
    await dialog.getByRole("textbox").first().fill("It made me uneasy.");
    await dialog.getByRole("button", { name: "Send" }).click();
    await dialog.waitFor({ state: "detached" });
    await log(page).locator("article.private", { hasText: /\d/ }).waitFor();
  },
};
