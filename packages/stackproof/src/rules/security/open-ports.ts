// Rules: security groups that let the whole internet in where people administer machines or keep data.
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import {
  DEFAULT_SECURITY_GROUP,
  inlineRules,
  ruleOf,
  SECURITY_GROUP,
  type WrittenRule,
} from "../../network/security-group-rules.ts";
import { defineRule, listed, made } from "../rule.ts";

/** Services that no stranger has business with, by their TCP ports. HTTP and HTTPS are for everybody. */
const SERVICES: readonly (readonly [port: number, name: string])[] = [
  [22, "SSH"],
  [23, "Telnet"],
  [445, "SMB"],
  [1433, "SQL Server"],
  [1521, "Oracle"],
  [2049, "NFS"],
  [2375, "Docker"],
  [2379, "etcd"],
  [3306, "MySQL"],
  [3389, "Remote Desktop"],
  [5432, "PostgreSQL"],
  [5439, "Redshift"],
  [5985, "WinRM"],
  [6379, "Redis"],
  [9042, "Cassandra"],
  [9200, "Elasticsearch"],
  [10_250, "kubelet"],
  [11_211, "Memcached"],
  [27_017, "MongoDB"],
];
const SHOWN = 4;
const EVERYBODY = new Set(["0.0.0.0/0", "::/0"]);
const RULES = [
  "aws:ec2/securityGroupRule:SecurityGroupRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
];

/** What a rule opens to everybody: "all", or services by name; nothing when it is not known. */
function openedBy(rule: WrittenRule): "all" | readonly string[] {
  const { protocol, fromPort, toPort } = rule;
  if (protocol === "-1") return "all";
  if (protocol !== "tcp" || fromPort === undefined || toPort === undefined) return [];
  if (fromPort <= 1 && toPort >= 65_535) return "all";
  return SERVICES.flatMap(([port, name]) =>
    fromPort <= port && port <= toPort ? [`${name} (${port})`] : [],
  );
}

/** The rules by which something is let in, by the resource that they stand in. */
function ingressOf(world: World): readonly (readonly [ResourceView, readonly WrittenRule[]])[] {
  const groups = made(world, SECURITY_GROUP, DEFAULT_SECURITY_GROUP).map(
    (view): [ResourceView, readonly WrittenRule[]] => [view, inlineRules(view)],
  );
  const single = made(world, ...RULES).map((view): [ResourceView, readonly WrittenRule[]] => {
    const rule = ruleOf(view);
    return [view, rule === undefined ? [] : [rule]];
  });
  return [...groups, ...single];
}

export const openPort = defineRule<{ what: string; range: string }>({
  slug: "open-port",
  severity: "warning",
  message: ({ name, what, range }) => `\`${name}\` lets everybody in on ${what}: it allows ${range}.`,
  why: "Such ports are scanned all the time. Whatever stands behind the group and has a public address is open to guessed passwords and to every hole in that service.",
  fix: "Allow the addresses or the security group of those who need it. To administer instances, Session Manager needs no open port.",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html",
  find(world, report) {
    for (const [view, rules] of ingressOf(world)) {
      const services = new Set<string>();
      const ranges = new Set<string>();
      let first: string | undefined;
      let isAll = false;
      for (const rule of rules) {
        const peers = rule.peers.filter(({ value }) => EVERYBODY.has(value));
        const opened = openedBy(rule);
        const [peer] = peers;
        if (rule.direction !== "ingress" || peer === undefined || opened.length === 0) continue;
        first ??= peer.property;
        if (opened === "all") isAll = true;
        else for (const service of opened) services.add(service);
        for (const { value } of peers) ranges.add(value);
      }
      if (first === undefined) continue;
      report(view, { what: isAll ? "all ports" : words([...services]), range: listed([...ranges]) }, first);
    }
  },
});

function words(services: readonly string[]): string {
  if (services.length <= SHOWN) return listed(services);
  return `${services.slice(0, SHOWN).join(", ")} and ${services.length - SHOWN} more`;
}
