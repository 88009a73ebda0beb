import { testResource } from "../testing.ts";
import { codeSigningConfig } from "./code-signing-config.ts";

const publishers = {
  allowedPublishers: {
    signingProfileVersionArns: ["arn:aws:signer:us-east-1:123456789012:/signing-profiles/shop/0123456789"],
  },
};

testResource(codeSigningConfig, {
  accepts: {
    "a signing profile": publishers,
    "a policy": {
      ...publishers,
      policies: { untrustedArtifactOnDeployment: "Enforce" },
      description: "Shop",
    },
  },
  rejects: {
    "invalid-allowed-publishers-signing-profile-version-arns": {
      allowedPublishers: { signingProfileVersionArns: [] },
    },
  },
  outputs: [
    {
      of: publishers,
      are: {
        configId: /^csc-[0-9a-f]{17}$/,
        arn: /^arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-[0-9a-f]{17}$/,
        policies: { untrustedArtifactOnDeployment: "Warn" },
      },
    },
  ],
});
