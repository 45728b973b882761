// Counts the messages that it hears and does nothing else: what a bot on discord.js costs before it does anything.
// Arguments: the fake's address, its token, "plain" or "zlib", and the counts at which it says so.
import { CompressionMethod } from "@discordjs/ws";
import { Events, version } from "discord.js";
import { logIn, makeClient } from "./client.mjs";

const [address, token, stream, ...marks] = process.argv.slice(2);
const client = makeClient({ address }, { compression: stream === "zlib" ? CompressionMethod.ZlibNative : undefined });
const due = marks.map(Number);
let count = 0;
client.on(Events.MessageCreate, () => {
  count += 1;
  if (count === due[0]) {
    due.shift();
    console.log(`counted ${count}`);
  }
});
await logIn(client, token);
console.log(`ready discord.js ${version}`);
