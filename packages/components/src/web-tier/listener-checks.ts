// WebTier: what listeners, rules and health checks must not be. Pure.
import type { WebTierArgs } from "./args.ts";
import type { HealthCheckArgs, ListenerArgs, RedirectArgs, RouteTarget, RuleArgs } from "./listener-args.ts";
import { healthCheckOf } from "./listeners.ts";
import { once, type Refuse, whole } from "./refuse.ts";

const CERTIFICATE =
  /^arn:aws[a-z-]*:(?:acm:[^:]+:\d{12}:certificate\/.+|iam::\d{12}:server-certificate\/.+)$/;

/** @param listener as TypeScript promises it; plain JavaScript may give anything */
export function checkListener(refuse: Refuse, listener: ListenerArgs | undefined): void {
  if (listener?.protocol === "HTTP") return;
  if (listener?.protocol !== "HTTPS") {
    refuse(
      'listener has no protocol. Write { protocol: "HTTPS", certificateArn }, or { protocol: "HTTP" } on purpose.',
    );
  }
  const { certificateArn, furtherCertificateArns = {}, sslPolicy } = listener;
  const given: readonly unknown[] = [certificateArn, ...Object.values(furtherCertificateArns)];
  for (const arn of given) {
    if (arn === undefined || arn === null || arn === "") {
      refuse(
        'listener is HTTPS without a certificate. Give certificateArn, such as the arn of an aws.acm.CertificateValidation, or write { protocol: "HTTP" } on purpose.',
      );
    }
    if (typeof arn === "string" && !CERTIFICATE.test(arn)) {
      refuse(
        `listener has the certificate "${arn}". Give its ARN: arn:aws:acm:<region>:<account>:certificate/<id>.`,
      );
    }
  }
  if (sslPolicy !== undefined && !/^ELBSecurityPolicy-\S+$/.test(sslPolicy)) {
    refuse(
      `listener.sslPolicy is "${sslPolicy}". Give the name of a security policy, such as "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09".`,
    );
  }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html */
export function checkRules(refuse: Refuse, args: WebTierArgs): void {
  const { rules = [], otherwise = "instances", listener } = args;
  const isSecure = listener.protocol === "HTTPS";
  once(
    refuse,
    "rules",
    rules.map(({ name }) => name),
  );
  for (const rule of rules) checkRule(refuse, rule, isSecure);
  for (const [index, { name, priority }] of rules.entries()) {
    const before = rules.slice(0, index).find((one) => one.priority === priority);
    if (before !== undefined) {
      refuse(`rules "${before.name}" and "${name}" have the priority ${priority}. Give each rule its own.`);
    }
  }
  checkTarget(refuse, "otherwise", otherwise, isSecure);
  if (otherwise === "instances" || rules.some(({ to }) => to === "instances")) return;
  refuse(
    'no request is led to the instances, so that none of them could get healthy. Leave out otherwise, or give a rule with to: "instances".',
  );
}

function checkRule(refuse: Refuse, rule: RuleArgs, isSecure: boolean): void {
  const { name, paths, hosts, methods, headers = {}, sourceRanges } = rule;
  const at = `rule "${name}"`;
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    refuse(`${at} is named with other characters than letters, digits and hyphens. Write a name like "api".`);
  }
  whole(refuse, `the priority of ${at}`, rule.priority, 1, 50_000);
  const lists = Object.entries({ paths, hosts, methods, sourceRanges, ...headers });
  const given = lists.flatMap(([what, values]) => (values === undefined ? [] : [{ what, values }]));
  if (given.length === 0) {
    refuse(
      `${at} has no condition. Give paths, hosts, methods, headers or sourceRanges; what is done with all other requests is otherwise.`,
    );
  }
  for (const { what, values } of given) {
    if (values.length === 0) refuse(`${at} has an empty list of ${what}. Give a value, or leave it out.`);
    once(refuse, `${what} of ${at}`, values);
    const long = values.find((value) => value.length === 0 || value.length > 128);
    if (long !== undefined) refuse(`${at} has ${what} of ${long.length} characters. Give 1 to 128.`);
  }
  const count = given.reduce((sum, { values }) => sum + values.length, 0);
  if (count > 5)
    refuse(
      `${at} has ${count} values in its conditions, and a rule takes 5. Use * and ?, or make several rules.`,
    );
  matching(refuse, at, "path", paths, /^[/*?][A-Za-z0-9_\-.$/~"'@:+&*?]*$/, "/api/*");
  matching(refuse, at, "host", hosts, /^[A-Za-z0-9\-.*?]*\.[A-Za-z*?]+$/, "*.example.com");
  matching(refuse, at, "method", methods, /^[A-Z_-]{1,40}$/, "POST");
  matching(
    refuse,
    at,
    "header",
    Object.keys(headers),
    /^(?!host$)[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,40}$/i,
    "X-Tenant",
  );
  matching(refuse, at, "range", sourceRanges, /^[0-9a-fA-F.:]+\/\d{1,3}$/, "192.0.2.0/24");
  checkTarget(refuse, `to of ${at}`, rule.to, isSecure);
}

function matching(
  refuse: Refuse,
  at: string,
  what: string,
  values: readonly string[] | undefined,
  pattern: RegExp,
  good: string,
): void {
  const odd = values?.find((value) => !pattern.test(value));
  if (odd !== undefined)
    refuse(`${at} has the ${what} "${odd}", which load balancers do not take. Write it like "${good}".`);
}

function checkTarget(refuse: Refuse, at: string, target: RouteTarget, isSecure: boolean): void {
  if (target === "instances") return;
  if ("redirect" in target) {
    checkRedirect(refuse, at, target.redirect, isSecure);
    return;
  }
  if ("targetGroupArn" in target) {
    const { targetGroupArn: arn } = target;
    if (typeof arn !== "string" || /:targetgroup\//.test(arn)) return;
    refuse(
      `${at} is the target group "${arn}". Give its ARN: arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>.`,
    );
  }
  const { status, body = "" } = target;
  if (!Number.isInteger(status) || !/^[245]\d\d$/.test(String(status))) {
    refuse(
      `${at} has the status ${status}. Give 200 to 299 or 400 to 599, or a redirect: { redirect: { host: "www.example.com" } }.`,
    );
  }
  if (body.length > 1024)
    refuse(`${at} has a body of ${body.length} characters, and a load balancer answers with 1024 at most.`);
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html */
function checkRedirect(refuse: Refuse, at: string, redirect: RedirectArgs, isSecure: boolean): void {
  const { protocol, host, path, port, query } = redirect;
  if ([protocol, host, path, port].every((part) => part === undefined)) {
    refuse(
      `${at} redirects to the address that was asked for. Give redirect another protocol, host, path or port.`,
    );
  }
  if (protocol === "HTTP" && isSecure) {
    refuse(`${at} redirects from HTTPS to HTTP, which load balancers refuse. Leave out redirect.protocol.`);
  }
  if (host !== undefined && !/^\S{1,128}$/.test(host))
    refuse(`${at} has the host "${host}". Give 1 to 128 characters.`);
  if (path !== undefined && !/^\/.{0,127}$/.test(path)) {
    refuse(
      `${at} has the path "${path}". Give at most 128 characters that begin with "/", such as "/new/#{path}".`,
    );
  }
  if (port !== undefined) whole(refuse, `redirect.port of ${at}`, port, 1, 65_535);
  if (query !== undefined && (query.startsWith("?") || query.length > 128)) {
    refuse(`${at} has the query "${query}". Give at most 128 characters without the question mark.`);
  }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
export function checkHealth(refuse: Refuse, args: HealthCheckArgs): void {
  const { path, matcher, interval, timeout, healthyThreshold, unhealthyThreshold } = healthCheckOf(args);
  if (!/^\/\S{0,1023}$/.test(path)) {
    refuse(
      `healthCheck.path is "${path}". Give at most 1024 characters that begin with "/", such as "/health".`,
    );
  }
  const isMatcher = matcher.split(",").every((part) => {
    const [, first = "", last = first] = /^(\d{3})(?:-(\d{3}))?$/.exec(part.trim()) ?? [];
    return first !== "" && Number(first) >= 200 && Number(last) <= 499 && Number(first) <= Number(last);
  });
  if (!isMatcher) {
    refuse(
      `healthCheck.matcher is "${matcher}". Give status codes from 200 to 499: "200", "200,204" or "200-299".`,
    );
  }
  whole(refuse, "healthCheck.interval", interval, 5, 300);
  whole(refuse, "healthCheck.timeout", timeout, 2, 120);
  if (timeout >= interval) {
    refuse(
      `healthCheck has a timeout of ${timeout} and an interval of ${interval} seconds. Make the timeout shorter than the interval.`,
    );
  }
  whole(refuse, "healthCheck.healthyThreshold", healthyThreshold, 2, 10);
  whole(refuse, "healthCheck.unhealthyThreshold", unhealthyThreshold, 2, 10);
}
