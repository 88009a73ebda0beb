import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { type PropertyMap, Secret } from "../core/value.ts";
import { Graph } from "../graph/graph.ts";
import { renderJson } from "./json.ts";
import { redactor } from "./redact.ts";
import { node, sampleGraph, sampleRun } from "./sample.ts";

const schema = JSON.parse(readFileSync(new URL("../../schemas/report-v1.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false }).compile(schema);

describe("renderJson", () => {
  it("renders a whole run", () => {
    expect(renderJson(sampleRun(), { redact: redactor(["hunter2!"]) })).toMatchInlineSnapshot(`
      "{
      "$schema":"urn:stackproof:schema:report-v1",
      "version":1,
      "tool":{"name":"stackproof","version":"0.1.0"},
      "project":"serverless-api",
      "stack":"dev",
      "status":"failed",
      "verdict":"would not deploy: 1 error, 6 warnings",
      "summary":{"errors":1,"warnings":6,"notes":0},
      "findings":[
      {"code":"ec2/subnet/cidr-outside-vpc","severity":"error","effect":"rejected","evidence":"documented","message":"Subnet range 10.1.0.0/24 is outside the range 10.0.0.0/16 of its VPC \`main\`.","why":"A subnet is a part of its VPC, so every address of the subnet must belong to the VPC.","fix":"Choose a cidrBlock inside 10.0.0.0/16, or give the VPC a range that holds 10.1.0.0/24.","aws":{"operation":"ec2:CreateSubnet","code":"InvalidSubnet.Range"},"docs":"https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html","at":{"urn":"urn:pulumi:dev::serverless-api::my:net:Network$aws:ec2/subnet:Subnet::private-a","property":"cidrBlock","source":{"file":"network.ts","line":41,"column":9}},"related":[{"urn":"urn:pulumi:dev::serverless-api::my:net:Network$aws:ec2/vpc:Vpc::main","property":"cidrBlock","source":{"file":"network.ts","line":22},"note":"the VPC's range"}]},
      {"code":"typescript/TS2339","severity":"warning","effect":"rejected","evidence":"observed","message":"Property 'a0' does not exist on type 'Bucket'.","quote":"TS2339: Property 'a0' does not exist.\\n  And more.","at":{"source":{"file":"index.ts","line":1,"column":1}},"frames":[{"file":"index.ts","line":1}]},
      {"code":"typescript/TS2339","severity":"warning","effect":"rejected","evidence":"observed","message":"Property 'a1' does not exist on type 'Bucket'.","quote":"TS2339: Property 'a1' does not exist.\\n  And more.","at":{"source":{"file":"index.ts","line":2,"column":1}},"frames":[{"file":"index.ts","line":2}]},
      {"code":"typescript/TS2339","severity":"warning","effect":"rejected","evidence":"observed","message":"Property 'a2' does not exist on type 'Bucket'.","quote":"TS2339: Property 'a2' does not exist.\\n  And more.","at":{"source":{"file":"index.ts","line":3,"column":1}},"frames":[{"file":"index.ts","line":3}]},
      {"code":"typescript/TS2339","severity":"warning","effect":"rejected","evidence":"observed","message":"Property 'a3' does not exist on type 'Bucket'.","quote":"TS2339: Property 'a3' does not exist.\\n  And more.","at":{"source":{"file":"index.ts","line":4,"column":1}},"frames":[{"file":"index.ts","line":4}]},
      {"code":"typescript/TS2339","severity":"warning","effect":"rejected","evidence":"observed","message":"Property 'a4' does not exist on type 'Bucket'.","quote":"TS2339: Property 'a4' does not exist.\\n  And more.","at":{"source":{"file":"index.ts","line":5,"column":1}},"frames":[{"file":"index.ts","line":5}]},
      {"code":"typescript/TS2339","severity":"warning","effect":"rejected","evidence":"observed","message":"Property 'a5' does not exist on type 'Bucket'.","quote":"TS2339: Property 'a5' does not exist.\\n  And more.","at":{"source":{"file":"index.ts","line":6,"column":1}},"frames":[{"file":"index.ts","line":6}]}
      ],
      "coverage":{"resources":5,"modelled":3,"schema":1,"opaque":1},
      "remarks":["The values of the environment \`prod\` are not known here."],
      "accepted":[
      {"code":"ec2/subnet/cidr-outside-vpc","severity":"error","at":{"urn":"urn:pulumi:dev::serverless-api::my:net:Network$aws:ec2/subnet:Subnet::private-a","property":"cidrBlock","source":{"file":"network.ts","line":41,"column":9}},"reason":"the log bucket of the others"}
      ],
      "outputs":{"token":{"secret":true},"url":"https://example.test"},
      "resources":[
      {"urn":"urn:pulumi:dev::serverless-api::aws:ec2/ami:Ami::base","type":"aws:ec2/ami:Ami","name":"base","kind":"read","parent":"urn:pulumi:dev::serverless-api::pulumi:pulumi:Stack::serverless-api-dev","region":"us-west-2","coverage":"modelled","inputs":{},"outputs":{}},
      {"urn":"urn:pulumi:dev::serverless-api::aws:lambda/function:Function::handler","type":"aws:lambda/function:Function","name":"handler","kind":"custom","parent":"urn:pulumi:dev::serverless-api::pulumi:pulumi:Stack::serverless-api-dev","region":"eu-west-1","coverage":"schema","droppedArguments":["memory"],"inputs":{"code":{"archive":{"index.js":{"asset":"./handler.js","hash":"ab12"},"x.txt":{"asset":null,"text":"hi"}},"hash":"cd34"},"layers":[{"archive":"./layer"},{"asset":"https://example.test/a"}]},"outputs":{}},
      {"urn":"urn:pulumi:dev::serverless-api::awsx:ecs:FargateService::service","type":"awsx:ecs:FargateService","name":"service","kind":"remote-component","parent":"urn:pulumi:dev::serverless-api::pulumi:pulumi:Stack::serverless-api-dev","coverage":"opaque","inputs":{},"outputs":{}},
      {"urn":"urn:pulumi:dev::serverless-api::my:net:Network$aws:ec2/subnet:Subnet::private-a","type":"aws:ec2/subnet:Subnet","name":"private-a","kind":"custom","parent":"urn:pulumi:dev::serverless-api::my:net:Network::main","region":"us-west-2","coverage":"modelled","dependencies":["urn:pulumi:dev::serverless-api::my:net:Network$aws:ec2/vpc:Vpc::main"],"inputs":{"vpcId":{"resource":"urn:pulumi:dev::serverless-api::my:net:Network$aws:ec2/vpc:Vpc::main","id":"vpc-0123456789abcdef0"}},"outputs":{}},
      {"urn":"urn:pulumi:dev::serverless-api::my:net:Network$aws:ec2/vpc:Vpc::main","type":"aws:ec2/vpc:Vpc","name":"main","kind":"custom","parent":"urn:pulumi:dev::serverless-api::my:net:Network::main","id":"vpc-0123456789abcdef0","region":"us-west-2","coverage":"modelled","source":{"file":"network.ts","line":22,"column":15},"options":{"protect":true},"inputs":{"cidrBlock":"10.0.0.0/16","tags":{"Name":"main","owner":"zoë"}},"outputs":{"arn":{"unknown":"output \`arn\` of \`main\`"},"password":{"secret":true},"size":{"number":"NaN"}}},
      {"urn":"urn:pulumi:dev::serverless-api::my:net:Network::main","type":"my:net:Network","name":"main","kind":"component","parent":"urn:pulumi:dev::serverless-api::pulumi:pulumi:Stack::serverless-api-dev","coverage":"modelled","inputs":{},"outputs":{}},
      {"urn":"urn:pulumi:dev::serverless-api::pulumi:providers:aws::default_7_48_0","type":"pulumi:providers:aws","name":"default_7_48_0","kind":"provider","parent":"urn:pulumi:dev::serverless-api::pulumi:pulumi:Stack::serverless-api-dev","coverage":"modelled","inputs":{},"outputs":{}},
      {"urn":"urn:pulumi:dev::serverless-api::pulumi:providers:aws::ireland","type":"pulumi:providers:aws","name":"ireland","kind":"provider","parent":"urn:pulumi:dev::serverless-api::pulumi:pulumi:Stack::serverless-api-dev","coverage":"modelled","inputs":{},"outputs":{}},
      {"urn":"urn:pulumi:dev::serverless-api::pulumi:pulumi:Stack::serverless-api-dev","type":"pulumi:pulumi:Stack","name":"serverless-api-dev","kind":"stack","coverage":"modelled","inputs":{},"outputs":{"token":{"secret":true},"url":"https://example.test"}}
      ],
      "console":{"text":"starting\\nusing \\u001b[31mred\\u001b[0m [secret]\\n","dropped":12},
      "timing":{"totalMs":2345,"phases":{"run":1500,"types":800}}
      }
      "
    `);
  });

  it("keeps to the published schema", () => {
    for (const run of [sampleRun(), sampleRun({ findings: [], graph: undefined, status: "not-run" })]) {
      expect([validate(JSON.parse(renderJson(run))), validate.errors]).toEqual([true, null]);
    }
    const broken = JSON.parse(renderJson(sampleRun()));
    delete broken.findings[0].severity;
    expect(validate(broken)).toBe(false);
  });

  it("is the same bytes whatever the order of registration, but for the timing", () => {
    const forwards = sampleGraph();
    const backwards = new Graph(forwards.project, forwards.stack);
    for (const one of [...forwards.resources].toReversed()) {
      backwards.add({ ...one, inputs: Object.fromEntries(Object.entries(one.inputs).toReversed()) });
    }
    const a = renderJson(sampleRun({ graph: forwards }));
    const b = renderJson(sampleRun({ graph: backwards, timing: { totalMs: 1, phases: {} } }));
    const [stableA] = a.split('\n"timing"');
    const [stableB] = b.split('\n"timing"');
    expect(stableA).toBe(stableB);
    expect(a).not.toBe(b);
  });

  it("prints no secret, whatever is around it", () => {
    const graph = new Graph("p", "s");
    graph.add(
      node("a:b:C", "pass-hunter2!", {
        inputs: { "hunter2!": [new Secret({ deep: "hunter2!" })], copy: 'x"hunter2!"' },
      }),
    );
    const text = renderJson(sampleRun({ graph, remarks: ["hunter2!"] }), { redact: redactor(["hunter2!"]) });
    expect(text).not.toContain("hunter2");
    expect(text).toContain('"inputs":{"copy":"x\\"[secret]\\"","[secret]":[{"secret":true}]}');
  });

  it("cuts what is nested too deeply", () => {
    let value: PropertyMap = {};
    for (let depth = 0; depth < 5000; depth++) value = { a: value };
    const graph = new Graph("p", "s");
    graph.add(node("a:b:C", "deep", { inputs: value }));
    expect(renderJson(sampleRun({ graph }))).toContain('{"truncated":true}');
  });
});
