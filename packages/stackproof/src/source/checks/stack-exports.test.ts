// Outputs of components, and exports of the entry file.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { stackExports } from "./stack-exports.ts";

const CHECKS = [stackExports];
const stack = (outputs: string, fields = "readonly url: pulumi.Output<string>;"): string =>
  `import * as pulumi from "@pulumi/pulumi";
export class TapStack extends pulumi.ComponentResource { ${fields} constructor(name: string) { super("a:b:A", name); this.registerOutputs(${outputs}); } }`;
const program = (entry: string, outputs = "{ url: this.url }", fields?: string) => ({
  "index.ts": `import { TapStack } from "./lib/tap-stack";\n${entry}`,
  "lib/tap-stack.ts": stack(outputs, fields),
});

describe("an entry file that exports nothing", () => {
  test.each([
    ["of a component alone", 'new TapStack("tap");'],
    ["of a component with a name", 'const tap = new TapStack("tap");'],
    ["of a component in a function", 'function main() { new TapStack("tap"); } main();'],
    ["of a component whose output it prints", 'const tap = new TapStack("tap"); tap.url.apply(console.log);'],
  ])("%s", (_, entry) => {
    expect(short(program(entry), CHECKS)).toEqual(["warning source/outputs-not-exported index.ts:2"]);
  });

  test("with only exported types", () => {
    const texts = program('new TapStack("tap"); export type { TapStack };');
    expect(short(texts, CHECKS)).toEqual(["warning source/outputs-not-exported index.ts:2"]);
  });

  test.each([
    ["without a name", 'new TapStack("tap");'],
    ["that nothing names again", 'const tap = new TapStack("tap");'],
  ])("is worth a note for a component %s that registers nothing", (_, entry) => {
    expect(short(program(entry, "{}"), CHECKS)).toEqual(["note source/outputs-not-exported index.ts:2"]);
  });

  test("as a report shows it", () => {
    const fields = "readonly url: pulumi.Output<string>; readonly zone: pulumi.Output<string>;";
    const outputs = "{ url: this.url, zone: this.zone }";
    expect(rendered(program('const tap = new TapStack("tap");', outputs, fields), CHECKS)).toMatchSnapshot(
      "named",
    );
    expect(rendered(program('new TapStack("tap");'), CHECKS)).toMatchSnapshot("unnamed");
  });

  test.each([
    ["exports a value", program('export const { url } = new TapStack("tap");')],
    ["exports something else", program('new TapStack("tap"); export const a = 1;')],
    ["exports a default", program('export default async () => { new TapStack("tap"); return {}; };')],
    ["exports by assignment", program('export = async () => { new TapStack("tap"); };')],
    [
      "exports as CommonJS does",
      program('const tap = new TapStack("tap"); module.exports = { url: tap.url };'),
    ],
    [
      "exports single values as CommonJS does",
      program('const tap = new TapStack("tap"); exports.url = tap.url;'),
    ],
    ["exports what another file does", program('new TapStack("tap"); export * from "./lib/tap-stack";')],
    ["makes a component without outputs", program('new TapStack("tap");', "{}", "readonly name = 1;")],
    ["makes a component whose outputs are not written out", program('new TapStack("tap");', "outputs", "")],
    ["reads fields that are not registered", program('const tap = new TapStack("tap"); use(tap.url);', "{}")],
    ["hands on a component that registers nothing", program('use(new TapStack("tap"));', "{}")],
    ["makes no component", program("TapStack.name;")],
  ])("is no finding when it %s", (_, texts) => {
    expect(short(texts, CHECKS)).toEqual([]);
  });

  test("is not another file than the entry", () => {
    const texts = {
      "index.ts": 'import "./main"; export const a = 1;',
      "main.ts": 'import { TapStack } from "./lib/tap-stack";\nnew TapStack("tap");',
      "lib/tap-stack.ts": stack("{ url: this.url }"),
    };
    expect(short(texts, CHECKS)).toEqual([]);
  });
});
