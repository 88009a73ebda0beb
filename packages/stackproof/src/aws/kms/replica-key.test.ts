// Replicas of multi-Region keys.
import { given, type Input, jsonText, out, stack, testResource } from "../testing.ts";
import { replicaKey } from "./replica-key.ts";

const primaryKeyArn = out("main.arn");
const far = { region: "eu-west-1" };

function policyFor(principal: Input): Input {
  return jsonText({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: "kms:*", Resource: "*" }],
  });
}

testResource(replicaKey, {
  given: {
    main: given("aws:kms/key:Key", { multiRegion: true, enableKeyRotation: true }),
    single: given("aws:kms/key:Key", {}),
  },
  accepts: {
    "in another region": stack(
      { primaryKeyArn, policy: policyFor({ AWS: "arn:aws:iam::123456789012:root" }) },
      far,
    ),
    "of another stack": stack(
      { primaryKeyArn: "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab" },
      far,
    ),
    "two regions": stack(
      { primaryKeyArn },
      {
        ...far,
        with: {
          other: given("aws:kms/replicaKey:ReplicaKey", { primaryKeyArn }, { region: "eu-central-1" }),
        },
      },
    ),
  },
  rejects: {
    "primary-not-multi-region": stack({ primaryKeyArn: out("single.arn") }, far),
    "same-region": { primaryKeyArn },
    "second-in-region": stack(
      { primaryKeyArn },
      { ...far, with: { other: given("aws:kms/replicaKey:ReplicaKey", { primaryKeyArn }, far) } },
    ),
    "locks-out": stack({ primaryKeyArn, policy: policyFor({ Service: "logs.amazonaws.com" }) }, far),
    "wrong-reference": stack({ primaryKeyArn: out("main.keyId") }, far),
  },
  outputs: [
    {
      of: stack({ primaryKeyArn }, far),
      are: { arn: /^arn:aws:kms:eu-west-1:123456789012:key\/mrk-[0-9a-f]{32}$/, keyRotationEnabled: true },
    },
  ],
});
