// Rules: instances whose credentials can be taken with one plain request.
import type { World } from "../../model/world.ts";
import { mapIn, textIn } from "../inputs.ts";
import { defineRule, made } from "../rule.ts";

const INSTANCES = ["aws:ec2/instance:Instance", "aws:ec2/launchTemplate:LaunchTemplate"];
/** Images that ask for no tokens by themselves, unlike those that came later. */
const OLD_IMAGE = /^amzn2?-ami-/;
const GET_AMI = "aws:ec2/getAmi:getAmi";

export const instanceMetadataVersion1 = defineRule<{ how: string }>({
  slug: "instance-metadata-version-1",
  severity: "note",
  message: ({ name, how }) => `\`${name}\` gives its credentials to plain requests: ${how}.`,
  together: (names) =>
    `${names} give their credentials to plain requests: metadataOptions.httpTokens is not "required".`,
  why: "Version 1 of the instance metadata service answers each request. A program on the instance that can be made to fetch an address, as by a faulty proxy, gives the role's credentials away.",
  fix: 'Write metadataOptions: { httpEndpoint: "enabled", httpTokens: "required" }.',
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
  find(world, report) {
    for (const view of made(world, ...INSTANCES)) {
      const { inputs } = view.node;
      const options = mapIn(inputs, "metadataOptions");
      const tokens = options === undefined ? undefined : textIn(options, "httpTokens", undefined);
      if (options !== undefined && textIn(options, "httpEndpoint", "enabled") !== "enabled") continue;
      if (tokens === "optional") {
        report(view, { how: 'metadataOptions.httpTokens is "optional"' }, "metadataOptions.httpTokens");
        continue;
      }
      // A template that the instance starts from, the account and the image may decide it too.
      if (view.has("metadataOptions") || view.has("launchTemplate")) continue;
      const image = imageName(textIn(inputs, view.has("ami") ? "ami" : "imageId", undefined), world);
      if (image === undefined || !OLD_IMAGE.test(image) || setsDefault(world)) continue;
      report(view, { how: `it has no metadataOptions, and the image ${image} asks for no token` });
    }
  },
});

function imageName(id: string | undefined, world: World): string | undefined {
  if (id === undefined) return undefined;
  const found = world.graph.invokes.find(({ token, result }) => token === GET_AMI && result["id"] === id);
  const name = found?.result["name"];
  return typeof name === "string" ? name : undefined;
}

function setsDefault(world: World): boolean {
  return made(world, "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults").length > 0;
}
