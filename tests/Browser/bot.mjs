// The real bot as a process of its own, with data of its own.
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../../bot", import.meta.url));

const built = () => {
  const program = join(project, "bin/Debug/net10.0/Belong.Bot.dll");
  if (!existsSync(program)) {
    execFileSync("dotnet", ["build", project], { stdio: "inherit" });
  }

  return program;
};

/** Starts the bot on a free port; BELONG_BOT_DLL names a built one, otherwise it is the debug build. */
export class Bot {
  static async start() {
    const bot = new Bot();
    bot.folder = await mkdtemp(join(tmpdir(), "belong-browser-"));
    await bot.run("http://127.0.0.1:0");
    return bot;
  }

  /** Kills the bot as a power cut would, and starts it again where it was. */
  async restart() {
    await this.end("SIGKILL");
    await this.run(this.address);
  }

  async stop() {
    await this.end("SIGTERM");
    await rm(this.folder, { recursive: true, force: true });
  }

  async run(address) {
    // The program itself, not `dotnet run`: killing that would leave the bot alive.
    this.process = spawn("dotnet", [process.env.BELONG_BOT_DLL ?? built(), "--urls", address], {
      cwd: this.folder,
      env: { ...process.env, Store__Path: join(this.folder, "bot.db"), DOTNET_NOLOGO: "1" },
    });
    let said = "";
    const ready = new Promise((resolve, reject) => {
      const listen = (bytes) => {
        said += bytes;
        const match = /ready at (http:\S+)/.exec(said);
        if (match) {
          resolve(match[1]);
        }
      };
      this.process.stdout.on("data", listen);
      this.process.stderr.on("data", listen);
      this.process.on("exit", (code) => reject(new Error(`the bot ended with ${code}:\n${said}`)));
    });
    this.ended = new Promise((resolve) => this.process.on("exit", resolve));
    this.address = await ready;
  }

  async end(signal) {
    this.process.kill(signal);
    await this.ended;
  }

  /** Uses the HTTP interface as a script would. */
  async call(method, path, body) {
    const response = await fetch(this.address + path, {
      method,
      headers: { "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, data: await response.json() };
  }

  async say(as, text, channel = "forum") {
    const { status, data } = await this.call("POST", `/local/channels/${channel}/messages`, { as, text });
    if (status !== 201) {
      throw new Error(`could not post: ${JSON.stringify(data)}`);
    }

    return data.id.replace("local:", "");
  }
}
