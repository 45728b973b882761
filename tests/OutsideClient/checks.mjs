// What a real client must be able to do with the fake. Each check gets a logged-in client and the fake's control interface.
import assert from "node:assert/strict";
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Events,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  PermissionFlagsBits,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { next } from "./client.mjs";

const guildOf = (client) => client.guilds.cache.first();
const channelOf = (client, name) => guildOf(client).channels.cache.find((channel) => channel.name === name);

export const checks = {
  "knows the guild, its channels, roles and members after the log-in": async ({ client }) => {
    const guild = guildOf(client);
    assert.equal(guild.name, "Belong Network");
    assert.ok(channelOf(client, "general"));
    assert.ok(guild.roles.cache.some((role) => role.name === "Moderators"));
    assert.ok((await guild.members.fetch()).some((member) => member.user.globalName === "Alice"));
    assert.ok(guild.members.me.permissions.has(PermissionFlagsBits.ModerateMembers));
  },

  "gets a message, an edit and a deletion": async ({ client, fake }) => {
    const created = next(client, Events.MessageCreate, (message) => message.content === "good morning");
    const { id } = await fake.control("message/speak", { as: "Alice", channel: "general", text: "good morning" });
    const message = await created;
    assert.equal(message.id, id);
    assert.equal(message.member.displayName, "Alice");

    const updated = next(client, Events.MessageUpdate);
    await fake.control("message/edit", { message: id, text: "good evening" });
    await updated;
    assert.equal(message.content, "good evening");
    assert.ok(message.editedTimestamp);

    const deleted = next(client, Events.MessageDelete);
    await fake.control("message/delete", { message: id });
    assert.equal((await deleted).id, id);
  },

  "answers a message once, whatever is repeated under the same nonce": async ({ client, fake }) => {
    const general = channelOf(client, "general");
    const first = await general.send({ content: "once", nonce: "n-1", enforceNonce: true, allowedMentions: { parse: [] } });
    const second = await general.send({ content: "once", nonce: "n-1", enforceNonce: true, allowedMentions: { parse: [] } });
    assert.equal(second.id, first.id);
    const seen = await fake.control("sees", { as: "Bob", channel: "general" });
    assert.equal(seen.filter((message) => message.content === "once").length, 1);
  },

  "registers a command and answers it": async ({ client, fake }) => {
    const command = new SlashCommandBuilder()
      .setName("greet")
      .setDescription("Greets somebody")
      .setDescriptionLocalizations({ "en-GB": "Greets somebody politely" })
      .setDefaultMemberPermissions(PermissionFlagsBits.SendMessages)
      .addUserOption((option) => option.setName("whom").setDescription("Who is greeted").setRequired(true));
    await guildOf(client).commands.set([command]);
    const registered = await guildOf(client).commands.fetch({ withLocalizations: true });
    assert.equal(registered.first().descriptionLocalizations["en-GB"], "Greets somebody politely");

    client.once(Events.InteractionCreate, async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply(`Good day, ${interaction.options.getUser("whom")}`);
    });
    const bob = guildOf(client).members.cache.find((member) => member.user.globalName === "Bob");
    const answer = await fake.control("invoke", {
      as: "Alice", channel: "general", command: "greet", options: { whom: bob.id }, settle: true,
    });
    assert.equal(answer.answer, "DeferredMessage");
    assert.equal(answer.message.content, `Good day, <@${bob.id}>`);
    assert.equal(answer.ephemeral, true);
  },

  "goes through a button and a form": async ({ client, fake }) => {
    const button = new ButtonBuilder().setCustomId("warn:1").setLabel("Warn").setStyle(ButtonStyle.Danger);
    const card = await channelOf(client, "moderators").send({
      embeds: [{ title: "Case 1", fields: [{ name: "Said", value: "something" }] }],
      components: [new ActionRowBuilder().addComponents(button)],
    });

    client.once(Events.InteractionCreate, async (pressed) => {
      const words = new TextInputBuilder().setCustomId("words").setStyle(TextInputStyle.Paragraph).setMaxLength(500);
      await pressed.showModal(
        new ModalBuilder().setCustomId("warn-form:1").setTitle("Warn")
          .addLabelComponents(new LabelBuilder().setLabel("Your words").setTextInputComponent(words)),
      );
    });
    const pressed = await fake.control("press", { as: "Moderator One", message: card.id, button: "Warn" });
    assert.equal(pressed.modal.title, "Warn");

    client.once(Events.InteractionCreate, async (sent) => {
      await sent.update({ content: `Warned: ${sent.fields.getTextInputValue("words")}`, components: [] });
      await sent.followUp({ content: "Done.", flags: MessageFlags.Ephemeral });
    });
    await fake.control("submit", { as: "Moderator One", interaction: pressed.interaction, values: { words: "please stop" } });
    const shown = (await fake.control("sees", { as: "Moderator Two", channel: "moderators" })).find((message) => message.id === card.id);
    assert.equal(shown.content, "Warned: please stop");
    assert.deepEqual(shown.components, []);
    await assert.rejects(fake.control("press", { as: "Moderator One", message: card.id, button: "Warn" }), /has no "Warn"/);
    await assert.rejects(fake.control("press", { as: "Alice", message: card.id, button: "Warn" }), /cannot see/);
  },

  "resumes after a drop: the same session, and what was missed": async ({ client, fake }) => {
    const before = await fake.control("state");
    const resumed = next(client, Events.ShardResume);
    const missed = next(client, Events.MessageCreate, (message) => message.content === "said while you were away");
    await fake.control("gateway/drop");
    await fake.control("message/speak", { as: "Bob", channel: "general", text: "said while you were away" });
    await missed;
    await resumed;
    const after = await fake.control("state");
    assert.equal(after.identifies, before.identifies);
    const journal = await fake.control("journal");
    assert.equal(journal.findLast((entry) => entry.path === "RESUME").route, "at the resume address");
  },

  "reconnects when asked to (op 7)": async ({ client, fake }) => {
    const resumed = next(client, Events.ShardResume);
    await fake.control("gateway/reconnect");
    await resumed;
  },

  "pages through messages in both directions": async ({ client, fake }) => {
    await fake.control("message/burst", { as: ["Alice", "Bob"], channel: "general", count: 250, text: "page" });
    const general = channelOf(client, "general");
    const newest = await general.messages.fetch({ limit: 100 });
    const older = await general.messages.fetch({ limit: 100, before: newest.lastKey() });
    const numbers = [...newest.values(), ...older.values()].map((message) => message.content);
    assert.deepEqual(numbers, Array.from({ length: 200 }, (_, index) => `page ${249 - index}`));
    const later = await general.messages.fetch({ limit: 10, after: older.lastKey() });
    assert.equal(later.last().content, "page 51");
  },

  "times out, bans and unbans, with the reason in the audit log": async ({ client, fake }) => {
    const guild = guildOf(client);
    const member = guild.members.cache.find((one) => one.user.globalName === "Bob");
    await member.timeout(60_000, "case 7");
    assert.ok((await guild.members.fetch({ user: member.id, force: true })).isCommunicationDisabled());
    await assert.rejects(fake.control("message/speak", { as: "Bob", channel: "general", text: "hello" }), /lacks SendMessages/);

    const banned = next(client, Events.GuildBanAdd);
    await guild.bans.create(member.id, { reason: "case 8: it’s final", deleteMessageSeconds: 60 });
    await banned;
    assert.equal((await guild.bans.fetch(member.id)).reason, "case 8: it’s final");
    const log = await guild.fetchAuditLogs({ limit: 2 });
    assert.deepEqual(log.entries.map((entry) => entry.reason), ["case 8: it’s final", "case 7"]);
    await guild.bans.remove(member.id);
    await assert.rejects(guild.bans.fetch({ user: member.id, force: true }), { code: 10026 });
  },

  "is refused above its rank, and in closed inboxes": async ({ client, fake }) => {
    const guild = guildOf(client);
    const owner = await guild.fetchOwner();
    await assert.rejects(guild.members.kick(owner), { code: 50013 });
    await fake.control("member/dms", { user: "Alice", open: false });
    const alice = guild.members.cache.find((one) => one.user.globalName === "Alice");
    await assert.rejects(alice.send("hello"), { code: 50007 });
  },

  "waits out a rate limit instead of failing": async ({ client, fake }) => {
    const general = channelOf(client, "general");
    for (let number = 0; number < 7; number += 1) {
      await general.send(`quick ${number}`);
    }

    await fake.control("fault/rest", { kind: "TooMany", method: "POST", path: "/messages$", retryAfter: 0.2 });
    await general.send("after a 429");
  },
};
