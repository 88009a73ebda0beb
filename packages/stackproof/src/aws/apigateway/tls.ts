// API Gateway: the security policies of APIs and domain names, and the access mode that newer ones need. Pure.
import { finding, type Kind, type ResourceView, text } from "../../model/kernel.ts";

const DOCS = "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html";

/** The name of a security policy. */
export function securityPolicy(): Kind<string> {
  return text({
    pattern: /^(?:TLS_1_[02]|SecurityPolicy_\w+)$/,
    of: "TLS_1_0, TLS_1_2 or the name of a policy that begins with SecurityPolicy_",
    good: "TLS_1_2",
  });
}

/** The findings of a type that has a security policy and an access mode; `words` say what it is: "REST API". */
export function tlsFindings(words: string, operation: string) {
  const common = {
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    aws: { operation, code: "BadRequestException" },
    docs: DOCS,
  } as const;
  return {
    "access-mode-without-policy": finding<{ name: string; policy: string }>({
      ...common,
      message: ({ name, policy }) =>
        `${words} \`${name}\` has an endpointAccessMode, and ${policy} as its security policy.`,
      why: "Access modes exist for the security policies whose names begin with SecurityPolicy_ only.",
      fix: "Choose a securityPolicy that begins with SecurityPolicy_, or leave endpointAccessMode out.",
    }),
    "policy-without-access-mode": finding<{ name: string; policy: string }>({
      ...common,
      message: ({ name, policy }) =>
        `${words} \`${name}\` has the security policy ${policy} and no endpointAccessMode.`,
      why: "Security policies whose names begin with SecurityPolicy_ need an access mode.",
      fix: 'Add endpointAccessMode: "BASIC", or "STRICT".',
    }),
  };
}

/** What does not fit together, if anything. */
export function tlsFault(self: ResourceView):
  | {
      readonly slug: "access-mode-without-policy" | "policy-without-access-mode";
      readonly policy: string;
      readonly property: string;
    }
  | undefined {
  const policy = self.text("securityPolicy");
  const isNew = policy?.startsWith("SecurityPolicy_") === true;
  const hasMode = self.has("endpointAccessMode");
  if (isNew && !hasMode) return { slug: "policy-without-access-mode", policy, property: "securityPolicy" };
  if (!hasMode || isNew || self.state("securityPolicy") === "unknown") return undefined;
  return { slug: "access-mode-without-policy", policy: policy ?? "none", property: "endpointAccessMode" };
}
