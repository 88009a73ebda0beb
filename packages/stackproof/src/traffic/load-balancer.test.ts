// Load balancers: what becomes of a request.
import { expect, test } from "vitest";
import { type PropertyMap, Unknown } from "../core/value.ts";
import type { Given } from "../requirements/testing.ts";
import { entrancesOf } from "./entrances.ts";
import {
  eventOf,
  functionArn,
  lambda,
  outcomeOf,
  permission,
  returned,
  type Sent,
  shortly,
  titles,
  worldOf,
} from "./testing.ts";

const unknown = () => new Unknown(undefined, undefined);
const elb = (resource: string) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${resource}`;

const balancer = (inputs: PropertyMap = {}): Given => ({
  type: "aws:lb/loadBalancer:LoadBalancer",
  name: "web",
  inputs,
  outputs: { arn: elb("loadbalancer/app/web/1"), dnsName: "web-1.us-east-1.elb.amazonaws.com" },
});
const text = (messageBody: string, statusCode = "200") => ({
  type: "fixed-response",
  fixedResponse: { contentType: "text/plain", messageBody, statusCode },
});
const forward = (group = "group") => ({ type: "forward", targetGroupArn: elb(`targetgroup/${group}/1`) });
const redirect = (inputs: PropertyMap) => ({
  type: "redirect",
  redirect: { statusCode: "HTTP_301", ...inputs },
});
const listener = (
  action: PropertyMap | PropertyMap[] = text("default"),
  inputs: PropertyMap = {},
  name = "http",
): Given => ({
  type: "aws:lb/listener:Listener",
  name,
  inputs: {
    loadBalancerArn: elb("loadbalancer/app/web/1"),
    port: 80,
    protocol: "HTTP",
    defaultActions: Array.isArray(action) ? action : [action],
    ...inputs,
  },
  outputs: { arn: elb(`listener/app/web/1/${name}`) },
});
const rule = (
  name: string,
  priority: number | null,
  condition: PropertyMap | PropertyMap[],
  inputs: PropertyMap = {},
): Given => ({
  type: "aws:lb/listenerRule:ListenerRule",
  name,
  inputs: {
    listenerArn: elb("listener/app/web/1/http"),
    priority,
    conditions: Array.isArray(condition) ? condition : [condition],
    actions: [text(name)],
    ...inputs,
  },
});
const group = (inputs: PropertyMap = {}, name = "group"): Given => ({
  type: "aws:lb/targetGroup:TargetGroup",
  name,
  inputs: { targetType: "lambda", ...inputs },
  outputs: { arn: elb(`targetgroup/${name}/1`) },
});
const attachment = (inputs: PropertyMap = {}): Given => ({
  type: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
  name: "attached",
  inputs: { targetGroupArn: elb("targetgroup/group/1"), targetId: functionArn("handler"), ...inputs },
});
const permitted = permission("handler", {
  principal: "elasticloadbalancing.amazonaws.com",
  sourceArn: elb("targetgroup/group/1"),
});
const behind = (...more: Given[]) => [balancer(), listener(forward()), lambda("handler"), ...more];

const ask = (given: readonly Given[], line: string, sent?: Sent, title?: string) =>
  shortly(outcomeOf(given, line, sent, title));
const says = (name: string) => `200: \`${name}\` answers with a fixed response`;

const path = (...values: string[]) => ({ pathPattern: { values } });
const host = (...values: string[]) => ({ hostHeader: { values } });
const shop = { headers: { host: "shop.example.com" } };

test.each([
  [path("/api/*"), "GET /api/items", {}, "yes"],
  [path("/api/*"), "GET /api/", {}, "yes"],
  [path("/api/*"), "GET /api", {}, "no"],
  [path("/api/*"), "GET /API/items", {}, "no"],
  [path("/api/?"), "GET /api/7", {}, "yes"],
  [path("/api/?"), "GET /api/77", {}, "no"],
  [path("/a", "/b"), "GET /b", {}, "yes"],
  [path("/a"), "GET /a?x=1", {}, "yes"],
  [host("*.example.com"), "GET /", shop, "yes"],
  [host("SHOP.example.com"), "GET /", { headers: { host: "shop.EXAMPLE.com:80" } }, "yes"],
  [host("api.example.com"), "GET /", shop, "no"],
  [host("api.example.com"), "GET /", {}, "open"],
  [{ httpRequestMethod: { values: ["GET", "HEAD"] } }, "GET /", {}, "yes"],
  [{ httpRequestMethod: { values: ["POST"] } }, "GET /", {}, "no"],
  [
    { httpHeader: { httpHeaderName: "X-Tenant", values: ["a*"] } },
    "GET /",
    { headers: { "x-tenant": "Acme" } },
    "yes",
  ],
  [{ httpHeader: { httpHeaderName: "X-Tenant", values: ["a*"] } }, "GET /", {}, "no"],
  [{ httpHeader: { httpHeaderName: "User-Agent", values: ["*Chrome*"] } }, "GET /", {}, "open"],
  [{ queryStrings: [{ key: "v", value: "1" }] }, "GET /?V=1", {}, "yes"],
  [{ queryStrings: [{ key: "v", value: "1" }] }, "GET /?v=2", {}, "no"],
  [{ queryStrings: [{ value: "1" }, { key: "w", value: "*" }] }, "GET /?w=5", {}, "yes"],
  [{ sourceIp: { values: ["10.0.0.0/8"] } }, "GET /", {}, "open"],
  [{ sourceIp: { values: ["0.0.0.0/0"] } }, "GET /", {}, "yes"],
  [{ pathPattern: { regexValues: ["^/a"] } }, "GET /a", {}, "open"],
  [path("/b"), "GET /a", {}, "no"],
  [{ pathPattern: unknown() }, "GET /a", {}, "open"],
])("the condition %j and %s", (condition, line, sent, wanted) => {
  const found = ask([balancer(), listener(), rule("fits", 1, condition)], line, sent);
  const expected = {
    yes: says("fits"),
    no: says("http"),
    open: `open: whether ${line.split("?")[0]} fits the conditions of rule \`fits\``,
  };
  expect(found).toBe(expected[wanted as "yes"]);
});

test("all conditions must fit, and the lowest priority wins", () => {
  const both = [path("/a*"), { httpRequestMethod: { values: ["POST"] } }];
  const given = [
    balancer(),
    listener(),
    rule("second", 20, path("/a*")),
    rule("first", 3, both),
    rule("third", 100, path("*")),
  ];
  expect(ask(given, "POST /a")).toBe(says("first"));
  expect(ask(given, "GET /a")).toBe(says("second"));
  expect(ask(given, "GET /b")).toBe(says("third"));
});

test.each([
  [
    "several rules, one without a priority",
    [rule("a", null, path("*")), rule("b", 5, path("*"))],
    "open: whether rule `a` of `http` comes first for GET /a",
  ],
  ["one rule without a priority", [rule("a", null, path("*")), rule("b", 5, path("/b"))], says("a")],
  [
    "an open rule behind a sure one",
    [rule("a", 1, path("*")), rule("b", 5, { sourceIp: { values: ["10.0.0.0/8"] } })],
    says("a"),
  ],
  [
    "an open rule before a sure one",
    [rule("a", 5, path("*")), rule("b", 1, { sourceIp: { values: ["10.0.0.0/8"] } })],
    "open: whether GET /a fits the conditions of rule `b`",
  ],
  [
    "a rule of who knows which listener",
    [rule("a", 1, path("*"), { listenerArn: unknown() })],
    "open: whether all rules of `http` are known",
  ],
  [
    "a rewrite",
    [rule("a", 1, path("*"), { transforms: [{ type: "url-rewrite" }] })],
    "open: whether what rule `a` rewrites is answered",
  ],
  [
    "a rule of another listener",
    [
      rule("a", 1, path("*"), { listenerArn: elb("listener/app/web/1/https") }),
      listener(text("x"), { port: 443, protocol: "HTTPS" }, "https"),
    ],
    says("http"),
  ],
])("%s", (_title, rules, wanted) => {
  expect(ask([balancer(), listener(), ...rules], "GET /a", {}, "load balancer `web`, port 80")).toBe(wanted);
});

test.each([
  [{}, "http://shop.example.com:80/a/b?x=1"],
  [{ protocol: "HTTPS", port: "443" }, "https://shop.example.com:443/a/b?x=1"],
  [
    { host: "www.#{host}", path: "/new/#{path}", query: "#{query}&y=2" },
    "http://www.shop.example.com:80/new/a/b?x=1&y=2",
  ],
  [{ path: "/", query: "" }, "http://shop.example.com:80/"],
])("a redirect with %j", (inputs, location) => {
  const outcome = outcomeOf([balancer(), listener(redirect(inputs))], "GET /a/b?x=1", shop);
  expect(outcome.kind === "answered" && outcome.answer).toMatchObject({
    status: 301,
    headers: { location, "content-type": "text/html" },
  });
});

test("a temporary redirect by a rule", () => {
  const actions = [redirect({ statusCode: "HTTP_302", port: "8443" })];
  const given = [balancer(), listener(), rule("a", 1, path("*"), { actions })];
  expect(ask(given, "GET /a", shop)).toBe("302: `a` redirects to http://shop.example.com:8443/a");
});

test("a listener that only leads to another one has nothing for a path", () => {
  const secure = listener(text("secure"), { port: 443, protocol: "HTTPS" }, "https");
  const plain = listener(redirect({ protocol: "HTTPS", port: "443" }));
  const port80 = "load balancer `web`, port 80";
  const location = "https://shop.example.com:443/a";
  expect(ask([balancer(), plain, secure], "GET /a", shop, port80)).toBe(
    `301, none: \`http\` redirects to ${location}`,
  );
  expect(ask([balancer(), plain], "GET /a", shop)).toBe(`301: \`http\` redirects to ${location}`);
  const away = listener(redirect({ host: "www.example.com", protocol: "HTTPS", port: "443" }));
  expect(ask([balancer(), away, secure], "GET /a", shop, port80)).toBe(
    "301: `http` redirects to https://www.example.com:443/a",
  );
});

test.each([
  ["an error by default", listener(text("no", "404")), "404, none: `http` answers with a fixed response"],
  ["a greeting by default", listener(text("yes")), says("http")],
  [
    "who knows which status",
    listener({ type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: unknown() } }),
    "open: whether the fixed response of `http` is the wanted one: it is not known",
  ],
  [
    "sign-in",
    listener([{ type: "authenticate-oidc", authenticateOidc: {} }, forward()]),
    "open: whether `http` answers: it signs users in first",
  ],
  ["nothing", listener([]), "open: whether `http` answers: its actions are not known"],
  [
    "what nobody knows",
    listener(text("x"), { defaultActions: unknown() }),
    "open: whether `http` answers: its actions are not known",
  ],
  [
    "a redirect to who knows where",
    listener(redirect({ host: unknown() })),
    "open: whether `http` redirects to the right place: it is not known",
  ],
  [
    "a group of others",
    listener(forward("other")),
    "open: whether `http` answers: the one target group that it forwards to is not known",
  ],
])("%s", (_title, one, wanted) => {
  expect(ask([balancer(), one], "GET /a")).toBe(wanted);
});

test("a rule that answers with an error is an answer", () => {
  const given = [
    balancer(),
    listener(),
    rule("closed", 1, path("/admin*"), { actions: [text("no", "403")] }),
  ];
  expect(ask(given, "GET /admin")).toBe("403: `closed` answers with a fixed response");
});

test.each([
  ["a function", [group(), attachment(), permitted], "runs handler for http"],
  [
    "an alias",
    [
      group(),
      attachment({ targetId: `${functionArn("handler")}:live` }),
      permitted,
      { type: "aws:lambda/alias:Alias", name: "live", outputs: { arn: `${functionArn("handler")}:live` } },
    ],
    "runs handler for http",
  ],
  ["nothing attached", [group(), permitted], "open: whether a function is registered in `group`"],
  [
    "no permission",
    [group(), attachment()],
    "open: whether `handler` is registered in `group`: it must let the load balancer call it",
  ],
  [
    "a permission for another group",
    [
      group(),
      attachment(),
      permission("handler", {
        principal: "elasticloadbalancing.amazonaws.com",
        sourceArn: elb("targetgroup/other/1"),
      }),
    ],
    "open: whether `handler` is registered in `group`: it must let the load balancer call it",
  ],
  [
    "a function of others",
    [group(), attachment({ targetId: functionArn("other") }), permitted],
    `open: whether ${functionArn("other")} answers: it is no function of the program`,
  ],
  ["instances", [group({ targetType: null })], "open: whether an instance behind `group` answers GET /a"],
  ["addresses", [group({ targetType: "ip" })], "open: whether a target behind `group` answers GET /a"],
  [
    "who knows what",
    [group({ targetType: unknown() })],
    "open: whether a target behind `group` answers GET /a",
  ],
])("behind a group: %s", (_title, more, wanted) => {
  expect(ask(behind(...more), "GET /a")).toBe(wanted);
});

const weighted = (...weights: (number | null)[]) => ({
  type: "forward",
  forward: {
    targetGroups: weights.map((weight, index) => ({
      arn: elb(`targetgroup/${index === 0 ? "group" : "other"}/1`),
      weight,
    })),
  },
});

test.each([
  [weighted(1), "runs"],
  [weighted(null), "runs"],
  [weighted(100, 0), "runs"],
  [weighted(1, 1), "open"],
  [weighted(null, null), "open"],
])("weights %j", (action, wanted) => {
  const given = [
    balancer(),
    listener(action),
    lambda("handler"),
    group(),
    group({}, "other"),
    attachment(),
    permitted,
  ];
  expect(ask(given, "GET /a").split(/[ :]/)[0]).toBe(wanted);
});

test("events", () => {
  const query = "GET /a?x=a%20b&x=2";
  const single = outcomeOf(behind(group(), attachment(), permitted), query);
  expect(eventOf(single)).toMatchSnapshot();
  const multi = outcomeOf(
    behind(group({ lambdaMultiValueHeadersEnabled: true }), attachment(), permitted),
    query,
  );
  expect(eventOf(multi)).toMatchObject({
    multiValueQueryStringParameters: { x: ["a%20b", "2"] },
    multiValueHeaders: { host: ["web-1.us-east-1.elb.amazonaws.com"] },
  });
  expect(eventOf(multi)).not.toHaveProperty("headers");
  const lists = returned({ statusCode: 200, multiValueHeaders: { "Content-Type": ["text/css"] } });
  expect(multi.kind === "invoke" && multi.respond(lists).answer.headers["content-type"]).toBe("text/css");
});

test("entrances: one for each listener that takes HTTP", () => {
  const secure = listener(text("secure"), { port: 443, protocol: "https" }, "https");
  expect(titles(entrancesOf(worldOf([balancer({ internal: true }), secure, listener()])))).toEqual([
    "load balancer `web`, port 80",
    "load balancer `web`, port 443",
  ]);
  const network = [balancer({ loadBalancerType: "network" }), listener(forward(), { protocol: "TCP" })];
  expect(entrancesOf(worldOf(network))).toEqual([]);
  expect(ask([balancer()], "GET /")).toBe("open: whether `web` has a listener");
  expect(titles(entrancesOf(worldOf([listener()])))).toEqual(["listener `http`, port 80"]);
  expect(ask([rule("a", 1, path("*"))], "GET /")).toBe(
    "open: whether the listener of rule `a` answers: it is not known",
  );
  expect(ask([balancer(), listener(text("x"), { port: unknown() })], "GET /")).toBe(
    "open: whether `http` answers: its port or protocol is not known",
  );
});
