// CLI: nothing of a program is left, whatever ends the run. Linux only: the tests look for processes in /proc.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { check, codes, type Environment, Projects, processesWith, start, until } from "./harness.ts";

const projects = new Projects();
afterAll(() => projects.remove());

/** Starts children of every kind; the number marks the run's own. */
const family = (end: string): string => `
import { spawn, spawnSync } from "child_process";
const mark = process.env["MARK"]!;
spawn("sleep", [mark + "1"], { stdio: "ignore" }).unref();
spawn("sleep", [mark + "2"], { stdio: "inherit", detached: true }).unref();
spawn("setsid", ["sleep", mark + "3"], { stdio: "inherit", detached: true }).unref();
spawn("sh", ["-c", "setsid sh -c 'sleep " + mark + "4 & sleep " + mark + "5' &"], { stdio: "inherit" });
// Without the program's environment.
spawn("setsid", ["sleep", mark + "6"], { stdio: "ignore", env: { PATH: process.env["PATH"] }, detached: true }).unref();
spawnSync("sh", ["-c", "setsid sleep " + mark + "7 >/dev/null 2>&1 &"], { env: { PATH: process.env["PATH"] } });
${end}`;

let runs = 0;
/** A number that no other process of this machine has on its command line. */
const newMark = (): string => `8${process.pid}${++runs}`;

/** Temporary files go into a folder of their own, so that what is left can be counted. */
function ownTemporary(name: string): { environment: Environment; left: () => string[] } {
  const folder = projects.folder(`tmp-${name}`, {});
  return { environment: { TMPDIR: folder }, left: () => (existsSync(folder) ? readdirSync(folder) : []) };
}

describe.runIf(process.platform === "linux")("processes", () => {
  test("children, detached or not, end with a program that ends", async () => {
    const directory = projects.project("ends", family(""));
    const { environment, left } = ownTemporary("ends");
    const mark = newMark();
    const { code } = await check(directory, ["--env", `MARK=${mark}`], environment);
    expect(code).toBe(0);
    expect(processesWith(`sleep\0${mark}`)).toEqual([]);
    expect(left()).toEqual([]);
  });

  test("children end with a program that is ended by its time limit", async () => {
    const directory = projects.project("hangs", family("for (;;) {}"));
    const mark = newMark();
    const { code, report } = await check(directory, ["--env", `MARK=${mark}`, "--timeout", "5"]);
    expect([code, ...codes(report)]).toEqual([2, "error run/timed-out"]);
    expect(processesWith(`sleep\0${mark}`)).toEqual([]);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("%s ends the program and the tool, with 130", async (signal) => {
    const directory = projects.project(
      `stop-${signal.toLowerCase()}`,
      family("setInterval(() => undefined, 1000);"),
    );
    const { environment, left } = ownTemporary(signal);
    const mark = newMark();
    const running = start(["check", directory, "--no-types", "--env", `MARK=${mark}`], environment);
    await until("the children", () => processesWith(`sleep\0${mark}`).length >= 6);
    const stopped = performance.now();
    running.process.kill(signal);
    const { code, stdout } = await running.outcome;
    expect(code).toBe(130);
    expect(stdout).toBe("");
    expect(performance.now() - stopped).toBeLessThan(5_000);
    expect(processesWith(`sleep\0${mark}`)).toEqual([]);
    expect(processesWith(directory)).toEqual([]);
    expect(left()).toEqual([]);
  });

  test.each([
    ["waits", "setInterval(() => undefined, 1000);"],
    ["loops", "for (;;) {}"],
  ])("a tool that is killed takes a program along that %s", async (name, end) => {
    const directory = projects.project(`orphan-${name}`, family(end));
    const { environment, left } = ownTemporary(`orphan-${name}`);
    const mark = newMark();
    const running = start(
      ["check", directory, "--no-types", "--timeout", "60", "--env", `MARK=${mark}`],
      environment,
    );
    await until("the children", () => processesWith(`sleep\0${mark}`).length >= 6);
    running.process.kill("SIGKILL");
    await running.outcome;
    await until("the end of the program", () => processesWith(directory).length === 0);
    await until("the end of its children", () => processesWith(`sleep\0${mark}`).length === 0);
    await until("an empty folder", () => left().length === 0);
    await until("the end of the watchdog", () => processesWith(`tmp-orphan-${name}`).length === 0);
    expect(processesWith(`sleep\0${mark}`)).toEqual([]);
  });

  test("two runs at once do not disturb each other", async () => {
    const program = `
import * as random from "@pulumi/random";
import { spawn } from "child_process";
spawn("sleep", [process.env["MARK"]!], { stdio: "ignore", detached: true }).unref();
const pet = new random.RandomPet(process.env["PET"]!);
const done = new Promise((resolve) => setTimeout(resolve, Number(process.env["WAIT"])));
export const name = done.then(() => process.env["PET"]);
`;
    const directory = projects.project("twice", program);
    const [first, second] = [newMark(), newMark()];
    const slow = check(directory, ["--env", "PET=slow", "--env", "WAIT=2500", "--env", `MARK=${first}`]);
    const fast = check(directory, ["--env", "PET=fast", "--env", "WAIT=10", "--env", `MARK=${second}`]);
    expect((await fast).report).toMatchObject({ status: "passed", outputs: { name: "fast" } });
    expect(processesWith(`sleep\0${second}`)).toEqual([]);
    const { report } = await slow;
    expect(report).toMatchObject({ status: "passed", outputs: { name: "slow" } });
    expect(report.resources.map(({ name }) => name)).not.toContain("fast");
    expect(processesWith(`sleep\0${first}`)).toEqual([]);
  });

  test("a run leaves no files in the folder for temporary files, nor in the project", async () => {
    const directory = projects.project("tidy", "");
    const { environment, left } = ownTemporary("tidy");
    const before = readdirSync(directory).sort();
    await check(directory, [], environment);
    expect(left()).toEqual([]);
    expect(readdirSync(directory).sort()).toEqual(before);
    expect(existsSync(join(directory, "core"))).toBe(false);
  });
});
