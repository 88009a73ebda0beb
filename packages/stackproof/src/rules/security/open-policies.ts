// Rules: resources whose own policy lets everybody in.
import { type PolicyStatement } from "../../iam/document.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { hasAny, textIn } from "../inputs.ts";
import { defineRule, listed, made } from "../rule.ts";
import { allowsAlways, isForEverybody, textsOf, written } from "./statements.ts";

const ROLE = "aws:iam/role:Role";

/** Types with a policy of their own, and the input that holds it. Buckets have a rule of their own. */
const POLICIES: readonly (readonly [token: string, input: string])[] = [
  [ROLE, "assumeRolePolicy"],
  ["aws:sqs/queue:Queue", "policy"],
  ["aws:sqs/queuePolicy:QueuePolicy", "policy"],
  ["aws:sns/topic:Topic", "policy"],
  ["aws:sns/topicPolicy:TopicPolicy", "policy"],
  ["aws:kms/key:Key", "policy"],
  ["aws:kms/keyPolicy:KeyPolicy", "policy"],
  ["aws:secretsmanager/secret:Secret", "policy"],
  ["aws:secretsmanager/secretPolicy:SecretPolicy", "policy"],
  ["aws:ecr/repositoryPolicy:RepositoryPolicy", "policy"],
  ["aws:cloudwatch/eventBusPolicy:EventBusPolicy", "policy"],
];
const SHOWN = 3;

const GUIDE =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous";

export const openToEverybody = defineRule<{ property: string; actions: string }>({
  slug: "open-to-everybody",
  severity: "warning",
  message: ({ name, property, actions }) => `\`${property}\` of \`${name}\` allows ${actions} to everybody.`,
  why: 'The principal "*" is everybody with an AWS account, and for many services everybody at all. No condition narrows it.',
  fix: "Name the account, role or service that is meant, or add a condition such as aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID.",
  docs: GUIDE,
  find(world, report) {
    for (const [token, input] of POLICIES) {
      for (const view of made(world, token)) {
        const { property, statements } = written(view, input, view.node.inputs[input]);
        // A denial for everybody narrows what is allowed, by whatever it asks.
        if (statements.some((one) => one.effect !== "Allow" && isForEverybody(one))) continue;
        const open = statements.filter(
          (one) => allowsAlways(one) && isForEverybody(one) && isTaken(one, view),
        );
        const actions = actionsOf(open);
        if (actions.length > 0) report(view, { property, actions: listed(actions) }, property);
      }
    }
    for (const view of made(world, "aws:lambda/permission:Permission")) {
      const action = openCall(view, world);
      if (action !== undefined) report(view, { property: "principal", actions: action }, "principal");
    }
  },
});

/** IAM refuses a bare "*" as principal of a role, which the role's model says. */
function isTaken({ principals }: PolicyStatement, view: ResourceView): boolean {
  return principals?.isStar !== true || !view.is(ROLE);
}

function actionsOf(statements: readonly PolicyStatement[]): readonly string[] {
  const all = [...new Set(statements.flatMap(({ actions }) => textsOf(actions)))];
  return all.length <= SHOWN ? all : [...all.slice(0, SHOWN), `${all.length - SHOWN} more actions`];
}

/** The action of a permission that lets everybody call a function. Calls through its URL are the URL's business. */
function openCall(view: ResourceView, world: World): string | undefined {
  const { inputs } = view.node;
  const narrows = [
    "sourceArn",
    "sourceAccount",
    "principalOrgId",
    "eventSourceToken",
    "functionUrlAuthType",
    "invokedViaFunctionUrl",
  ];
  const action = textIn(inputs, "action", undefined);
  if (textIn(inputs, "principal", undefined) !== "*" || hasAny(inputs, narrows)) return undefined;
  // Which function has a URL is not always to be seen: the second permission of an open URL stays silent.
  const hasUrl = made(world, "aws:lambda/functionUrl:FunctionUrl").length > 0;
  return hasUrl || action === "lambda:InvokeFunctionUrl" ? undefined : action;
}
