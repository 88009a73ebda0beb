// API Gateway: the roles that it takes on to call something, and what is wrong with them. Pure.
import { finding, type ResourceView, type World } from "../../model/kernel.ts";
import { roleAllows, roleOf, trusts } from "../rights.ts";

/** Declared by every type that takes such a role. */
export const ROLE_FINDINGS = {
  "role-not-trusting": finding<{ name: string; role: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, role }) => `\`${name}\` has the role \`${role}\`, which API Gateway may not take on.`,
    why: "A role is taken on only by those whom its trust policy names.",
    fix: ({ role }) =>
      `Let the assumeRolePolicy of \`${role}\` allow sts:AssumeRole to the service apigateway.amazonaws.com.`,
    docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html",
  }),
  "role-cannot-invoke": finding<{ name: string; role: string; function: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, role, function: called }) =>
      `\`${name}\` calls the function ${called} with the role \`${role}\`, whose policies do not allow lambda:InvokeFunction on it.`,
    why: "With a role, only the role's policies count. The function's own permissions are not asked.",
    fix: ({ role }) =>
      `Allow lambda:InvokeFunction on the function in a policy of \`${role}\`, or leave the role out and add a Permission.`,
    docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html",
  }),
};

/** What is wrong with the role that an input names, and that is to invoke the function with this ARN, if any. */
export function roleFault(
  self: ResourceView,
  world: World,
  input: string,
  functionArn: string | undefined,
):
  | { readonly slug: keyof typeof ROLE_FINDINGS; readonly role: ResourceView; readonly function: string }
  | undefined {
  const role = roleOf(world, self.node.inputs[input]);
  if (role === undefined) return undefined;
  if (trusts(world, role, "apigateway.amazonaws.com") === "no") {
    return { slug: "role-not-trusting", role, function: "" };
  }
  if (functionArn === undefined || functionArn.includes("${") || world.isPlaceholder(functionArn))
    return undefined;
  const may = roleAllows(world, role, "lambda:InvokeFunction", functionArn);
  return may === "no" ? { slug: "role-cannot-invoke", role, function: functionArn } : undefined;
}
