// Fields that are used before they are assigned.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { fields } from "./fields.ts";

const CHECKS = [fields];
const HEAD =
  'import * as aws from "@pulumi/aws"; import * as pulumi from "@pulumi/pulumi"; declare const some: any;\n';
const USED = "error source/field-before-assignment";
const PASSED = "warning source/undefined-field-passed";

const WEB_TIER = `class WebTier extends pulumi.ComponentResource {
  private targetGroup!: aws.lb.TargetGroup;
  private group!: aws.autoscaling.Group;
  constructor(name: string) {
    super("app:index:WebTier", name);
    this.createAsg();
    this.createAlb();
  }
  private createAsg() {
    this.group = new aws.autoscaling.Group("web", {
      maxSize: 2,
      minSize: 1,
      targetGroupArns: [this.targetGroup.arn],
    }, { parent: this });
  }
  private createAlb() {
    this.targetGroup = new aws.lb.TargetGroup("web", { port: 80 }, { parent: this });
  }
}
new WebTier("web");
`;

describe("a field that is used too early", () => {
  test.each([
    ["in a method that is called first", WEB_TIER, `${USED} index.ts:14`],
    [
      "in the constructor",
      "class A { b: any; constructor() {\nsome(this.b.id);\nthis.b = some(); } }\nnew A();",
      `${USED} index.ts:3`,
    ],
    ["in an initializer", "class A {\narn = this.b.arn;\nb = some(); }\nnew A();", `${USED} index.ts:3`],
    [
      "and never assigned",
      "class A { b!: any; constructor() {\nthis.b.id; } }\nnew A();",
      `${USED} index.ts:3`,
    ],
    [
      "two calls deep",
      "class A { b!: any; constructor() { this.one(); this.b = some(); } one() { this.two(); }\ntwo() { return this.b.id; } }\nnew A();",
      `${USED} index.ts:3`,
    ],
    [
      "through a getter",
      "class A { b!: any;\nget id() { return this.b.id; }\nconstructor() { some({ id: this.id }); this.b = some(); } }\nnew A();",
      `${USED} index.ts:3`,
    ],
    [
      "through an arrow function of the constructor",
      "class A { b!: any; constructor() {\nconst subnet = () => some(this.b.id);\nsubnet(); this.b = some(); } }\nnew A();",
      `${USED} index.ts:3`,
    ],
    [
      "through a method that is an arrow function",
      "class A { b!: any;\nid = () => this.b.id;\nconstructor() { this.id(); this.b = some(); } }\nnew A();",
      `${USED} index.ts:3`,
    ],
    [
      "for each of a list that is written there",
      "class A { b: any; constructor() { for (const x of [1])\nsome(x, this.b.id);\nthis.b = some(); } }\nnew A();",
      `${USED} index.ts:3`,
    ],
    [
      "by a function for each of a list that is written there",
      "class A { b: any; constructor() { [1, 2].forEach((x) => {\nsome(x, this.b.id); });\nthis.b = some(); } }\nnew A();",
      `${USED} index.ts:3`,
    ],
    [
      "and private by its name",
      "class A { #b: any; constructor() {\nthis.#b.id; this.#b = some(); } }\nnew A();",
      `${USED} index.ts:3`,
    ],
    [
      "by a method of a class that a class above calls",
      "class A { constructor() { this.make(); } make() {} }\nclass B extends A { list: any[] = [];\nmake() { this.list.push(1); } }\nnew B();",
      `${USED} index.ts:4`,
    ],
    [
      "and is a parameter of the derived constructor",
      "class A { constructor() { this.make(); } make() {} }\nclass B extends A { constructor(private args: any) { super(); }\nmake() { this.args.name; } }\nnew B(1);",
      `${USED} index.ts:4`,
    ],
    [
      "although an apply will assign it",
      "class A { b: any; constructor(id: pulumi.Output<string>) { id.apply((id) => { this.b = { id }; });\nsome(this.b.id); } }\nnew A(some());",
      `${USED} index.ts:3`,
    ],
    [
      "in a component that nobody makes",
      "export class A { b: any; constructor() {\nsome(this.b.id);\nthis.b = some(); } }",
      "warning source/field-before-assignment index.ts:3",
    ],
    [
      "on one way only",
      "class A { b: any; constructor(on: boolean) { if (on)\nsome(this.b.id);\nthis.b = some(); } }\nnew A(true);",
      "warning source/field-before-assignment index.ts:3",
    ],
    [
      "in a loop",
      "class A { b: any; constructor() { for (const x of some)\nsome(x, this.b.id);\nthis.b = some(); } }\nnew A();",
      "warning source/field-before-assignment index.ts:3",
    ],
  ])("%s", (_, text, line) => {
    expect(short(`${HEAD}${text}`, CHECKS)).toEqual([line]);
  });

  test("as a report shows it", () => {
    expect(rendered(`${HEAD}${WEB_TIER}`, CHECKS)).toMatchSnapshot();
  });

  test("in another file, by a class that is derived there", () => {
    const texts = {
      "base.ts":
        "export abstract class Base { constructor(name: string) { this.create(name); } abstract create(name: string): void; }\n",
      "stack.ts":
        'import { Base } from "./base";\nexport class Stack extends Base {\n  private names: string[] = [];\n  create(name: string) {\n    this.names.push(name);\n  }\n}\n',
      "index.ts": 'import { Stack } from "./stack";\nexport const stack = new Stack("app");\n',
    };
    expect(short(texts, CHECKS)).toEqual([`${USED} stack.ts:5`]);
    expect(rendered(texts, CHECKS)).toMatchSnapshot();
  });
});

test("two security groups that name each other", () => {
  const text = `class Groups { web: aws.ec2.SecurityGroup; data: aws.ec2.SecurityGroup; constructor() {
this.web = new aws.ec2.SecurityGroup("web", { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, securityGroups: [this.data.id] }] });
this.data = new aws.ec2.SecurityGroup("data", { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, securityGroups: [this.web.id] }] });
} }
new Groups();
`;
  expect(short(HEAD + text, CHECKS)).toEqual(["error source/resources-name-each-other index.ts:3"]);
});

describe("a field that is handed on too early", () => {
  test.each([
    [
      "as an argument of a resource",
      "class A { arn!: pulumi.Output<string>; constructor() {\nnew aws.lb.Listener('l', { defaultActions: [{ type: 'forward', targetGroupArn: this.arn }], loadBalancerArn: '' });\nthis.arn = some(); } }\nnew A();",
    ],
    [
      "as an output of the component",
      "class A extends pulumi.ComponentResource { url!: pulumi.Output<string>; constructor() { super('a:b:C', 'c');\nthis.registerOutputs({ url: this.url });\nthis.url = some(); } }\nnew A();",
    ],
    [
      "and never gets a value",
      "class A extends pulumi.ComponentResource { url!: pulumi.Output<string>; constructor() { super('a:b:C', 'c');\nthis.registerOutputs({ url: this.url }); } }\nnew A();",
    ],
  ])("%s", (_, text) => {
    expect(short(`${HEAD}${text}`, CHECKS)).toEqual([`${PASSED} index.ts:3`]);
    expect(rendered(`${HEAD}${text}`, CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["the right order", "constructor() { this.b = some(); this.use(); } use() { this.b.id; }"],
    ["an assignment on some way", "constructor(on: boolean) { if (on) this.b = some(); this.b.id; }"],
    ["an assignment in a method", "constructor() { this.make(); this.b.id; } make() { this.b = some(); }"],
    [
      "an assignment in each branch",
      "constructor(on: boolean) { if (on) { this.b = 1; } else { this.b = 2; } this.b.id; }",
    ],
    ["an assignment in a loop", "constructor() { for (const x of some) { this.b = x; } this.b.id; }"],
    [
      "an assignment in a callback that runs at once",
      "constructor() { some.forEach((x: any) => { this.b = x; }); this.b.id; }",
    ],
    ["an assignment by an unknown caller", "constructor() { some(() => { this.b = 1; }); this.b.id; }"],
    ["an assignment to parts", "constructor() { [this.b] = some(); this.b.id; }"],
    ["an assignment by Object.assign", "constructor(args: any) { Object.assign(this, args); this.b.id; }"],
    ["an object that is handed out", "constructor() { some(this); this.b.id; }"],
    ["an object with another name", "constructor() { const self = this; self.b = 1; this.b.id; }"],
    ["a computed assignment", "constructor(key: string) { (this as any)[key] = 1; this.b.id; }"],
    ["a question before", "constructor() { if (this.b) this.b.id; }"],
    [
      "a question in a method",
      "constructor() { this.use(); this.b = 1; } use() { if (this.b === undefined) return; this.b.id; }",
    ],
    ["an optional chain", "constructor() { some(this.b?.id.value); this.b = 1; }"],
    ["a default", "constructor() { const b = this.b ?? some(); this.b = b; this.b.id; }"],
    ["a default that is assigned", "constructor() { this.b ??= some(); this.b.id; }"],
    ["a callback that runs later", "constructor() { some.apply(() => this.b.id); this.b = some(); }"],
    ["a handler", "constructor() { some.onObjectCreated('x', async () => this.b.id); this.b = some(); }"],
    [
      "a function that is only written",
      "constructor() { const id = () => this.b.id; this.b = some(); id(); }",
    ],
    ["a method that is only called later", "constructor() { this.b = some(); } id() { return this.b.id; }"],
    ["a static field", "static c: any; constructor() { A.c.id; }"],
    [
      "what an await comes before",
      "constructor() { void this.load(); this.b = 1; } async load() { await some(); this.b.id; }",
    ],
    ["an undefined copy", "constructor() { const b = this.b; this.b = 1; some(b); }"],
    [
      "an argument that may be left out",
      "c?: string; constructor() { new aws.s3.Bucket('b', { bucket: this.c }); }",
    ],
    ["a declared field", "declare c: any; constructor() { this.c.id; }"],
    ["a method", "constructor() { this.use.call(this); } use() {}"],
    ["a parameter that is a field", "constructor(private readonly c: any) { this.c.id; }"],
    ["a parameter in an initializer", "d = this.c.id; constructor(private readonly c: any) {}"],
    [
      "a recursive call",
      "constructor() { this.b = 1; this.down(3); } down(n: number) { if (n > 0) this.down(n - 1); this.b.id; }",
    ],
  ])("%s", (_, text) => {
    expect(short(`${HEAD}class A { b: any; ${text} }\nnew A();`, CHECKS)).toEqual([]);
  });

  test.each([
    [
      "fields that a package's class sets",
      "class A extends aws.s3.Bucket { c!: any; constructor() { super('a'); this.c.id; } }\nnew A();",
    ],
    [
      "fields of a dynamic resource",
      "class A extends pulumi.dynamic.Resource { readonly c!: pulumi.Output<string>; constructor() { super(some, 'a', { c: undefined }); this.c.apply(some); } }\nnew A();",
    ],
    [
      "fields that a class above sets",
      "class A { b: any; constructor() { this.b = 1; } }\nclass B extends A { constructor() { super(); this.b.id; } }\nnew B();",
    ],
    [
      "the urn of a component",
      "class A extends pulumi.ComponentResource { constructor() { super('a:b:C', 'c'); this.urn.apply(some); } }\nnew A();",
    ],
    [
      "parts of another class with the same name",
      "class A { b: any; constructor() { const c = new C(this.make()); this.b = c; } make() { return 1; } }\nclass C { b: any; constructor(n: number) { this.b = { n }; this.b.n; } }\nnew A();",
    ],
    [
      "an overriding method that needs no field",
      "class A { constructor() { this.make(); } make() {} }\nclass B extends A { b: any; make() { this.b = 1; this.b.id; } }\nnew B();",
    ],
    [
      "resources with the component as parent",
      "class A extends pulumi.ComponentResource { b: aws.s3.Bucket; constructor() { super('a:b:C', 'c'); this.b = new aws.s3.Bucket('b', {}, { parent: this }); this.b.id; } }\nnew A();",
    ],
  ])("%s", (_, text) => {
    expect(short(`${HEAD}${text}`, CHECKS)).toEqual([]);
  });
});
