// AWS Elastic Load Balancing: what a listener or a rule does with a request. Pure.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html; the shapes that the provider
// wants: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener.go
import type { PropertyMap } from "../../core/value.ts";
import {
  bool,
  finding,
  int,
  list,
  map,
  object,
  oneOf,
  type ResourceView,
  ref,
  shown,
  text,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import {
  balancerWords,
  forwardingsOf,
  inputObjects,
  isAbsent,
  LISTENER,
  LOAD_BALANCER,
  subnetOf,
  TARGET_GROUP,
  usersOf,
  vpcIdOf,
  vpcWords,
} from "./shared.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener.go";
const byAws = { by: "aws", docs: `${API}/API_Action.html` } as const;
const CREATE = "elasticloadbalancing:CreateListener";

const ROUTING = new Set(["forward", "redirect", "fixed-response"]);

/** For each type of action, the property that says more. */
const BLOCKS: Readonly<Record<string, string>> = {
  redirect: "redirect",
  "fixed-response": "fixedResponse",
  "authenticate-cognito": "authenticateCognito",
  "authenticate-oidc": "authenticateOidc",
  "jwt-validation": "jwtValidation",
};

const https = text(
  {
    pattern: /^https:\/\//,
    of: "an https:// address",
    good: "https://id.example.com",
    bad: "http://id.example.com",
  },
  { by: "aws", docs: `${API}/API_AuthenticateOidcActionConfig.html` },
);

const session = {
  authenticationRequestExtraParams: map(text()),
  onUnauthenticatedRequest: oneOf(["deny", "allow", "authenticate"]),
  scope: withDefault(text(), "openid"),
  sessionCookieName: withDefault(text(), "AWSELBAuthSessionCookie"),
  sessionTimeout: withDefault(int({ min: 1, max: 604_800, unit: "seconds" }, byAws), 604_800),
};

/** One action. */
export const action = object({
  authenticateCognito: object({
    ...session,
    userPoolArn: ref("aws:cognito/userPool:UserPool", "arn"),
    userPoolClientId: ref("aws:cognito/userPoolClient:UserPoolClient", "id"),
    userPoolDomain: text(),
  }),
  authenticateOidc: object({
    ...session,
    authorizationEndpoint: https,
    clientId: text(),
    clientSecret: text(),
    issuer: https,
    tokenEndpoint: https,
    userInfoEndpoint: https,
  }),
  fixedResponse: object({
    contentType: oneOf(["text/plain", "text/css", "text/html", "application/javascript", "application/json"]),
    messageBody: text({ min: 0, max: 1024 }),
    statusCode: text({
      pattern: /^[245]\d\d$/,
      of: "a status code of 200 to 299 or 400 to 599",
      good: "404",
      bad: "302",
    }),
  }),
  forward: object({
    stickiness: object({
      duration: int({ min: 1, max: 604_800, unit: "seconds" }),
      enabled: withDefault(bool(), false),
    }),
    targetGroups: list(
      object({
        arn: ref(TARGET_GROUP, ["arn", "id"]),
        weight: withDefault(int({ min: 0, max: 999 }), 1),
      }),
      { min: 1, max: 5 },
    ),
  }),
  jwtValidation: object({
    additionalClaims: list(
      object({
        format: oneOf(["single-string", "string-array", "space-separated-values"], byAws),
        name: text(),
        values: list(text()),
      }),
    ),
    issuer: text(),
    jwksEndpoint: text(),
  }),
  order: int({ min: 1, max: 50_000 }),
  redirect: object({
    host: withDefault(text({ min: 1, max: 128 }), "#{host}"),
    path: withDefault(
      text(
        {
          min: 1,
          max: 128,
          pattern: /^\//,
          of: 'a path that begins with "/"',
          good: "/#{path}",
          bad: "shop",
        },
        byAws,
      ),
      "/#{path}",
    ),
    port: withDefault(
      text(
        {
          pattern: /^(?:#\{port\}|[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/,
          of: "a port of 1 to 65535 or #{port}",
          good: "443",
          bad: "https",
        },
        byAws,
      ),
      "#{port}",
    ),
    protocol: withDefault(oneOf(["#{protocol}", "HTTP", "HTTPS"]), "#{protocol}"),
    query: withDefault(text({ min: 0, max: 128 }), "#{query}"),
    statusCode: oneOf(["HTTP_301", "HTTP_302"]),
  }),
  targetGroupArn: ref(TARGET_GROUP, ["arn", "id"]),
  type: oneOf([
    "forward",
    "authenticate-oidc",
    "authenticate-cognito",
    "redirect",
    "fixed-response",
    "jwt-validation",
  ]),
});

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

/** Everything that is wrong with the actions of a listener or rule. */
export function actionProblems(context: ActionContext): ActionProblem[] {
  const { self, input } = context;
  const actions = inputObjects(self, input);
  const whole = known(self.node.inputs[input]);
  const isWhole = Array.isArray(whole) && whole.length === actions.length;
  const problems = actions.flatMap((one, index) => oneAction(one, index, context));
  if (isWhole) problems.push(...lastAction(actions, context));
  return [...problems, ...groupProblems(context)];
}

function oneAction(one: PropertyMap, index: number, context: ActionContext): ActionProblem[] {
  const { self, attribute, protocol, type: balancer } = context;
  const { name } = self;
  const at = `${context.input}[${index}]`;
  const type = one["type"];
  if (typeof type !== "string") return [];
  const snake = `${attribute}[${index}]`;
  const has = (property: string): boolean => !isAbsent(one, property);

  if (balancer !== undefined && balancer !== "application" && type !== "forward") {
    return [
      {
        slug: "action-not-taken",
        words: {
          name,
          found: `has an action of type ${type} and belongs to ${balancerWords(balancer)}`,
          fix: 'Write an action of type "forward".',
          quote: `The action type '${type}' is not valid with ${balancer} load balancer`,
        },
        property: `${at}.type`,
      },
    ];
  }
  if (type === "forward") {
    if (!has("targetGroupArn") && !has("forward")) {
      return [
        {
          slug: "incomplete-action",
          words: {
            name,
            found: "forwards and says no target group",
            fix: "Give `targetGroupArn`, or `forward` with several target groups.",
            quote: `Either "${snake}.target_group_arn" or "${snake}.forward" must be specified when "${snake}.type" is "forward".`,
          },
          property: at,
        },
      ];
    }
    return twoForwards(one, at, context);
  }
  const block = BLOCKS[type];
  if (block === undefined) return [];
  if (!has(block)) {
    return [
      {
        slug: "incomplete-action",
        words: {
          name,
          found: `has an action of type ${type} without ${block}`,
          fix: `Give \`${block}\`.`,
          quote: `Attribute "${snake}.${snakeOf(block)}" must be specified when "${snake}.type" is "${type}".`,
        },
        property: at,
      },
    ];
  }
  const extra = ["targetGroupArn", "forward", ...Object.values(BLOCKS)].find(
    (other) => other !== block && has(other),
  );
  if (extra !== undefined) {
    return [
      {
        slug: "mixed-action",
        words: {
          name,
          found: `has an action of type ${type} with ${extra}, which has no effect`,
          fix: `Leave out \`${extra}\`.`,
        },
        property: `${at}.${extra}`,
      },
    ];
  }
  if (type.startsWith("authenticate-") && protocol !== undefined && protocol !== "HTTPS") {
    const found = `has an action of type ${type} and listens with ${protocol}`;
    const fix = "Authenticate on an HTTPS listener, and redirect HTTP to it.";
    return [{ slug: "action-needs-https", words: { name, found, fix }, property: `${at}.type` }];
  }
  return type === "redirect" ? redirectProblems(one["redirect"] as PropertyMap, at, context) : [];
}

function redirectProblems(redirect: PropertyMap, at: string, context: ActionContext): ActionProblem[] {
  const { self, protocol } = context;
  const part = (name: string, unchanged: string): string | undefined => {
    if (isAbsent(redirect, name)) return unchanged;
    const value = redirect[name];
    return typeof value === "string" ? value : undefined;
  };
  const to = part("protocol", "#{protocol}");
  const isUnchanged =
    to === "#{protocol}" &&
    part("port", "#{port}") === "#{port}" &&
    part("host", "#{host}") === "#{host}" &&
    part("path", "/#{path}") === "/#{path}";
  if (isUnchanged) {
    const words = {
      name: self.name,
      found: "redirects to the address that was asked for",
      fix: 'To lead HTTP to HTTPS, write `redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" }`.',
    };
    return [{ slug: "redirect-to-itself", words, property: `${at}.redirect` }];
  }
  if (to === "HTTP" && protocol === "HTTPS") {
    const words = {
      name: self.name,
      found: "listens with HTTPS and redirects to HTTP",
      fix: 'Write `protocol: "HTTPS"` or leave it out.',
      quote: "You cannot redirect HTTPS to HTTP.",
    };
    return [{ slug: "https-to-http", words, property: `${at}.redirect.protocol` }];
  }
  return [];
}

function twoForwards(one: PropertyMap, at: string, { self, world }: ActionContext): ActionProblem[] {
  const arn = one["targetGroupArn"];
  const forward = one["forward"];
  if (
    typeof arn !== "string" ||
    typeof forward !== "object" ||
    forward === null ||
    !("targetGroups" in forward)
  ) {
    return [];
  }
  const groups = forward["targetGroups"];
  if (!Array.isArray(groups)) return [];
  const arns = groups.map((group) => (group as PropertyMap)["arn"]);
  if (arns.some((other) => typeof other !== "string") || (arns.length === 1 && arns[0] === arn)) return [];
  const other = arns.find((one): one is string => typeof one === "string" && one !== arn) ?? arn;
  const group = world.find(TARGET_GROUP, "arn", other, self);
  const words = {
    name: self.name,
    found: `forwards to targetGroupArn and to ${group === undefined ? shown(other) : `\`${group.name}\``} as well`,
    fix: "Leave out `targetGroupArn`.",
  };
  return [{ slug: "two-forwards", words, property: `${at}.forward` }];
}

function lastAction(actions: readonly PropertyMap[], { self, input }: ActionContext): ActionProblem[] {
  const types = actions.map((one) => one["type"]).filter((type) => typeof type === "string");
  if (types.length === 0 || types.length < actions.length) return [];
  const orders = actions.map((one, index) => (isAbsent(one, "order") ? index + 1 : one["order"]));
  if (orders.some((order) => typeof order !== "number")) return [];
  const sorted = types
    .map((type, index) => ({ type, order: orders[index] as number }))
    .sort((a, b) => a.order - b.order);
  const routing = sorted.filter(({ type }) => ROUTING.has(type));
  const last = sorted.at(-1);
  if (routing.length === 1 && last !== undefined && ROUTING.has(last.type)) return [];
  const found =
    routing.length === 0
      ? `has no action that routes: ${types.join(", ")}`
      : routing.length > 1
        ? `has ${routing.length} actions that route: ${routing.map(({ type }) => type).join(", ")}`
        : `ends with an action of type ${last?.type ?? ""}`;
  const fix = "Let the last action be of type forward, redirect or fixed-response, and only this one.";
  return [{ slug: "last-action", words: { name: self.name, found, fix }, property: input }];
}

/** Which groups a listener's protocol can send to. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  HTTP: ["HTTP", "HTTPS"],
  HTTPS: ["HTTP", "HTTPS"],
  TCP: ["TCP", "TLS", "TCP_UDP"],
  TLS: ["TCP", "TLS", "TCP_UDP"],
  UDP: ["UDP", "TCP_UDP"],
  TCP_UDP: ["TCP_UDP"],
  GENEVE: ["GENEVE"],
};

function groupProblems(context: ActionContext): ActionProblem[] {
  const { self, world, loadBalancer, protocol } = context;
  const problems: ActionProblem[] = [];
  const vpcId = vpcOf(loadBalancer, world);
  for (const { groupArn, property } of forwardingsOf(self)) {
    const group = world.find(TARGET_GROUP, "arn", groupArn, self);
    if (group === undefined) continue;
    const { name } = self;
    const groupVpc = vpcIdOf(group, world);
    const isLambda = group.text("targetType") === "lambda";
    const groupProtocol = isLambda ? undefined : group.text("protocol");
    if (
      vpcId !== undefined &&
      groupVpc !== undefined &&
      groupVpc !== vpcId &&
      !isLambda &&
      loadBalancer !== undefined
    ) {
      problems.push({
        slug: "target-group-of-other-vpc",
        words: {
          name,
          found: `forwards to \`${group.name}\` in ${vpcWords(world, groupVpc, self)}, and \`${loadBalancer.name}\` is in ${vpcWords(world, vpcId, self)}`,
          fix: `Set \`vpcId\` of \`${group.name}\` to the VPC of the load balancer.`,
          quote: `The target group is in a different VPC than load balancer`,
        },
        property,
        related: [{ view: group, property: "vpcId", note: groupVpc }],
      });
    }
    const fitting = protocol === undefined ? undefined : FITTING[protocol];
    if (fitting !== undefined && groupProtocol !== undefined && !fitting.includes(groupProtocol)) {
      problems.push({
        slug: "target-group-of-other-protocol",
        words: {
          name,
          found: `listens with ${protocol ?? ""} and forwards to \`${group.name}\`, which is for ${groupProtocol}`,
          fix: `Write \`protocol: "${fitting[0] ?? ""}"\` for \`${group.name}\`, or change the listener.`,
          quote: "The listener and the following target groups have incompatible protocols",
        },
        property,
        related: [{ view: group, property: "protocol", note: groupProtocol }],
      });
    }
    problems.push(...otherLoadBalancer(group, property, context));
  }
  return problems;
}

function otherLoadBalancer(group: ResourceView, property: string, context: ActionContext): ActionProblem[] {
  const { self, world, loadBalancer } = context;
  const own = loadBalancer?.text("arn");
  if (own === undefined || loadBalancer === undefined) return [];
  for (const { from } of usersOf(world, group).users) {
    const other = loadBalancerOf(from, world);
    // Only one of the two reports it: the one whose load balancer comes later by name.
    if (other === undefined || other.urn === loadBalancer.urn || other.urn > loadBalancer.urn) continue;
    const words = {
      name: self.name,
      found: `forwards to \`${group.name}\`, to which \`${from.name}\` of another load balancer, \`${other.name}\`, forwards as well`,
      fix: "Make a target group for each of the load balancers.",
    };
    const related = [{ view: from, note: `of ${other.name}` }];
    return [{ slug: "target-group-of-other-load-balancer", words, property, related }];
  }
  return [];
}

/** The listener itself, or that of a rule. */
export function listenerOf(view: ResourceView, world: World): ResourceView | undefined {
  return view.is(LISTENER) ? view : world.find(LISTENER, "arn", view.text("listenerArn"), view);
}

/** The load balancer of a listener or rule. */
export function loadBalancerOf(view: ResourceView, world: World): ResourceView | undefined {
  const listener = listenerOf(view, world);
  return listener === undefined
    ? undefined
    : world.find(LOAD_BALANCER, "arn", listener.text("loadBalancerArn"), listener);
}

/** The type of a load balancer: of the resource, or as its ARN tells it. */
export function typeOf(loadBalancer: ResourceView | undefined, arn: string | undefined): string | undefined {
  if (loadBalancer !== undefined) return loadBalancer.text("loadBalancerType");
  const found = /:loadbalancer\/(app|net|gwy)\//.exec(arn ?? "")?.[1];
  return found === undefined ? undefined : { app: "application", net: "network", gwy: "gateway" }[found];
}

/** The protocol of a listener, with the default that the provider takes for Application Load Balancers. */
export function protocolOf(listener: ResourceView, type: string | undefined): string | undefined {
  const state = listener.state("protocol");
  if (state === "known") return listener.text("protocol")?.toUpperCase();
  if (state === "unknown" || type !== "application") return undefined;
  const certificate = listener.state("certificateArn");
  return certificate === "absent" ? "HTTP" : "HTTPS";
}

function vpcOf(loadBalancer: ResourceView | undefined, world: World): string | undefined {
  if (loadBalancer === undefined) return undefined;
  const known = vpcIdOf(loadBalancer, world);
  if (known !== undefined) return known;
  for (const id of loadBalancer.texts("subnets") ?? []) {
    const vpcId = vpcIdOf(subnetOf(world, id, loadBalancer), world);
    if (vpcId !== undefined) return vpcId;
  }
  return undefined;
}

function snakeOf(name: string): string {
  return name.replaceAll(/([A-Z])/g, "_$1").toLowerCase();
}
