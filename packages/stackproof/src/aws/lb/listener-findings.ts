// AWS Elastic Load Balancing: what can be wrong with a listener. Defines no resource.
import { finding } from "../../model/kernel.ts";
import { actionFindings } from "./action-findings.ts";
import { balancerWords } from "./shared.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const CREATE = "elasticloadbalancing:CreateListener";

/** The findings of a listener: those of its actions, and its own. */
export const listenerFindings = {
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
};
