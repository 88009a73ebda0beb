// Settings of API Gateway for a whole region of an account: the role that writes logs.
import { arn, defineResource, finding, parseArn, type ResourceView, type World } from "../../model/kernel.ts";
import { roleAllows, roleOf, trusts } from "../rights.ts";
import { ACCOUNT } from "./rest.ts";

const UPDATE = { operation: "apigateway:UpdateAccount", code: "BadRequestException" };
// The provider repeats the call while AWS answers so, until IAM's changes must have arrived.
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/account.go";

export const account = defineResource({
  token: ACCOUNT,
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateAccount.html",
  inputs: {
    cloudwatchRoleArn: arn(
      {
        service: "iam",
        resource: /^role\/.+/,
        of: "the ARN of an IAM role",
        good: "arn:aws:iam::111122223333:role/example",
      },
      { by: "aws", aws: UPDATE },
    ),
  },
  outputs: (_self, make) => ({
    id: make.account,
    apiKeyVersion: "4",
    features: ["UsagePlans"],
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
    throttleSettings: [{ burstLimit: 5000, rateLimit: 10_000 }],
  }),
  unknowable: { cloudwatchRoleArn: "the account may have one that the program does not set" },
  unique: {
    "second-account": {
      key: () => "account",
      scope: "region",
      says: () => "are settings of one account and region",
      property: "cloudwatchRoleArn",
      severity: "warning",
      effect: "broken",
      why: "There is one such setting; the one that is written last replaces the other.",
      fix: "Keep one of the two, and let everything that logs wait for it.",
    },
  },
  findings: {
    "role-not-trusting": finding<{ name: string; role: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, role }) =>
        `Account settings \`${name}\` name the role \`${role}\`, which API Gateway may not take on.`,
      why: "API Gateway tries the role before it accepts it.",
      fix: ({ role }) =>
        `Let the assumeRolePolicy of \`${role}\` allow sts:AssumeRole to the service apigateway.amazonaws.com.`,
      quote: "The role ARN does not have required permissions",
      aws: UPDATE,
      docs: PROVIDER,
    }),
    "role-cannot-log": finding<{ name: string; role: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, role }) =>
        `Account settings \`${name}\` name the role \`${role}\`, whose policies do not allow logs:PutLogEvents.`,
      why: "API Gateway tries the role before it accepts it.",
      fix: ({ role }) =>
        `Attach arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs to \`${role}\`.`,
      quote: "The role ARN does not have required permissions",
      aws: UPDATE,
      docs: PROVIDER,
    }),
  },
  check(self, world, report) {
    const role = roleOf(world, self.node.inputs["cloudwatchRoleArn"]);
    if (role === undefined) return;
    const parameters = { name: self.name, role: role.name };
    const related = [{ view: role, note: "the role" }];
    if (trusts(world, role, "apigateway.amazonaws.com") === "no") {
      report("role-not-trusting", parameters, "cloudwatchRoleArn", { related });
    } else if (mayLogNothing(self, role, world)) {
      report("role-cannot-log", parameters, "cloudwatchRoleArn", { related });
    }
  },
});

/** Groups that API Gateway writes to: the first when it tries the role, the others for execution and access logs. */
const GROUPS = [
  "/aws/apigateway/welcome",
  "API-Gateway-Execution-Logs_a1b2c3d4e5/prod",
  "/aws/api-gateway/access",
];

/** True when the role may write to none of the groups, which are examples: a policy can name others. */
function mayLogNothing(self: ResourceView, role: ResourceView, world: World): boolean {
  const { partition = "aws", account = "" } = parseArn(role.text("arn") ?? "") ?? {};
  return GROUPS.every((group) => {
    const log = `arn:${partition}:logs:${self.region ?? "us-east-1"}:${account}:log-group:${group}:log-stream:0`;
    return roleAllows(world, role, "logs:PutLogEvents", log) === "no";
  });
}
