import { NamingPolicy } from "@stackproof/components";
import { refusals } from "../cases";

export const refused = refusals({
  "no {what}": () => new NamingPolicy({ pattern: "prod-shop" }),
  "an empty pattern": () => new NamingPolicy({ pattern: "" }),
  "words in angle brackets": () => new NamingPolicy({ pattern: "prod-<service>-<what>" }),
  "words in square brackets": () => new NamingPolicy({ pattern: "[environment]-[function]" }),
  "a bracket that is not closed": () => new NamingPolicy({ pattern: "{what}-{environment" }),
  "a word with a hyphen": () => new NamingPolicy({ pattern: "{cost-center}-{what}" }),
  "a word without a value": () => new NamingPolicy({ pattern: "{environment}-{what}" }),
  "an empty word": () => new NamingPolicy({ pattern: "{environment}-{what}", words: { environment: "" } }),
  "a region that is not given": () => new NamingPolicy({ pattern: "{region}-{what}" }),
  "a tag with a word without a value": () =>
    new NamingPolicy({ pattern: "{what}", tags: { Environment: "{environment}" } }),
  "the tag Name": () => new NamingPolicy({ pattern: "{what}", tags: { Name: "shop" } }),
  "a tag without a key": () => new NamingPolicy({ pattern: "{what}", tags: { "": "shop" } }),
  "a tag of AWS": () => new NamingPolicy({ pattern: "{what}", tags: { "aws:owner": "shop" } }),
  "a long key": () => new NamingPolicy({ pattern: "{what}", tags: { ["k".repeat(129)]: "shop" } }),
  "a long value": () => new NamingPolicy({ pattern: "{what}", tags: { owner: "v".repeat(257) } }),
  "a load balancer that begins with internal": () =>
    new NamingPolicy({ pattern: "internal-{what}" }).of("loadBalancer", "alb"),
  "a security group that begins with sg": () =>
    new NamingPolicy({ pattern: "sg-{what}" }).of("securityGroup", "web"),
  "a bucket of two letters": () => new NamingPolicy({ pattern: "{what}" }).of("bucket", "ab"),
  "a name of nothing": () => new NamingPolicy({ pattern: "{what}" }).of("function", "___"),
});
