// Rules: what goes over the internet as plain text, or with TLS that is no longer safe.
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { flagIn, hasAny, itemsOf, mapIn, textIn } from "../inputs.ts";
import { defineRule, made } from "../rule.ts";

const LISTENER = "aws:lb/listener:Listener";
const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";

export const plainHttp = defineRule<{ what: string; how: string }>({
  slug: "plain-http",
  severity: "note",
  needsWhole: true,
  message: ({ name, what, how }) => `${what} \`${name}\` serves plain HTTP to the internet: ${how}.`,
  together: (names) => `${names} serve plain HTTP to the internet.`,
  why: "Everybody on the way can read what is sent, passwords and cookies too, and change what comes back.",
  fix: 'Serve HTTPS with a certificate of ACM, and answer HTTP with a redirect: an action of the type "redirect" for a listener, viewerProtocolPolicy: "redirect-to-https" for a distribution.',
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1",
  find(world, report) {
    for (const view of made(world, LISTENER)) {
      if (textIn(view.node.inputs, "protocol", "HTTP") !== "HTTP" || !isPublicHttp(view, world)) continue;
      const forward = itemsOf(view.node.inputs["defaultActions"]).find(
        ({ map }) => textIn(map, "type", undefined) === "forward",
      );
      if (forward === undefined) continue;
      const how = "it forwards requests in place of redirecting them to HTTPS";
      report(view, { what: "Listener", how }, `defaultActions[${forward.index}].type`);
    }
    for (const view of made(world, DISTRIBUTION)) {
      const behavior = mapIn(view.node.inputs, "defaultCacheBehavior");
      if (behavior === undefined || textIn(behavior, "viewerProtocolPolicy", undefined) !== "allow-all")
        continue;
      const how = 'viewerProtocolPolicy is "allow-all"';
      report(view, { what: "Distribution", how }, "defaultCacheBehavior.viewerProtocolPolicy", {
        docs: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html",
      });
    }
  },
});

/** True for a listener of an application load balancer of the program that faces the internet, with no CloudFront before it. */
function isPublicHttp(listener: ResourceView, world: World): boolean {
  const balancer = world.find(LOAD_BALANCER, "arn", listener.text("loadBalancerArn"), listener);
  if (balancer === undefined || balancer.node.kind !== "custom") return false;
  const { inputs } = balancer.node;
  if (textIn(inputs, "loadBalancerType", "application") !== "application") return false;
  if (flagIn(inputs, "internal", false) !== false) return false;
  const name = balancer.text("dnsName");
  return !made(world, DISTRIBUTION).some((distribution) =>
    itemsOf(distribution.node.inputs["origins"]).some(
      ({ map }) => name === undefined || textIn(map, "domainName", undefined) === name,
    ),
  );
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html: those with TLS 1.0 or 1.1. */
const OLD_POLICY =
  /^ELBSecurityPolicy-(?:2015-05|2016-08|TLS-1-[01]-20\d\d-\d\d|FS-2018-06|FS-1-1-2019-08|TLS13-1-[01]-.*)$/;
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html */
const OLD_MINIMUM = new Set(["SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016"]);

export const oldTls = defineRule<{ what: string; how: string }>({
  slug: "old-tls",
  severity: "note",
  message: ({ name, what, how }) => `${what} \`${name}\` takes TLS 1.0 or 1.1: ${how}.`,
  together: (names) => `${names} take TLS 1.0 or 1.1.`,
  why: "Both versions are withdrawn (RFC 8996): their ciphers and hashes no longer hold, and browsers do not use them.",
  fix: 'Write sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" for a listener, minimumProtocolVersion: "TLSv1.2_2021" for a distribution.',
  docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
  find(world, report) {
    for (const view of made(world, LISTENER)) {
      const { inputs } = view.node;
      const protocol = textIn(inputs, "protocol", undefined);
      if (protocol !== "HTTPS" && protocol !== "TLS") continue;
      // https://www.pulumi.com/registry/packages/aws/api-docs/lb/listener/: the default of sslPolicy
      const policy = textIn(inputs, "sslPolicy", "ELBSecurityPolicy-2016-08");
      if (policy === undefined || !OLD_POLICY.test(policy)) continue;
      const isSaid = hasAny(inputs, ["sslPolicy"]);
      const how = isSaid ? `sslPolicy is "${policy}"` : `it has no sslPolicy, and the default is ${policy}`;
      report(view, { what: "Listener", how }, isSaid ? "sslPolicy" : undefined);
    }
    for (const view of made(world, DISTRIBUTION)) {
      const certificate = mapIn(view.node.inputs, "viewerCertificate");
      if (certificate === undefined || !hasAny(certificate, ["acmCertificateArn", "iamCertificateId"]))
        continue;
      const minimum = textIn(certificate, "minimumProtocolVersion", "TLSv1");
      if (minimum === undefined || !OLD_MINIMUM.has(minimum)) continue;
      const isSaid = hasAny(certificate, ["minimumProtocolVersion"]);
      const how = isSaid
        ? `minimumProtocolVersion is "${minimum}"`
        : `it has no minimumProtocolVersion, and the default is ${minimum}`;
      report(view, { what: "Distribution", how }, "viewerCertificate", {
        docs: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html",
      });
    }
  },
});
