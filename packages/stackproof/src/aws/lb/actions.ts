// AWS Elastic Load Balancing: whether what a listener or a rule does with a request can be done. Pure.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
import type { PropertyMap } from "../../core/value.ts";
import { shown } from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import type { ActionContext, ActionProblem } from "./action-findings.ts";
import { groupProblems } from "./action-groups.ts";
import { balancerWords, inputObjects, isAbsent, TARGET_GROUP } from "./shared.ts";

const ROUTING = new Set(["forward", "redirect", "fixed-response"]);

/** For each type of action, the property that says more. */
const BLOCKS: Readonly<Record<string, string>> = {
  redirect: "redirect",
  "fixed-response": "fixedResponse",
  "authenticate-cognito": "authenticateCognito",
  "authenticate-oidc": "authenticateOidc",
  "jwt-validation": "jwtValidation",
};

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

function snakeOf(name: string): string {
  return name.replaceAll(/([A-Z])/g, "_$1").toLowerCase();
}
