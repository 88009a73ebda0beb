// Children of components.
import { describe, expect, test } from "vitest";
import { findingsIn, rendered, short } from "../testing.ts";
import { componentChildren } from "./component-children.ts";

const CHECKS = [componentChildren];
const HEAD = 'import * as aws from "@pulumi/aws";\nimport * as pulumi from "@pulumi/pulumi";\n';
const OPEN = `${HEAD}class A extends pulumi.ComponentResource { constructor(name: string, args: any, opts?: pulumi.ComponentResourceOptions) { super("a:b:A", name, {}, opts);\n`;
/** A component, the text of its constructor on line 4. */
const inside = (text: string, more = ""): string => `${OPEN}${text}\n}${more} }`;
const Q = "new aws.sqs.Queue";
const INNER =
  "\nclass Inner extends pulumi.ComponentResource { constructor(n: string, o?: pulumi.ComponentResourceOptions) { super('a:b:I', n, {}, o); } }";

describe("a child without parent", () => {
  test.each([
    ["without options", `${Q}("q");`],
    ["with arguments only", `${Q}("q", { delaySeconds: 1 });`],
    ["with other options", `${Q}("q", {}, { protect: true });`],
    ["with undefined", `${Q}("q", {}, { parent: undefined });`],
    ["with options in a variable", `const o = { protect: true }; ${Q}("q", {}, o);`],
    ["with a spread", `const o = { protect: true }; ${Q}("q", {}, { ...o, dependsOn: [] });`],
    ["with options that are merged", `${Q}("q", {}, pulumi.mergeOptions({ protect: true }, {}));`],
    ["with a condition", `${Q}("q", {}, args.x ? { protect: true } : {});`],
    ["with a spread that may be", `${Q}("q", {}, { ...(args.x && { protect: true }) });`],
    ["in a loop", `for (const n of args.names) ${Q}(n, {});`],
    ["in a callback", `args.names.map((n: string) => ${Q}(n, {}));`],
    ["in a function of the constructor", `const make = (n: string) => ${Q}(n, {}); make("q");`],
    ["of a class of the program", 'new Inner("i");'],
    ["of a class of the program, with options", 'new Inner("i", { protect: true });'],
  ])("%s", (_, text) => {
    expect(short(inside(text) + INNER, CHECKS)).toEqual(["warning source/child-without-parent index.ts:4"]);
  });

  test("in a method that the constructor calls", () => {
    const text = inside("this.go();", `\nprivate go() { ${Q}("q"); } other() { ${Q}("r"); }`);
    expect(short(text, CHECKS)).toEqual(["warning source/child-without-parent index.ts:6"]);
  });

  test("is one finding for one component", () => {
    const text = inside(`${Q}("a");\n${Q}("b", {}, { parent: this });\n${Q}("c", {});\n${Q}("d", {}, {});`);
    expect(short(text, CHECKS)).toEqual(["warning source/child-without-parent index.ts:4"]);
    expect(rendered(text, CHECKS)).toMatchSnapshot();
  });

  test.each([
    ["parent: this", `${Q}("q", {}, { parent: this });`],
    ["another parent", `const p = ${Q}("p", {}, { parent: this }); ${Q}("q", {}, { parent: p });`],
    ["options in a variable", `const o = { parent: this }; ${Q}("q", {}, o);`],
    [
      "options in a variable with a type",
      `const o: pulumi.CustomResourceOptions = { ...opts, parent: this }; ${Q}("q", {}, o);`,
    ],
    ["a variable that is changed", `const o: any = {}; o.parent = this; ${Q}("q", {}, o);`],
    [
      "a variable that is assigned to",
      `const o: any = {}; Object.assign(o, { parent: this }); ${Q}("q", {}, o);`,
    ],
    ["a variable that is written again", `let o: any = {}; o = { parent: this }; ${Q}("q", {}, o);`],
    ["a spread", `const o = { parent: this }; ${Q}("q", {}, { ...o, protect: true });`],
    ["options that are merged", `${Q}("q", {}, pulumi.mergeOptions(opts, { parent: this }));`],
    ["an object that is assigned", `${Q}("q", {}, Object.assign({}, opts, { parent: this }));`],
    ["its own options after the parent", `${Q}("q", {}, { parent: this, ...opts });`],
    ["a field", `${Q}("q", {}, (this as any).childOptions);`],
    ["options of a function", `${Q}("q", {}, optionsOf(this));`],
    ["options of the arguments", `${Q}("q", {}, args.options);`],
    ["a computed key", `const k = "parent"; ${Q}("q", {}, { [k]: this });`],
    [
      "arguments in a spread",
      `const a: any = ["q", {}, { parent: this }]; new (aws.sqs.Queue as any)(...a);`,
    ],
    ["a provider, which needs none", 'new aws.Provider("p", {});'],
    ["no resource", "new aws.sdk.S3({}); new Map(); new pulumi.Config('a');"],
    [
      "a function of AWS",
      `new aws.lambda.CallbackFunction("f", { callback: async () => { ${Q}("q"); } }, { parent: this });`,
    ],
  ])("is not one with %s", (_, text) => {
    expect(short(inside(text), CHECKS)).toEqual([]);
  });

  test.each([
    ["in a method that others call", inside("", `\nmake() { return ${Q}("q"); }`)],
    [
      "in a method that is given options",
      inside("this.go({ parent: this });", `\ngo(o: any) { ${Q}("q", {}, o); }`),
    ],
    [
      "before super",
      `${HEAD}class A extends pulumi.ComponentResource { constructor(n: string) { const q = ${Q}("q"); super("a:b:A", n, { q }); } }`,
    ],
    [
      "of a class that takes no options",
      `${inside('new Inner("i");')}\nclass Inner extends pulumi.ComponentResource { constructor(n: string) { super("a:b:I", n); } }`,
    ],
    ["in a plain class", `${HEAD}class A { constructor() { ${Q}("q"); } }`],
    [
      "below a class that is not seen",
      `${HEAD}import { C } from "other"; class A extends C { constructor() { super(); ${Q}("q"); } }`,
    ],
    ["at the top", `${HEAD}${Q}("q");`],
  ])("is not one %s", (_, text) => {
    expect(short(text, CHECKS)).toEqual([]);
  });
});

describe("a child that is given the component's own options", () => {
  test.each([
    ["as they are", `${Q}("q", {}, opts);`],
    ["in a spread", `${Q}("q", {}, { ...opts, protect: true });`],
    ["with a default", `${Q}("q", {}, opts ?? {});`],
    ["in a variable", `const o = { ...opts }; ${Q}("q", {}, o);`],
  ])("%s", (_, text) => {
    expect(short(inside(text), CHECKS)).toEqual(["warning source/child-with-own-options index.ts:4"]);
  });

  test("as a report shows it", () => {
    expect(rendered(inside(`${Q}("q", {}, opts);`), CHECKS)).toMatchSnapshot();
  });
});

describe("a provider that does not reach a child", () => {
  const child = inside(`${Q}("q");`);
  const east = 'const east = new aws.Provider("east", { region: "us-east-1" });';

  test.each([
    ["provider", "{ provider: east }"],
    ["a list of providers", "{ providers: [east] }"],
    ["a map of providers", "{ protect: true, providers: { aws: east } }"],
  ])("%s", (_, options) => {
    const text = `${child}\n${east}\nnew A("a", {}, ${options});`;
    expect(short(text, CHECKS)).toEqual(["warning source/provider-dropped index.ts:4"]);
  });

  test("from another file", () => {
    const texts = {
      "a.ts": child.replace("class A", "export class A"),
      "index.ts": `import { A } from "./a";\nimport * as aws from "@pulumi/aws";\n${east}\nnew A("a", {}, { provider: east });`,
    };
    expect(rendered(texts, CHECKS)).toMatchSnapshot();
  });

  test.each([
    [
      "another package's provider",
      `${child}\nimport * as k8s from "@pulumi/kubernetes"; new A("a", {}, { provider: new k8s.Provider("k") });`,
    ],
    ["no provider", `${child}\n${east}\nnew A("a", {}, { protect: true });`],
    ["a provider that is not seen", `${child}\nnew A("a", {}, { provider: elsewhere() });`],
  ])("is not %s", (_, text) => {
    expect(short(text, CHECKS)).toEqual(["warning source/child-without-parent index.ts:4"]);
  });

  test("is not that of a child with a provider of its own", () => {
    const text = `${inside(`${Q}("q", {}, { provider: args.provider });`)}\n${east}\nnew A("a", {}, { provider: east });`;
    expect(findingsIn(text, CHECKS).map(({ code }) => code)).toEqual(["source/child-without-parent"]);
  });
});
