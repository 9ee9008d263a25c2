// The program: `serve --demo --console`, what it prints, and its endpoint.

import { spawn } from "node:child_process";

export const SUB_ACCOUNT = "Onion_Support";

const until = async (find, what) => {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = find();
    if (found) return found;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`there is no ${what}`);
};

export class Program {
  static async start(path) {
    const process = spawn(path, ["serve", "--demo", "--listen", "127.0.0.1:0", "--console=127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
    const program = new Program(process);
    await program.address();
    return program;
  }

  constructor(process) {
    Object.assign(this, { process, said: "", log: "" });
    process.stdout.on("data", (data) => (this.said += data));
    process.stderr.on("data", (data) => (this.log += data));
  }

  // The address that gets a browser in, which is the last one that was printed.
  address() {
    return until(() => [...this.said.matchAll(/^console on (\S+)$/gm)].pop()?.[1], "address of a console");
  }

  // Another one than that.
  nextAddress(last) {
    return until(() => [...this.said.matchAll(/^console on (\S+)$/gm)].map(([, address]) => address).find((address) => !this.before(address, last)), "next address");
  }

  before(address, last) {
    return this.said.indexOf(address) <= this.said.indexOf(last);
  }

  async origin() {
    return new URL(await this.address()).origin;
  }

  get endpoint() {
    return /^listening on (\S+)$/m.exec(this.said)[1];
  }

  get account() {
    return /^demo account (\S+) /m.exec(this.said)[1];
  }

  get key() {
    return /Authorization: Bearer ([^']+)'/.exec(this.said)[1];
  }

  // Calls the endpoint as a client does.
  async call(method, path, body) {
    const response = await fetch(`${this.endpoint}/api/v1/accounts/${this.account}/${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.key}`, "Content-Type": "application/json" },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }

  async stop() {
    const ended = new Promise((wake) => this.process.once("exit", wake));
    this.process.kill("SIGTERM");
    await ended;
  }
}
