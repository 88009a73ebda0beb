// Lists that are filled later, and resources in the functions of Promises.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { lateValues } from "./late-values.ts";

const CHECKS = [lateValues];
const HEAD = 'import * as aws from "@pulumi/aws";\nimport * as pulumi from "@pulumi/pulumi";\n';
const LIST = `${HEAD}const vpc = new aws.ec2.Vpc("v", {}); const ids: any[] = [];\n`;
const FILL = "aws.getAvailabilityZones().then((zones) => { zones.names.forEach((n) => ids.push(n)); });\n";
/** Ids are filled in line 4, and used in line 5. */
const text = (use: string, fill = FILL): string => `${LIST}${fill}${use}`;
const EMPTY = ["error source/list-filled-late index.ts:5"];

describe("a list that is read before it is filled", () => {
  test.each([
    ["by an index", "new aws.ec2.NatGateway('n', { subnetId: ids[0] });"],
    ["in a loop", "for (const id of ids) console.log(id);"],
    ["by a method", "const made = ids.map((id) => new aws.sqs.Queue(id, {}));"],
    ["in a spread", "new aws.lb.LoadBalancer('l', { subnets: [...ids] });"],
    ["by all", "pulumi.all(ids).apply((all) => all.join());"],
    ["in a function of map", "[0, 1].map((i) => new aws.ec2.NatGateway(`n${i}`, { subnetId: ids[i] }));"],
    [
      "after it was given to a resource",
      "new aws.lb.LoadBalancer('l', { subnets: ids }); ids.forEach((x) => x);",
    ],
  ])("%s", (_, use) => {
    expect(short(text(use), CHECKS)).toEqual(EMPTY);
  });

  test.each([
    ["in the function of apply", "vpc.id.apply((id) => { ids.push(id); });\n"],
    ["with a catch behind", "aws.getRegion().then((r) => { ids.push(r.name); }).catch(() => {});\n"],
    ["with void", "void aws.getRegion().then((r) => { ids.push(r.name); });\n"],
    ["of all", "pulumi.all([vpc.id]).apply(([id]) => { ids.push(id); });\n"],
  ])("filled %s", (_, fill) => {
    expect(short(text("for (const id of ids) id;", fill), CHECKS)).toEqual(EMPTY);
  });

  test("is only said to be given when a resource reads it", () => {
    const given = text('new aws.lb.LoadBalancer("l", { subnets: ids });');
    expect(short(given, CHECKS)).toEqual(["warning source/list-filled-late index.ts:5"]);
    expect(rendered(given, CHECKS)).toMatchSnapshot();
  });

  test("in a field of a component", () => {
    const component = `${HEAD}class Network extends pulumi.ComponentResource {
  readonly subnetIds: pulumi.Output<string>[] = [];
  constructor(name: string) {
    super("a:b:Network", name);
    aws.getAvailabilityZones({ state: "available" }).then(({ names }) => {
      for (const zone of names) this.subnetIds.push(new aws.ec2.Subnet(zone, { vpcId: "" }, { parent: this }).id);
    });
    new aws.ec2.NatGateway(name, { subnetId: this.subnetIds[0] }, { parent: this });
    this.registerOutputs({ subnetIds: this.subnetIds });
  }
}`;
    expect(rendered(component, CHECKS)).toMatchSnapshot();
  });

  const network = (order: string, more = ""): string => `${HEAD}class Network {
  ids: any[] = [];
  constructor() { ${order} }
  subnets() { aws.getAvailabilityZones().then((zones) => { zones.names.forEach((n) => this.ids.push(n)); }); }
  gateways() { this.ids.forEach((id) => id); }${more}
}`;

  test("in a method that runs after the one that asks for it", () => {
    const found = ["error source/list-filled-late index.ts:7"];
    expect(short(network("this.subnets(); this.gateways();"), CHECKS)).toEqual(found);
  });

  test("in the method that asks for it, and in the constructor after that", () => {
    const inMethod = network("this.x = 1;").replace("n)); }); }", "n)); }); this.ids.map(String); }");
    expect(short(inMethod, CHECKS)).toEqual(["error source/list-filled-late index.ts:6"]);
    const inConstructor = network("this.subnets(); this.ids.map(String);");
    expect(short(inConstructor, CHECKS)).toEqual(["error source/list-filled-late index.ts:5"]);
  });

  test.each([
    [
      "that is async",
      network("this.subnets(); this.gateways();").replace(" gateways() {", " async gateways() { await done;"),
    ],
    ["that runs before", network("this.gateways(); this.subnets();")],
    ["that others call", network("this.subnets();")],
    ["that runs in a callback", network("this.subnets(); later(() => this.gateways());")],
    ["of a list that begins with a value", network("this.ids = ['a']; this.subnets(); this.gateways();")],
    [
      "where another method fills the list",
      network("this.subnets(); this.gateways();", "\n fill() { this.ids.push(1); }"),
    ],
  ])("is not one read in a method %s", (_, all) => {
    expect(short(all, CHECKS)).toEqual([]);
  });

  test.each([
    ["in the same function", "", "aws.getRegion().then((r) => { ids.push(r.name); ids.map((x) => x); });\n"],
    ["in another function that runs later", "export const read = () => ids[0];", FILL],
    ["in a further function of then", "aws.getRegion().then(() => ids[0]);", FILL],
    ["after the Promise was awaited", "for (const id of ids) id;", `await ${FILL}`],
    ["after another wait", "await settled(); for (const id of ids) id;", FILL],
    ["after the Promise was kept", "for (const id of ids) id;", `const done = ${FILL}`],
    ["with something in it", "for (const id of ids) id;", `ids.push("a"); ${FILL}`],
    ["before", "", `for (const id of ids) id; ${FILL}`],
    ["as an export", "export const all = ids;", FILL],
    ["for its length", "console.log(ids.length);", FILL],
    [
      "filled by a Promise that is not known",
      "for (const id of ids) id;",
      "own().then((x) => { ids.push(x); });\n",
    ],
    [
      "filled by a function that runs at once",
      "for (const id of ids) id;",
      "['a'].forEach((x) => { ids.push(x); });\n",
    ],
  ])("is not one read %s", (_, use, fill) => {
    expect(short(text(use, fill), CHECKS)).toEqual([]);
  });

  test.each([
    ["that begins with a value", `${LIST.replace("[] = []", "[] = ['a']")}${FILL}for (const id of ids) id;`],
    [
      "that is made in a function",
      `${LIST}function f() { const ids: any[] = []; vpc.id.apply((i) => { ids.push(i); }); return ids; }`,
    ],
    [
      "that is written again",
      `${LIST.replace("const ids", "let ids")}${FILL}ids = []; for (const id of ids) id;`,
    ],
  ])("is not one %s", (_, all) => {
    expect(short(all, CHECKS)).toEqual([]);
  });
});

describe("a resource in the function of then", () => {
  test.each([
    ["of a lookup", "aws.getRegion().then(() => new aws.sqs.Queue('q'));"],
    ["of any Promise", "own().then(() => { new aws.sqs.Queue('q'); new aws.sqs.Queue('r'); });"],
    ["in a loop", "own().then((list) => { for (const n of list) new aws.sqs.Queue(n, {}); });"],
  ])("%s", (_, made) => {
    expect(short(HEAD + made, CHECKS)).toEqual(["note source/resource-in-then index.ts:3"]);
  });

  test("as a report shows it", () => {
    const made = "aws.getRegion({}).then(() => new aws.sqs.Queue('q'));";
    expect(rendered(HEAD + made, CHECKS)).toMatchSnapshot();
  });

  test.each([
    ["awaited before", "const r = await aws.getRegion(); new aws.sqs.Queue(r.name, {});"],
    ["inside of apply", "const q = new aws.sqs.Queue('q'); q.id.apply((id) => new aws.sqs.Queue(id, {}));"],
    ["no resource", "own().then(() => new Map());"],
    [
      "made by a class that is declared there",
      "own().then(() => class { make() { return new aws.sqs.Queue('q'); } });",
    ],
  ])("is not one %s", (_, made) => {
    expect(short(HEAD + made, CHECKS)).toEqual([]);
  });
});
