// Which signatures the code of functions must have.
import { arn, defineResource, list, object, oneOf, tags, text } from "../../model/kernel.ts";

export const codeSigningConfig = defineResource({
  token: "aws:lambda/codeSigningConfig:CodeSigningConfig",
  docs: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateCodeSigningConfig.html",
  inputs: {
    allowedPublishers: object({
      signingProfileVersionArns: list(
        arn({
          service: "signer",
          of: "the ARN of a version of a signing profile",
          good: "arn:aws:signer:us-east-1:111122223333:/signing-profiles/example/0123456789",
        }),
        { min: 1, max: 20 },
      ),
    }),
    description: text({ min: 0, max: 256 }),
    policies: object({ untrustedArtifactOnDeployment: oneOf(["Warn", "Enforce"]) }),
    tags: tags(),
  },
  outputs: (self, make) => {
    const configId = `csc-${make.hex(17)}`;
    const own = make.arn("lambda", `code-signing-config:${configId}`);
    return {
      id: own,
      arn: own,
      configId,
      lastModified: "2026-11-21T00:00:00Z",
      ...(self.has("policies") ? {} : { policies: { untrustedArtifactOnDeployment: "Warn" } }),
    };
  },
});
