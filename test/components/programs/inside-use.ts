// The components inside of a component of somebody else, twice, each on a provider of its own.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  BucketFunction,
  EncryptionKey,
  Monitoring,
  Network,
  SecurityGroups,
  ServerlessApi,
  UserData,
  WebTier,
} from "@stackproof/components";

const code = { inline: "export const handler = async () => ({ statusCode: 200 });" };

class Platform extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string>;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("acme:index:Platform", name, {}, options);
    const inside = { parent: this };
    const key = new EncryptionKey(
      `${name}-key`,
      { description: "Logs and alarms", uses: ["cloudwatch-logs", "cloudwatch-alarms"] },
      inside,
    );
    const network = new Network(`${name}-net`, { zones: 2, nat: { strategy: "single" } }, inside);
    const groups = new SecurityGroups(
      `${name}-tiers`,
      { network, tiers: { alb: { ports: [80] }, web: { ports: [80], outbound: [443] } } },
      inside,
    );
    const web = new WebTier(
      `${name}-web`,
      {
        network,
        securityGroups: {
          loadBalancer: groups.of("alb"),
          instances: groups.of("web"),
          ready: groups.ready,
        },
        listener: { protocol: "HTTP" },
        instances: { userData: new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx") },
      },
      inside,
    );
    const api = new ServerlessApi(
      `${name}-api`,
      { functions: { items: { code, routes: ["GET /items"] } }, kmsKeyArn: key.arn },
      inside,
    );
    const uploads = new BucketFunction(`${name}-uploads`, { function: { code } }, inside);
    new Monitoring(
      `${name}-watch`,
      {
        webTiers: { web },
        apis: { api },
        functions: { uploads: uploads.function },
        networks: { net: network },
        kmsKeyArn: key.arn,
      },
      inside,
    );
    this.url = web.url;
    this.registerOutputs({ url: this.url });
  }
}

const platforms = (["eu-west-1", "us-west-2"] as const).map((region) => {
  const provider = new aws.Provider(region, { region });
  return new Platform(region, { providers: { aws: provider } });
});

export const urls = platforms.map(({ url }) => url);
