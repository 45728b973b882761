// Debian's Chromium, and people in it: each with a window of their own.
import { chromium } from "playwright-core";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: flags,
});

/** Opens windows on the bot's page and remembers what went wrong in them. */
export class Windows {
  constructor(browser, bot) {
    Object.assign(this, { browser, bot, contexts: [], faults: [] });
  }

  /** A window of a person on a channel. */
  async open(as, channel = "forum", { width = 1280, height = 860, scheme = "light", scripts = true, extra = "" } = {}) {
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      javaScriptEnabled: scripts,
      reducedMotion: "reduce",
    });
    this.contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15000);
    page.on("pageerror", (error) => this.faults.push(error.message));
    page.on("console", (message) => {
      // A refusal is an answer with a status of its own, which the console mentions; it is no fault of the page.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
        this.faults.push(message.text());
      }
    });
    await page.goto(`${this.bot.address}/?channel=${channel}&as=${as}${extra}`);
    return page;
  }

  async close() {
    await Promise.all(this.contexts.map((context) => context.close()));
    this.contexts = [];
    return this.faults.splice(0);
  }
}

const axe = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** What a checker of accessibility finds on the page, in words; nothing is best. */
export async function barriers(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

/** How much wider than the window the page is, in pixels. */
export const overflow = (page) => page.evaluate(
  () => document.documentElement.scrollWidth - document.documentElement.clientWidth);
