// CLI: real credentials do not reach a program, and a program does not reach AWS.
import { afterAll, describe, expect, test } from "vitest";
import { compareText } from "../../packages/stackproof/src/core/place.ts";
import { check, Projects, stackproof } from "./harness.ts";

const projects = new Projects();
afterAll(() => projects.remove());

const home = projects.folder("home", {
  ".aws/credentials":
    "[default]\naws_access_key_id = AKIAREALREALREAL0001\naws_secret_access_key = realsecretinfile\n",
  ".aws/config": "[profile prod]\nsso_session = realsession\n",
});

const surroundings = {
  HOME: home,
  USERPROFILE: home,
  AWS_ACCESS_KEY_ID: "AKIAREALREALREAL0002",
  AWS_SECRET_ACCESS_KEY: "realsecretinenvironment",
  AWS_SESSION_TOKEN: "realtoken",
  AWS_PROFILE: "realprofile",
  AWS_ROLE_ARN: "arn:aws:iam::111111111111:role/real",
  AWS_WEB_IDENTITY_TOKEN_FILE: "/real/token",
  AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1:1/real",
  AWS_ENDPOINT_URL: "https://real.example.com",
  PULUMI_ACCESS_TOKEN: "pul-realtoken",
  GITHUB_TOKEN: "gh-realtoken",
  AWS_REGION: "eu-west-3",
};

describe("credentials", () => {
  test("none are in the environment, in the profile files, or in what children see", async () => {
    const program = `
import * as fs from "fs"; import * as path from "path"; import * as os from "os"; import { readFile } from "fs/promises";
import { execSync } from "child_process"; import { Worker } from "worker_threads";
for (const [key, value] of Object.entries(process.env)) console.log(key + "=" + value);
const files = ["credentials", "config"].map((name) => path.join(os.homedir(), ".aws", name));
export = async () => {
  for (const file of files) {
    try { console.log(fs.readFileSync(file, "utf8")); } catch (e: any) { console.log("sync", e.code); }
    try { console.log(await readFile(file, "utf8")); } catch (e: any) { console.log("promise", e.code); }
    await new Promise<void>((done) => fs.readFile(file, "utf8", (e, text) => { console.log("callback", e?.code, text); done(); }));
    await new Promise<void>((done) => fs.createReadStream(file).on("error", (e: any) => { console.log("stream", e.code); done(); }).on("data", (d) => console.log(String(d))));
    console.log("exists", fs.existsSync(file));
  }
  console.log(execSync("env", { encoding: "utf8" }));
  const worker = new Worker('try { console.log(require("fs").readFileSync(' + JSON.stringify(files[0]) + ', "utf8")); } catch (e) { console.log("worker", e.code); }', { eval: true });
  await new Promise((done) => worker.on("exit", done));
};`;
    const { code, report } = await check(projects.project("reads", program), [], surroundings);
    const { text } = report.console;
    expect(code).toBe(0);
    expect(text).not.toMatch(/real(?!m)|AKIAREAL/);
    for (const how of ["sync", "promise", "callback", "stream", "worker"])
      expect(text).toContain(`${how} ENOENT`);
    expect(text).toContain("exists false");
    expect(text).toContain("AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE");
    expect(text).toContain("AWS_EC2_METADATA_DISABLED=true");
    expect(text).toContain("AWS_ENDPOINT_URL=http://127.0.0.1:");
    // What is no credential stays.
    expect(text).toContain("AWS_REGION=eu-west-3");
  });

  test("other files of the home folder stay readable", async () => {
    const program = `import * as fs from "fs"; import * as os from "os"; console.log(fs.readFileSync(os.homedir() + "/.key.pub", "utf8"));`;
    projects.folder("home", { ".key.pub": "ssh-ed25519 AAAA" });
    const { report } = await check(projects.project("home-file", program), [], surroundings);
    expect(report.console.text).toContain("ssh-ed25519 AAAA");
  });

  test("--env adds variables and does not bring keys back", async () => {
    const program = `console.log(process.env.BUILD, process.env.AWS_SECRET_ACCESS_KEY);`;
    const { report } = await check(projects.project("adds", program), [
      "--env",
      "BUILD=42",
      "--env",
      "AWS_SECRET_ACCESS_KEY=typed",
    ]);
    expect(report.console.text).toBe("42 rehearsal\n");
  });
});

describe("network", () => {
  const ask = `
const signed = (service: string) => ({ authorization: "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/" + service + "/aws4_request, SignedHeaders=host, Signature=abc" });
const endpoint = process.env.AWS_ENDPOINT_URL!;`;

  test("calls of AWS are refused and named", async () => {
    const program = `${ask}
export = async () => {
  for (const _ of [1, 2]) await fetch(endpoint, { method: "POST", headers: { ...signed("ec2"), "content-type": "application/x-www-form-urlencoded" }, body: "Action=DescribeVpcs&Version=2016-11-15" });
  const r = await fetch(endpoint, { method: "POST", headers: { ...signed("dynamodb"), "content-type": "application/x-amz-json-1.0", "x-amz-target": "DynamoDB_20120810.ListTables" }, body: "{}" });
  console.log(r.status, await r.text());
  await fetch(endpoint + "/my-bucket/key?list", { headers: signed("s3") });
};`;
    const { code, report } = await check(projects.project("calls", program));
    expect(code).toBe(0);
    const calls = report.findings
      .filter((finding) => finding.code === "run/aws-call")
      .map(({ message }) => message);
    expect(calls).toEqual([
      "The program calls AWS by itself: dynamodb ListTables. The call was refused.",
      "The program calls AWS by itself: ec2 DescribeVpcs (2 times). The call was refused.",
      "The program calls AWS by itself: s3 GET /my-bucket/key. The call was refused.",
    ]);
    expect(report.console.text).toContain('403 {"__type":"StackproofRefused"');
  });

  const connect = `
import * as http from "http"; import * as https from "https"; import * as net from "net"; import * as tls from "tls"; import { Worker } from "worker_threads";
type Start = (done: () => void) => { on(event: "error", listener: (e: any) => void): unknown };
const attempts: [string, Start][] = [
  ["http", (done) => http.get("http://169.254.169.254/latest/api/token", done)],
  ["https", (done) => https.get("https://s3.amazonaws.com/", done)],
  ["net", (done) => net.connect({ host: "example.com", port: 443 }, done)],
  ["tls", (done) => tls.connect({ host: "sts.eu-west-1.amazonaws.com", port: 443 }, done)],
];
export = async () => {
  for (const [name, start] of attempts)
    await new Promise<void>((done) => start(() => { console.log(name, "reached"); done(); }).on("error", (e) => { console.log(name, e.code); done(); }));
  await fetch("https://dynamodb.us-east-1.amazonaws.com/").catch((e) => console.log("fetch", e.cause?.code));
  const worker = new Worker('require("net").connect({ host: "worker.amazonaws.com", port: 443 }).on("error", (e) => console.log("worker", e.code))', { eval: true });
  await new Promise((done) => worker.on("exit", done));
};`;

  test("connections to AWS, to the metadata service and to other hosts are refused and placed", async () => {
    const { report, elapsed } = await check(projects.project("connects", connect));
    for (const how of ["http", "https", "net", "tls", "fetch", "worker"]) {
      expect(report.console.text).toContain(`${how} ESTACKPROOFREFUSED`);
    }
    const refused = report.findings.filter((finding) => finding.code === "run/network-refused");
    expect(
      refused.map(({ message }) => /connects to (\S+)\. /.exec(message)?.[1] ?? "").sort(compareText),
    ).toEqual([
      "169.254.169.254",
      "dynamodb.us-east-1.amazonaws.com",
      "example.com",
      "s3.amazonaws.com",
      "sts.eu-west-1.amazonaws.com",
      "worker.amazonaws.com",
    ]);
    const ofAws = refused.find(({ message }) => message.includes("s3.amazonaws.com"));
    expect(ofAws?.fix).toContain("data source");
    expect(ofAws?.at.source).toMatchObject({ file: "index.ts", line: 6 });
    expect(elapsed).toBeLessThan(20_000);
  });

  test("--allow-network does not allow AWS", async () => {
    const program = `
import * as net from "net";
export = async () => { for (const host of ["s3.amazonaws.com", "169.254.169.254", "something.invalid"])
  await new Promise<void>((done) => net.connect({ host, port: 443 }, done).on("error", (e: any) => { console.log(host, e.code); done(); })); };`;
    const { report } = await check(projects.project("allowed", program), ["--allow-network"]);
    expect(report.console.text).toMatch(/s3\.amazonaws\.com ESTACKPROOFREFUSED/);
    expect(report.console.text).toMatch(/169\.254\.169\.254 ESTACKPROOFREFUSED/);
    expect(report.console.text).toMatch(/something\.invalid E(?!STACKPROOF)/);
  });

  test("a program that cannot go on without AWS could not be rehearsed: no error, exit 2", async () => {
    const program = `export = async () => { await fetch("https://s3.amazonaws.com/"); };`;
    const { code, report } = await check(projects.project("needs", program));
    expect(code).toBe(2);
    expect(report.status).toBe("not-run");
    expect(report.findings.map(({ severity }) => severity)).not.toContain("error");
    expect(report.findings.map((finding) => finding.code)).toContain("run/network-refused");
  });

  test("a server of the program's own is reached", async () => {
    const program = `
import * as http from "http"; import type { AddressInfo } from "net";
export = async () => {
  const server = http.createServer((_, response) => response.end("hello from here")).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const answer = await fetch("http://127.0.0.1:" + (server.address() as AddressInfo).port);
  console.log(await answer.text());
  server.close();
};`;
    const { code, stdout } = await stackproof(["check", projects.project("serves", program), "--no-types"]);
    expect(code).toBe(0);
    expect(stdout).toContain("hello from here");
  });
});
