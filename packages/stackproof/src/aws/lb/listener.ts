// A port of a load balancer, and what happens with its requests. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener.go
import {
  arn,
  bool,
  defineResource,
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
import { action } from "./action-kinds.ts";
import { actionProblems } from "./actions.ts";
import { AFTER_VALIDATION, certificateProblem, unvalidated } from "./certificates.ts";
import { listenerFindings } from "./listener-findings.ts";
import { loadBalancerOf, protocolOf, typeOf } from "./listeners.ts";
import { anyCase, inputMap, isAbsent, LISTENER, LOAD_BALANCER, PROTOCOLS } from "./shared.ts";
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
      ...AFTER_VALIDATION,
      aws: { operation: CREATE, code: "UnsupportedCertificate" },
      quote:
        "The certificate must have a fully-qualified domain name, a supported signature, and a supported key size.",
    },
  },

  findings: listenerFindings,

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
