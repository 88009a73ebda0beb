// A port of a load balancer, and what happens with its requests. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener.go
import {
  arn,
  bool,
  defineResource,
  finding,
  int,
  list,
  object,
  oneOf,
  type ResourceView,
  ref,
  replaces,
  tags,
  text,
  type World,
} from "../../model/kernel.ts";
import { action, actionFindings, actionProblems, loadBalancerOf, protocolOf, typeOf } from "./actions.ts";
import { certificateProblem, unvalidated } from "./certificates.ts";
import { anyCase, balancerWords, inputMap, isAbsent, LISTENER, LOAD_BALANCER, PROTOCOLS } from "./shared.ts";
import { sslPolicy } from "./ssl-policies.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const CREATE = "elasticloadbalancing:CreateListener";
const header = text();

/** Inputs that the provider sends for Application Load Balancers only. */
const ROUTING_HEADERS = {
  routingHttpRequestXAmznMtlsClientcertHeaderName: header,
  routingHttpRequestXAmznMtlsClientcertIssuerHeaderName: header,
  routingHttpRequestXAmznMtlsClientcertLeafHeaderName: header,
  routingHttpRequestXAmznMtlsClientcertSerialNumberHeaderName: header,
  routingHttpRequestXAmznMtlsClientcertSubjectHeaderName: header,
  routingHttpRequestXAmznMtlsClientcertValidityHeaderName: header,
  routingHttpRequestXAmznTlsCipherSuiteHeaderName: header,
  routingHttpRequestXAmznTlsVersionHeaderName: header,
  routingHttpResponseAccessControlAllowCredentialsHeaderValue: header,
  routingHttpResponseAccessControlAllowHeadersHeaderValue: header,
  routingHttpResponseAccessControlAllowMethodsHeaderValue: header,
  routingHttpResponseAccessControlAllowOriginHeaderValue: header,
  routingHttpResponseAccessControlExposeHeadersHeaderValue: header,
  routingHttpResponseAccessControlMaxAgeHeaderValue: header,
  routingHttpResponseContentSecurityPolicyHeaderValue: header,
  routingHttpResponseServerEnabled: bool(),
  routingHttpResponseStrictTransportSecurityHeaderValue: header,
  routingHttpResponseXContentTypeOptionsHeaderValue: header,
  routingHttpResponseXFrameOptionsHeaderValue: header,
};

/** Protocols of the listeners of each type. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  application: ["HTTP", "HTTPS"],
  network: ["TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"],
};

export const listener = defineResource({
  token: LISTENER,
  aliases: ["aws:alb/listener:Listener"],
  docs: `${API}/API_CreateListener.html`,
  inputs: {
    alpnPolicy: anyCase(["HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"]),
    certificateArn: arn({ of: "the ARN of a certificate", service: ["acm", "iam"] }),
    defaultActions: list(action, { min: 1 }, { by: "aws" }),
    loadBalancerArn: replaces(ref(LOAD_BALANCER, ["arn", "id"])),
    mutualAuthentication: object({
      advertiseTrustStoreCaNames: oneOf(["on", "off"]),
      ignoreClientCertificateExpiry: bool(),
      mode: oneOf(["off", "verify", "passthrough"]),
      trustStoreArn: ref("aws:lb/trustStore:TrustStore", ["arn", "id"]),
    }),
    port: int({ min: 1, max: 65_535 }),
    protocol: anyCase(PROTOCOLS),
    ...ROUTING_HEADERS,
    sslPolicy: sslPolicy(),
    tags: tags(),
    tcpIdleTimeoutSeconds: int({ min: 60, max: 6000, unit: "seconds" }),
  },

  outputs(self, make) {
    const balancerArn = self.text("loadBalancerArn") ?? "";
    const suffix = /:loadbalancer\/(.+)$/.exec(balancerArn)?.[1];
    const loadBalancer = make.world.find(LOAD_BALANCER, "arn", balancerArn, self);
    const protocol = protocolOf(self, typeOf(loadBalancer, balancerArn));
    const isSecure = protocol === "HTTPS" || protocol === "TLS";
    const id =
      suffix === undefined
        ? undefined
        : make.arn("elasticloadbalancing", `listener/${suffix}/${make.hex(16)}`);
    const blank = Object.keys(ROUTING_HEADERS).filter((name) => name !== "routingHttpResponseServerEnabled");
    return {
      ...(id !== undefined && { id, arn: id }),
      protocol: protocol ?? "",
      sslPolicy: self.inputs.sslPolicy ?? (isSecure ? "ELBSecurityPolicy-2016-08" : ""),
      tcpIdleTimeoutSeconds: self.inputs.tcpIdleTimeoutSeconds ?? (protocol === "TCP" ? 350 : 0),
      routingHttpResponseServerEnabled: self.inputs.routingHttpResponseServerEnabled ?? true,
      ...Object.fromEntries(blank.map((name) => [name, ""])),
      ...(self.state("mutualAuthentication") === "absent" && {
        mutualAuthentication: { mode: "off", ignoreClientCertificateExpiry: false },
      }),
    };
  },
  unknowable: {
    id: "It holds the name of the load balancer, which may be outside of the program.",
    arn: "It holds the name of the load balancer, which may be outside of the program.",
  },

  unique: {
    "duplicate-port": {
      key(self) {
        const balancer = self.text("loadBalancerArn");
        const port = self.inputs["port"];
        return balancer === undefined || port === undefined ? undefined : `${balancer} ${String(port)}`;
      },
      scope: "account",
      says: (key) => `listen on port ${key.split(" ")[1] ?? ""} of one load balancer`,
      property: "port",
      why: "A load balancer has one listener on each port. Two with the same settings become one, and two resources then fight over it: https://github.com/hashicorp/terraform-provider-aws/issues/35121.",
      fix: "Give one of them another port, or make one listener with `aws.lb.ListenerRule`s.",
      aws: { operation: CREATE, code: "DuplicateListener" },
      quote: "A listener already exists on this port for this load balancer",
    },
  },

  order: {
    "before-certificate-validation": {
      needs(self, world) {
        const found = unvalidated(world, self.text("certificateArn"), self);
        return found === undefined ? [] : found.validations;
      },
      because: "which waits until its certificate is issued",
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      why: "A listener takes issued certificates only, and the certificate is requested in the same run.",
      aws: { operation: CREATE, code: "UnsupportedCertificate" },
      quote:
        "The certificate must have a fully-qualified domain name, a supported signature, and a supported key size.",
      docs: "https://github.com/hashicorp/terraform-provider-aws/issues/41789",
    },
  },

  findings: {
    ...actionFindings,
    "certificate-missing": finding<{ name: string; protocol: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` listens with ${p.protocol} and has no certificate.`,
      why: "The load balancer ends the encryption, and shows this certificate to its clients.",
      fix: "Give `certificateArn`, such as the `certificateArn` of an `aws.acm.CertificateValidation`.",
      aws: { operation: CREATE, code: "ValidationError" },
      quote: "A certificate must be specified for HTTPS listeners",
      docs: `${API}/API_CreateListener.html`,
    }),
    "secure-input-not-taken": finding<{ name: string; input: string; protocol: string; quote: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` listens with ${p.protocol} and has ${p.input}.`,
      why: "Only HTTPS and TLS listeners have certificates and security policies.",
      fix: (p) =>
        `Leave out \`${p.input}\`, or write \`protocol: "${p.protocol === "HTTP" ? "HTTPS" : "TLS"}"\`.`,
      aws: { operation: CREATE, code: "ValidationError" },
      quote: (p) => (p.quote === "" ? undefined : p.quote),
      docs: "https://github.com/awslabs/fargatecli/issues/104",
    }),
    "certificate-not-taken": finding<{ name: string; problem: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `The certificate of \`${p.name}\` ${p.problem}.`,
      why: "A load balancer takes certificates of its own region. Only CloudFront wants them in us-east-1.",
      fix: "Make a certificate in the region of the load balancer.",
      aws: { operation: CREATE, code: "CertificateNotFound" },
      docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html",
    }),
    "certificate-never-validated": finding<{ name: string; certificate: string; method: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: (p) =>
        `\`${p.name}\` uses \`${p.certificate}\`, which is validated by ${p.method} and which nothing waits for.`,
      why: "A listener takes issued certificates only, and the certificate is requested in the same run.",
      fix: "Add the validation records and an `aws.acm.CertificateValidation`, and use its `certificateArn`.",
      aws: { operation: CREATE, code: "UnsupportedCertificate" },
      quote:
        "The certificate must have a fully-qualified domain name, a supported signature, and a supported key size.",
      docs: "https://github.com/hashicorp/terraform-provider-aws/issues/41789",
    }),
    "protocol-not-taken": finding<{ name: string; protocol: string; type: string; taken: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` listens with ${p.protocol} and belongs to ${balancerWords(p.type)}.`,
      why: (p) => `The listeners of ${balancerWords(p.type)} are for ${p.taken}.`,
      fix: (p) => `Write one of ${p.taken}, or change the type of the load balancer.`,
      aws: { operation: CREATE, code: "ValidationError" },
      quote: (p) => `Listener protocol '${p.protocol}' must be one of '${p.taken}'`,
      docs: "https://github.com/pulumi/pulumi-aws/issues/1193",
    }),
    "input-needed": finding<{ name: string; input: string; type: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` has no ${p.input} and belongs to ${balancerWords(p.type)}.`,
      why: "Only the listener of a Gateway Load Balancer goes without port and protocol, because it takes everything. The provider fills in the protocol for Application Load Balancers only.",
      fix: (p) => `Give \`${p.input}\`.`,
      aws: { operation: CREATE, code: "ValidationError" },
      docs: `${API}/API_CreateListener.html`,
    }),
    "gateway-takes-none": finding<{ name: string; input: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` has ${p.input} and belongs to a Gateway Load Balancer.`,
      why: "A Gateway Load Balancer takes packets of all protocols on all ports.",
      fix: (p) => `Leave out \`${p.input}\`.`,
      aws: { operation: CREATE, code: "ValidationError" },
      docs: `${API}/API_CreateListener.html`,
    }),
    "trust-store": finding<{ name: string; mode: string; found: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` has mutualAuthentication "${p.mode}" ${p.found}.`,
      why: "A trust store holds the authorities whose client certificates are verified. Only HTTPS clients show certificates.",
      fix: "Give `trustStoreArn` with the mode verify, and only there.",
      aws: { operation: CREATE, code: "ValidationError" },
      docs: `${API}/API_MutualAuthenticationAttributes.html`,
    }),
    "alpn-needs-tls": finding<{ name: string; protocol: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` has an alpnPolicy and listens with ${p.protocol}.`,
      why: "Only TLS listeners negotiate the protocol of the application.",
      fix: "Leave out `alpnPolicy`.",
      aws: { operation: CREATE, code: "ValidationError" },
      docs: `${API}/API_CreateListener.html`,
    }),
    "udp-on-dualstack": finding<{ name: string; protocol: string; balancer: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) =>
        `\`${p.name}\` listens with ${p.protocol}, and \`${p.balancer}\` is dualstack without IPv6 prefixes for source NAT.`,
      why: "A dual-stack Network Load Balancer takes UDP only with a prefix in each of its subnets.",
      fix: (p) =>
        `Write \`enablePrefixForIpv6SourceNat: "on"\` for \`${p.balancer}\`, or \`ipAddressType: "ipv4"\`.`,
      aws: { operation: CREATE, code: "InvalidConfigurationRequest" },
      docs: `${API}/API_CreateListener.html`,
    }),
  },

  check(self, world, report) {
    const { name } = self;
    const loadBalancer = loadBalancerOf(self, world);
    const type = typeOf(loadBalancer, self.text("loadBalancerArn"));
    const protocol = protocolOf(self, type);
    const isSecure = protocol === "HTTPS" || protocol === "TLS";

    if (type === "gateway") {
      const input = (["port", "protocol"] as const).find((one) => self.has(one));
      if (input !== undefined) report("gateway-takes-none", { name, input }, input);
    } else if (type !== undefined) {
      const taken = TAKEN[type];
      if (self.state("port") === "absent") report("input-needed", { name, input: "port", type }, "port");
      else if (protocol === undefined && self.state("protocol") === "absent") {
        report("input-needed", { name, input: "protocol", type }, "protocol");
      } else if (protocol !== undefined && taken !== undefined && !taken.includes(protocol)) {
        const related = loadBalancer === undefined ? [] : [{ view: loadBalancer, note: type }];
        report("protocol-not-taken", { name, protocol, type, taken: taken.join(", ") }, "protocol", {
          related,
        });
        return;
      }
    }

    const certificate = self.inputs.certificateArn;
    if (isSecure && self.state("certificateArn") === "absent") {
      report("certificate-missing", { name, protocol }, "certificateArn");
    } else if (protocol !== undefined && !isSecure && self.has("certificateArn")) {
      const quote = protocol === "HTTP" ? "A certificate cannot be specified for HTTP listeners" : "";
      report("secure-input-not-taken", { name, input: "certificateArn", protocol, quote }, "certificateArn");
    } else if (protocol !== undefined && !isSecure && self.has("sslPolicy") && self.inputs.sslPolicy !== "") {
      report("secure-input-not-taken", { name, input: "sslPolicy", protocol, quote: "" }, "sslPolicy");
    } else if (certificate !== undefined) {
      const problem = certificateProblem(certificate, self.region);
      if (problem !== undefined) report("certificate-not-taken", { name, problem }, "certificateArn");
      else
        checkValidation(self, world, certificate, (found, method) => {
          const related = [{ view: found, note: `validated by ${method}` }];
          report("certificate-never-validated", { name, certificate: found.name, method }, "certificateArn", {
            related,
          });
        });
    }
    if (self.inputs.alpnPolicy !== undefined && protocol !== undefined && protocol !== "TLS") {
      report("alpn-needs-tls", { name, protocol }, "alpnPolicy");
    }

    const mutual = self.inputs.mutualAuthentication;
    if (mutual?.mode !== undefined && mutual.mode !== "off") {
      const hasStore = !isAbsent(inputMap(self, "mutualAuthentication"), "trustStoreArn");
      const found =
        protocol !== undefined && protocol !== "HTTPS"
          ? `and listens with ${protocol}`
          : mutual.mode === "verify" && !hasStore
            ? "and no trustStoreArn"
            : mutual.mode === "passthrough" && hasStore
              ? "and a trustStoreArn"
              : undefined;
      if (found !== undefined)
        report("trust-store", { name, mode: mutual.mode, found }, "mutualAuthentication");
    }
    const isUdp = protocol === "UDP" || protocol === "TCP_UDP";
    if (isUdp && type === "network" && loadBalancer?.text("ipAddressType") === "dualstack") {
      const prefix = loadBalancer.state("enablePrefixForIpv6SourceNat");
      if (prefix === "absent" || loadBalancer.text("enablePrefixForIpv6SourceNat") === "off") {
        report("udp-on-dualstack", { name, protocol, balancer: loadBalancer.name }, "protocol");
      }
    }

    const context = {
      self,
      world,
      input: "defaultActions",
      attribute: "default_action",
      protocol,
      loadBalancer,
      type,
    };
    for (const { slug, words, property, related = [] } of actionProblems(context)) {
      report(slug, words, property, { related });
    }
  },
});

/** Reports a certificate of the program that nothing validates. */
function checkValidation(
  self: ResourceView,
  world: World,
  certificateArn: string,
  report: (certificate: ResourceView, method: string) => void,
): void {
  const found = unvalidated(world, certificateArn, self);
  if (found === undefined || found.validations.length > 0) return;
  const method = found.certificate.text("validationMethod");
  if (method === "DNS" || method === "EMAIL") report(found.certificate, method);
}
