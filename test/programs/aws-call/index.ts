// A call of AWS by the program itself is refused and reported by its operation.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

import * as http from "node:http";

const request = http.request(process.env["AWS_ENDPOINT_URL"] ?? "", {
  method: "POST",
  headers: {
    "content-type": "application/x-www-form-urlencoded",
    authorization: "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20250101/us-west-2/ec2/aws4_request, Signature=0",
  },
});
request.on("response", (response) => response.resume());
request.end("Action=DescribeVpcs&Version=2016-11-15");
