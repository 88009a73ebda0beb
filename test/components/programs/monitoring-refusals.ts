import {
  LambdaFunction,
  Monitoring,
  type MonitoringArgs,
  Network,
  ServerlessApi,
} from "@stackproof/components";
import { refusals } from "../cases";

const code = { inline: "export const handler = async () => ({ statusCode: 200 });" };
const queue = { name: "orders" };
const logGroup = { name: "/shop/orders" };
const api = new ServerlessApi("shop", { functions: { items: { code, routes: ["GET /items"] } } });
const items = new LambdaFunction("items", { code });
const network = new Network("net", { flowLogs: "none", nat: { strategy: "none" } });
const having = (args: object) => () =>
  new Monitoring("watch", { queues: { orders: { queue } }, ...args } as MonitoringArgs);

export const refused = refusals({
  nothing: () => new Monitoring("watch", {}),
  "nothing but receivers": () => new Monitoring("watch", { emails: ["ops@example.com"] }),
  "empty things": () => new Monitoring("watch", { functions: {}, queues: {} }),
  "a network without NAT gateways": () => new Monitoring("watch", { networks: { net: network } }),
  "an empty key": having({ queues: { "": { queue } } }),
  "a key with a space": having({ queues: { "my orders": { queue } } }),
  "a key with a slash": having({ webhooks: { "a/b": "https://example.com" } }),
  "a function twice": having({ apis: { shop: api }, functions: { again: api.functions["items"] } }),
  "two alarms of one name": having({ apis: { shop: api }, functions: { "shop-items": items } }),
  "no mail address": having({ emails: ["ops"] }),
  "a mail address with a name": having({ emails: ["Operations <ops@example.com>"] }),
  "a mail address twice": having({ emails: ["ops@example.com", "Ops@example.com"] }),
  "a webhook without TLS": having({ webhooks: { chat: "http://example.com/hook" } }),
  "a webhook twice": having({
    webhooks: { chat: "https://example.com/hook", pager: "https://example.com/hook" },
  }),
  "the key of AWS": having({ kmsKeyArn: "alias/aws/sns" }),
  "a key by its id": having({ kmsKeyArn: "1234abcd-12ab-34cd-56ef-1234567890ab" }),
  "a key and no encryption": having({
    encrypted: false,
    kmsKeyArn: "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  }),
  "a topic by its name": having({ topicArn: "alarms" }),
  "a FIFO topic": having({ topicArn: "arn:aws:sns:us-west-2:123456789012:alarms.fifo" }),
  "a topic that is there and mails": having({
    topicArn: "arn:aws:sns:us-west-2:123456789012:alarms",
    emails: ["ops@example.com"],
  }),
  "no window": having({ window: 0 }),
  "a window of hours": having({ window: 120 }),
  "a part of a minute": having({ window: 2.5 }),
  "an unknown limit": having({ limits: { errors: 5 } }),
  "a negative limit": having({ limits: { apiErrors: -1 } }),
  "half an error": having({ limits: { functionErrors: 0.5 } }),
  "no healthy target": having({ limits: { healthyTargets: 0 } }),
  "a latency of nothing": having({ limits: { latency: 0 } }),
  "a duration in percent": having({ limits: { duration: 90 } }),
  "an age of nothing": having({ queues: { orders: { queue, maximumAge: 0 } } }),
  "an age beyond a message's life": having({ queues: { orders: { queue, maximumAge: 2_000_000 } } }),
  "a negative threshold": having({ logs: { orders: { logGroup, threshold: -1 } } }),
  "a pattern that is too long": having({ logs: { orders: { logGroup, pattern: "a".repeat(1025) } } }),
});
