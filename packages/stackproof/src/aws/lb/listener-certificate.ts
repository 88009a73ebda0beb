// A further certificate of a listener, for another host name. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener_certificate.go
import { arn, defineResource, finding, ref, replaces } from "../../model/kernel.ts";
import { AFTER_VALIDATION, certificateProblem } from "./certificates.ts";
import { listenerOf, loadBalancerOf, protocolOf, typeOf } from "./listeners.ts";
import { LISTENER } from "./shared.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const ADD = "elasticloadbalancing:AddListenerCertificates";

export const listenerCertificate = defineResource({
  token: "aws:lb/listenerCertificate:ListenerCertificate",
  aliases: ["aws:alb/listenerCertificate:ListenerCertificate"],
  docs: `${API}/API_AddListenerCertificates.html`,
  inputs: {
    certificateArn: replaces(arn({ of: "the ARN of a certificate", service: ["acm", "iam"] })),
    listenerArn: replaces(ref(LISTENER, ["arn", "id"])),
  },

  outputs(self) {
    const [listener, certificate] = [self.text("listenerArn"), self.text("certificateArn")];
    return listener === undefined || certificate === undefined ? {} : { id: `${listener}_${certificate}` };
  },
  unknowable: { id: "It is made of both ARNs, which may be outside of the program." },

  order: {
    "before-certificate-validation": {
      ...AFTER_VALIDATION,
      aws: { operation: ADD, code: "UnsupportedCertificate" },
    },
  },

  findings: {
    "listener-not-secure": finding<{ name: string; listener: string; protocol: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) =>
        `\`${p.name}\` adds a certificate to \`${p.listener}\`, which listens with ${p.protocol}.`,
      why: "Only HTTPS and TLS listeners have certificates.",
      fix: "Name an HTTPS listener.",
      aws: { operation: ADD, code: "ValidationError" },
      docs: `${API}/API_AddListenerCertificates.html`,
    }),
    "certificate-not-taken": finding<{ name: string; problem: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `The certificate of \`${p.name}\` ${p.problem}.`,
      why: "A load balancer takes certificates of its own region.",
      fix: "Make a certificate in the region of the load balancer.",
      aws: { operation: ADD, code: "CertificateNotFound" },
      docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html",
    }),
  },

  check(self, world, report) {
    const { name } = self;
    const listener = listenerOf(self, world);
    const problem = certificateProblem(self.inputs.certificateArn ?? "", self.region);
    if (problem !== undefined) report("certificate-not-taken", { name, problem }, "certificateArn");
    if (listener === undefined) return;
    const type = typeOf(loadBalancerOf(self, world), listener.text("loadBalancerArn"));
    const protocol = protocolOf(listener, type);
    if (protocol === undefined || protocol === "HTTPS" || protocol === "TLS") return;
    const related = [{ view: listener, property: "protocol", note: protocol }];
    report("listener-not-secure", { name, listener: listener.name, protocol }, "listenerArn", { related });
  },
});
