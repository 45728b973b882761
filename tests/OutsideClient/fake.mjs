// Starts the fake from its built dll, and speaks its control interface.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export class Fake {
  static async start() {
    const dll = process.env.FAKE_DISCORD_DLL;
    if (!dll) {
      throw new Error("FAKE_DISCORD_DLL has to name the built Belong.FakeDiscord.dll");
    }

    const fake = new Fake();
    fake.process = spawn("dotnet", [dll, "--urls", "http://127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: fake.process.stdout })) {
      const found = line.match(/listens at (\S+) with token (\S+)/);
      if (found) {
        [, fake.address, fake.token] = found;
        return fake;
      }
    }

    throw new Error("the fake ended before it listened");
  }

  // Does something in Discord by hand; throws with Discord's reason when it refuses.
  async control(what, body = {}) {
    const response = await fetch(`${this.address}/control/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(`${what}: ${answer.refused}`);
    }

    return answer;
  }

  async stop() {
    this.process.kill("SIGTERM");
    await new Promise((resolve) => this.process.once("exit", resolve));
  }
}
