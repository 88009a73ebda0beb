// An input from a data source that was asked with an output depends on that output's resource.
import * as aws from "@pulumi/aws";
import * as random from "@pulumi/random";

const label = new random.RandomPet("label");
const document = aws.iam.getPolicyDocumentOutput({
  statements: [{ actions: ["s3:GetObject"], resources: [label.id.apply((id) => `arn:aws:s3:::${id}/*`)] }],
});
new aws.iam.Policy("policy", { policy: document.json });
