// discord.js pointed at the fake, with a way to wait for its events.
import { Client, Events, GatewayIntentBits, Partials } from "discord.js";

const patience = 15_000;

export function makeClient(fake, { compression } = {}) {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMembers,
      GatewayIntentBits.GuildModeration,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.MessageContent,
    ],
    partials: [Partials.Channel],
    rest: { api: `${fake.address}/api` },
    ws: { compression: compression ?? null },
  });
}

export async function logIn(client, token) {
  const ready = next(client, Events.ClientReady);
  await client.login(token);
  await ready;
}

// The next event that fits, with what it brought; rejects when it does not come.
export function next(client, event, fits = () => true) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      client.off(event, take);
      reject(new Error(`${event} did not come`));
    }, patience);
    function take(...args) {
      if (fits(...args)) {
        clearTimeout(late);
        client.off(event, take);
        resolve(args[0]);
      }
    }

    client.on(event, take);
  });
}
