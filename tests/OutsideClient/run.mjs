// Points discord.js at the fake: what an independent client understands, ours may rely on. Prints "N passed, N failed".
import assert from "node:assert/strict";
import { CompressionMethod } from "@discordjs/ws";
import { checks } from "./checks.mjs";
import { logIn, makeClient } from "./client.mjs";
import { Fake } from "./fake.mjs";

const fake = await Fake.start();
let [passed, failed] = [0, 0];

async function check(name, act) {
  try {
    await act();
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n        ${String(error.stack ?? error).replaceAll("\n", "\n        ")}`);
  }
}

const client = makeClient(fake);
await check("logs in", () => logIn(client, fake.token));
for (const [name, act] of Object.entries(checks)) {
  await check(name, () => act({ client, fake }));
}

await client.destroy();

const compressed = makeClient(fake, { compression: CompressionMethod.ZlibNative });
await fake.control("clock/advance", { seconds: 5 });
await check("logs in over a compressed stream", () => logIn(compressed, fake.token));
await check("gets messages over a compressed stream", () => checks["gets a message, an edit and a deletion"]({ client: compressed, fake }));
await compressed.destroy();

await check("kept to the description, and so did the fake", async () => {
  const { violations, ownFaults } = await fake.control("state");
  assert.deepEqual(ownFaults, []);
  assert.deepEqual(violations.filter((violation) => !violation.endsWith("not known to Discord")), []);
});

await fake.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
