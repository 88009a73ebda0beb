// Options that a component takes.
import { describe, expect, test } from "vitest";
import { findingsIn, rendered, short } from "../testing.ts";
import { componentOptions } from "./component-options.ts";

const CHECKS = [componentOptions];
const HEAD = 'import * as pulumi from "@pulumi/pulumi";\n';
/** A component whose call of super is on line 3. */
const component = (
  call: string,
  parameters = "name: string, args: any, opts?: pulumi.ComponentResourceOptions",
): string =>
  `${HEAD}class A extends pulumi.ComponentResource { readonly x: any; constructor(${parameters}) {\n${call}; } }\n`;

describe("options that are not handed to super", () => {
  test.each([
    ["with two arguments", 'super("a:b:A", name)'],
    ["with three arguments", 'super("a:b:A", name, args)'],
  ])("%s", (_, call) => {
    expect(short(component(call), CHECKS)).toEqual(["warning source/options-not-passed index.ts:3"]);
  });

  test("by another name, which their type tells", () => {
    const text = component(
      'super("a:b:A", name, {})',
      "name: string, more: pulumi.ComponentResourceOptions = {}",
    );
    expect(short(text, CHECKS)).toEqual(["warning source/options-not-passed index.ts:3"]);
  });

  test("as a report shows it", () => {
    const text = component('super("app:index:Orders", name, args)');
    expect(rendered(text, CHECKS)).toMatchSnapshot("taken");
    const given = `${text}new A("a", {}, { provider: p, dependsOn: [q], version: "1" });`;
    expect(rendered(given, CHECKS)).toMatchSnapshot("given");
  });

  test("but for some that are handed on one by one", () => {
    const text = `${component('super("a:b:A", name, {}, { parent: opts?.parent })')}new A("a", {}, { dependsOn: [q], parent: p });`;
    expect(rendered(text, CHECKS)).toMatchSnapshot();
  });

  test.each([
    ["handed on", 'super("a:b:A", name, {}, opts)'],
    ["handed on in a spread", 'super("a:b:A", name, {}, { ...opts, protect: true })'],
    ["merged", 'super("a:b:A", name, {}, pulumi.mergeOptions(opts, {}))'],
    ["used in another way", 'super("a:b:A", name, {}); this.x = make(opts)'],
    ["kept in a variable", 'const o = opts ?? {}; super("a:b:A", name, {}, o)'],
    ["handed on one by one as far as they are given", 'super("a:b:A", name, {}, { parent: opts?.parent })'],
    ["handed on in a list", 'const all = ["a:b:A", name, {}, opts] as const; super(...all)'],
  ])("are not those that are %s", (_, call) => {
    expect(short(component(call), CHECKS)).toEqual([]);
  });

  test("are not those that the class above has no place for", () => {
    const text = `${HEAD}class Base extends pulumi.ComponentResource { constructor(n: string) { super("a:b:C", n, {}, undefined); } }
class A extends Base { constructor(name: string, opts?: pulumi.ComponentResourceOptions) { super(name); } }`;
    expect(short(text, CHECKS)).toEqual([]);
  });

  test("are not those of a plain class", () => {
    expect(
      short(
        `${HEAD}class A extends B { constructor(n: string, opts: any) { super(n); } }\nclass B {}`,
        CHECKS,
      ),
    ).toEqual([]);
  });
});

describe("options in the place of the arguments", () => {
  test("as a report shows it", () => {
    const text = component(
      'super("app:index:Orders", name, opts)',
      "name: string, opts: pulumi.ComponentResourceOptions = {}",
    );
    expect(rendered(text, CHECKS)).toMatchSnapshot();
    expect(findingsIn(`${text}new A("a", { parent: p });`, CHECKS)[0]?.why).toContain("so `parent` given");
  });

  test.each([
    ["arguments of that name", 'super("a:b:A", name, args, opts)'],
    ["options that are used elsewhere as well", 'super("a:b:A", name, opts); this.x = make(opts)'],
  ])("are not %s", (_, call) => {
    expect(short(component(call), CHECKS)).toEqual([]);
  });
});

describe("a component without options", () => {
  test.each([
    ["with a name only", 'super("a:b:A", name)', "name: string"],
    ["with arguments", 'super("a:b:A", name, args)', "name: string, args: { x: number }"],
  ])("%s", (_, call, parameters) => {
    expect(short(component(call, parameters), CHECKS)).toEqual([
      "note source/component-without-options index.ts:2",
    ]);
  });

  test("as a report shows it", () => {
    expect(rendered(component('super("a:b:A", name)', "name: string"), CHECKS)).toMatchSnapshot();
  });

  test.each([
    ["takes them", 'super("a:b:A", name, {}, opts)', "name: string, opts?: any"],
    ["takes everything", 'super("a:b:A", all[0])', "...all: any[]"],
    ["has options that it decides", 'super("a:b:A", name, {}, { protect: true })', "name: string"],
    ["takes them in its arguments", 'super("a:b:A", args.name, {}, args.options)', "args: any"],
  ])("is not one that %s", (_, call, parameters) => {
    expect(short(component(call, parameters), CHECKS)).toEqual([]);
  });
});
