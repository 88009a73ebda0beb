// AWS Elastic Load Balancing: what can be wrong with an action of a listener or a rule, and what a check of it is
// told. Defines no resource.
import { finding, type ResourceView, type World } from "../../model/kernel.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener.go";
const CREATE = "elasticloadbalancing:CreateListener";

/** What decides about an action besides itself. */
export interface ActionContext {
  readonly self: ResourceView;
  readonly world: World;
  /** `defaultActions` or `actions`. */
  readonly input: string;
  /** `default_action` or `action`. */
  readonly attribute: string;
  /** Protocol of the listener; undefined when not known. */
  readonly protocol: string | undefined;
  /** The load balancer, when the program has it, and its type. */
  readonly loadBalancer: ResourceView | undefined;
  readonly type: string | undefined;
}

/** What the texts of all findings about actions use. */
export interface ActionWords {
  readonly name: string;
  /** The whole message behind the resource's name. */
  readonly found: string;
  readonly fix: string;
  readonly quote?: string;
}

/** Something that is wrong with an action. */
export interface ActionProblem {
  readonly slug: keyof typeof actionFindings;
  readonly words: ActionWords;
  readonly property: string;
  readonly related?: readonly {
    readonly view: ResourceView;
    readonly property?: string;
    readonly note: string;
  }[];
  readonly severity?: "warning" | "note";
}

const common = {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: (p: ActionWords): string => `\`${p.name}\` ${p.found}.`,
  fix: (p: ActionWords): string => p.fix,
  quote: (p: ActionWords): string | undefined => p.quote,
} as const;

/** The findings about actions; listeners and rules have them both. */
export const actionFindings = {
  "incomplete-action": finding<ActionWords>({
    ...common,
    why: "The type of an action and the argument that says more about it belong together.",
    docs: PROVIDER,
  }),
  "mixed-action": finding<ActionWords>({
    ...common,
    severity: "warning",
    effect: "risky",
    why: "The provider takes the argument that fits the type, and leaves out the others.",
    docs: PROVIDER,
  }),
  "two-forwards": finding<ActionWords>({
    ...common,
    why: "`targetGroupArn` is short for a `forward` with that one group. Both may be given when they say the same.",
    aws: { operation: CREATE, code: "ValidationError" },
    docs: `${API}/API_Action.html`,
  }),
  "last-action": finding<ActionWords>({
    ...common,
    why: "Exactly one action routes the request, and it comes last.",
    aws: { operation: CREATE, code: "InvalidLoadBalancerAction" },
    docs: `${API}/API_CreateListener.html`,
  }),
  "action-needs-https": finding<ActionWords>({
    ...common,
    why: "Users are authenticated over HTTPS only: the session cookie must not travel in clear text.",
    aws: { operation: CREATE, code: "InvalidLoadBalancerAction" },
    docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html",
  }),
  "redirect-to-itself": finding<ActionWords>({
    ...common,
    why: "A redirect must change at least the protocol, the port, the host or the path, or the client comes back for ever.",
    aws: { operation: CREATE, code: "InvalidLoadBalancerAction" },
    docs: `${API}/API_RedirectActionConfig.html`,
  }),
  "https-to-http": finding<ActionWords>({
    ...common,
    why: "A redirect may lead from HTTP to HTTPS, but not back.",
    aws: { operation: CREATE, code: "InvalidLoadBalancerAction" },
    docs: `${API}/API_RedirectActionConfig.html`,
  }),
  "action-not-taken": finding<ActionWords>({
    ...common,
    why: "Network and Gateway Load Balancers do not read requests: they forward.",
    aws: { operation: CREATE, code: "InvalidLoadBalancerAction" },
    docs: `${API}/API_CreateListener.html`,
  }),
  "target-group-of-other-vpc": finding<ActionWords>({
    ...common,
    why: "A load balancer sends requests to target groups of its own VPC.",
    aws: { operation: CREATE, code: "InvalidConfigurationRequest" },
    docs: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1045",
  }),
  "target-group-of-other-protocol": finding<ActionWords>({
    ...common,
    why: "HTTP listeners take groups for HTTP and HTTPS; TCP and TLS take TCP, TLS and TCP_UDP; UDP takes UDP and TCP_UDP.",
    aws: { operation: CREATE, code: "InvalidConfigurationRequest" },
    docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html",
  }),
  "target-group-of-other-load-balancer": finding<ActionWords>({
    ...common,
    why: "A target group belongs to one load balancer.",
    aws: { operation: CREATE, code: "TargetGroupAssociationLimit" },
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/22005",
  }),
} as const;
