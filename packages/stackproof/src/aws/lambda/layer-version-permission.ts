// Who may use a version of a layer.
import { bool, defineResource, finding, int, replaces, text, withDefault } from "../../model/kernel.ts";

const API = "https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html";
const refused = {
  by: "aws",
  aws: { operation: "lambda:AddLayerVersionPermission", code: "ValidationException" },
} as const;

export const layerVersionPermission = defineResource({
  token: "aws:lambda/layerVersionPermission:LayerVersionPermission",
  docs: API,
  inputs: {
    action: replaces(
      text(
        {
          pattern: /^lambda:GetLayerVersion$/,
          of: "the action lambda:GetLayerVersion",
          good: "lambda:GetLayerVersion",
        },
        refused,
      ),
    ),
    layerName: replaces(
      text(
        {
          pattern:
            /^(?:arn:[\w-]+:lambda:[a-z0-9-]+:\d{12}:layer:[a-zA-Z0-9_-]{1,140}|[a-zA-Z0-9_-]{1,140})$/,
          of: "the name of a layer, or its ARN without a version",
        },
        {
          ...refused,
          fix: "Use the `layerName` or `layerArn` of the LayerVersion; its `arn` has the version in it.",
        },
      ),
    ),
    organizationId: replaces(
      text(
        { pattern: /^o-[a-z0-9]{10,32}$/, of: "the id of an organization", good: "o-abcdefghij" },
        refused,
      ),
    ),
    principal: replaces(
      text(
        {
          pattern: /^(?:\d{12}|\*|arn:[\w-]+:iam::\d{12}:root)$/,
          of: "an account of twelve digits, its root, or *",
          good: "111122223333",
        },
        refused,
      ),
    ),
    skipDestroy: withDefault(bool(), false),
    statementId: replaces(
      text(
        { min: 1, max: 100, pattern: /^[a-zA-Z0-9_-]+$/, of: "letters, digits, hyphens and underscores" },
        refused,
      ),
    ),
    versionNumber: replaces(int({ min: 1 }, refused)),
  },
  outputs: (self, make) => {
    const { layerName, versionNumber, statementId } = self.inputs;
    if (layerName === undefined || versionNumber === undefined) return { revisionId: make.uuid() };
    const name = layerName.split(":").at(-1) ?? layerName;
    const resource = make.arn("lambda", `layer:${name}:${versionNumber}`);
    const policy = {
      Version: "2012-10-17",
      Id: "default",
      Statement: [
        {
          Sid: statementId ?? "",
          Effect: "Allow",
          Principal: self.inputs.principal ?? "*",
          Action: "lambda:GetLayerVersion",
          Resource: resource,
        },
      ],
    };
    return { id: `${layerName},${versionNumber}`, policy: JSON.stringify(policy), revisionId: make.uuid() };
  },
  unique: {
    "duplicate-statement": {
      key(self) {
        const { layerName, versionNumber, statementId } = self.inputs;
        return layerName === undefined || versionNumber === undefined || statementId === undefined
          ? undefined
          : `${layerName.split(":").at(-1) ?? ""}:${versionNumber} ${statementId}`;
      },
      scope: "region",
      says: (key) => `have the same statement id "${key.split(" ")[1] ?? ""}" for one layer version`,
      property: "statementId",
      why: "Each statement in the policy of a layer version has an id of its own.",
      fix: "Give them different statementIds.",
      aws: { operation: "lambda:AddLayerVersionPermission", code: "ResourceConflictException" },
    },
  },
  findings: {
    "organization-needs-everyone": finding<{ name: string; principal: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, principal }) => `\`${name}\` has an organizationId and the principal "${principal}".`,
      why: "An organization is a condition on the principal *, which stands for all its accounts then.",
      fix: 'Set principal to "*", or leave organizationId out.',
      aws: { operation: "lambda:AddLayerVersionPermission", code: "InvalidParameterValueException" },
      docs: API,
    }),
  },
  check(self, _world, report) {
    const { principal } = self.inputs;
    if (self.state("organizationId") !== "known" || principal === undefined || principal === "*") return;
    report("organization-needs-everyone", { name: self.name, principal }, "principal");
  },
});
