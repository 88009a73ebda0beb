// All entrances of a program.
import { expect, test } from "vitest";
import type { Given } from "../requirements/testing.ts";
import { entrancesOf } from "./entrances.ts";
import { outcomeOf, shortly, titles, worldOf } from "./testing.ts";

const given: Given[] = [
  { type: "aws:lb/loadBalancer:LoadBalancer", name: "web", outputs: { arn: "arn:lb" } },
  { type: "aws:lambda/functionUrl:FunctionUrl", name: "url", inputs: { authorizationType: "NONE" } },
  { type: "aws:apigatewayv2/api:Api", name: "b", inputs: { protocolType: "HTTP" } },
  { type: "aws:apigatewayv2/api:Api", name: "a", inputs: { protocolType: "HTTP" } },
  { type: "aws:apigateway/restApi:RestApi", name: "rest" },
  { type: "aws:s3/bucket:Bucket", name: "files" },
];

test("they come by URN, whatever the order of registration", () => {
  const wanted = [
    "REST API `rest`",
    "HTTP API `a`",
    "HTTP API `b`",
    "function URL `url`",
    "load balancer `web`",
  ];
  expect(titles(entrancesOf(worldOf(given)))).toEqual(wanted);
  expect(titles(entrancesOf(worldOf([...given].reverse())))).toEqual(wanted);
});

test("a program without any", () => {
  expect(entrancesOf(worldOf([]))).toEqual([]);
});

test("components that nobody sees through", () => {
  const opaque: Given = { type: "awsx:lb:ApplicationLoadBalancer", name: "web", kind: "remote-component" };
  expect(shortly(outcomeOf([opaque], "GET /"))).toBe(
    "open: whether `web` answers: nobody knows what is inside of it",
  );
  const inside: Given = {
    type: "aws:lb/loadBalancer:LoadBalancer",
    name: "inner",
    parent: "web",
    outputs: { arn: "arn:lb" },
  };
  expect(titles(entrancesOf(worldOf([opaque, inside])))).toEqual(["load balancer `inner`"]);
});
