// Runs every journey in a real browser against the real bot; prints "N passed, N failed".
import { Bot } from "./bot.mjs";
import { launch, Windows } from "./browser.mjs";
import { talking } from "./talking.mjs";
import { moderating } from "./moderating.mjs";
import { reaching } from "./reaching.mjs";

const wanted = process.argv[2];
const bot = await Bot.start();
const browser = await launch();
let [passed, failed] = [0, 0];

for (const [name, journey] of Object.entries({ ...talking, ...moderating, ...reaching })) {
  if (wanted && !name.includes(wanted)) {
    continue;
  }

  const windows = new Windows(browser, bot);
  try {
    await journey({ bot, windows, open: windows.open.bind(windows) });
    const faults = await windows.close();
    if (faults.length > 0) {
      throw new Error(`the page complained: ${faults.join("; ")}`);
    }

    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    await windows.close();
    failed += 1;
    console.log(`FAILED  ${name}\n        ${String(error.stack ?? error).replaceAll("\n", "\n        ")}`);
  }
}

await browser.close();
await bot.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
