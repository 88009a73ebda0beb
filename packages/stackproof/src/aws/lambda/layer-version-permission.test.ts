import { archive, given, out, stack, testResource } from "../testing.ts";
import { layerVersionPermission } from "./layer-version-permission.ts";

const share = {
  layerName: out("layer.layerName"),
  versionNumber: 1,
  action: "lambda:GetLayerVersion",
  statementId: "share",
  principal: "111122223333",
};

testResource(layerVersionPermission, {
  given: {
    layer: given("aws:lambda/layerVersion:LayerVersion", {
      layerName: "tools",
      code: archive({ "nodejs/node_modules/tool/index.js": "" }),
    }),
  },
  accepts: {
    "an account": share,
    "an organization": { ...share, principal: "*", organizationId: "o-abcdefghij" },
    "by the layer's ARN": { ...share, layerName: out("layer.layerArn") },
  },
  rejects: {
    "organization-needs-everyone": { ...share, organizationId: "o-abcdefghij" },
    "invalid-layer-name": { ...share, layerName: out("layer.arn") },
    "duplicate-statement": stack(share, {
      with: { more: given("aws:lambda/layerVersionPermission:LayerVersionPermission", share) },
    }),
  },
  outputs: [{ of: share, are: { id: "tools,1", policy: /"Sid":"share"/, revisionId: /^[0-9a-f-]{36}$/ } }],
});
