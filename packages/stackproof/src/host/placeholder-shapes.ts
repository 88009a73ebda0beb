// Host: what a placeholder text looks like, by the name of the property that it stands for. Pure.
// Programs take some texts apart: ARNs at their colons, URLs at their slashes, documents as JSON. These get the form;
// the placeholder stays inside, so that it is known again.
import type { PathStep } from "../core/value.ts";

/** Where the resource is. */
export interface ShapeSurroundings {
  readonly region?: string | undefined;
  /** Twelve digits. */
  readonly account: string;
  readonly partition: string;
  /** Token of the type, for the service in an ARN. */
  readonly type: string;
}

/** Services whose name in ARNs is not the name of the module in @pulumi/aws. */
const ARN_SERVICES: Readonly<Record<string, string>> = {
  alb: "elasticloadbalancing",
  apigateway: "apigateway",
  apigatewayv2: "apigateway",
  applicationloadbalancing: "elasticloadbalancing",
  cfg: "config",
  cognito: "cognito-idp",
  ebs: "ec2",
  ec2transitgateway: "ec2",
  elasticbeanstalk: "elasticbeanstalk",
  elb: "elasticloadbalancing",
  lb: "elasticloadbalancing",
  mskconnect: "kafkaconnect",
  msk: "kafka",
  opensearch: "es",
  sfn: "states",
  vpc: "ec2",
};

/** Services whose ARNs have no region: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const GLOBAL_SERVICES = new Set(["cloudfront", "globalaccelerator", "iam", "organizations", "route53"]);

/** Policies are documents under these names; under others, such as `sslPolicy`, they are names. */
const POLICY_NAME =
  /^(?:(?:assumeRole|access|key|resource|bucket|repository|registry|inline)P|p)olicy$|^accessPolicies$|[pP]olicy(?:Document|Json|Data|Text)$/;

/** A name such as `subnetIds` or `availabilityZones`: AWS gives several, and programs count on them. */
export function isListOfMany(name: string): boolean {
  return /^(?:ids|names)$|[a-z](?:Ids|Zones|Arns)$/.test(name);
}

/** The placeholder in the form that the property's name lets a program expect. */
export function shapedText(text: string, path: readonly PathStep[], where: ShapeSurroundings): string {
  const names = path.filter((step) => typeof step === "string");
  const name = names[names.length - 1] ?? "";
  const isItem = typeof path[path.length - 1] === "number";
  const singular = isItem ? name.replace(/s$/, "") : name;
  if (/(?:^a|A)rn$/.test(singular)) return arn(text, where);
  if (/^repository(?:Url|Uri)$/.test(name))
    return `${where.account}.dkr.ecr.${regionOf(where)}.amazonaws.com/${text}`;
  if (/(?:^u|U)(?:rl|ri)$/.test(singular)) return `https://${text}.example`;
  if (/(?:^e|E)ndpoint$|(?:^d|D)nsName$|(?:^h|H)ostname$|^fqdn$/.test(singular)) return `${text}.example`;
  // From here the mark is hidden in base64: what is built from such a text no longer shows where it comes from.
  if (/[bB]ase64/.test(name) || (name === "data" && /certificateAuthorit/.test(names.join(".")))) {
    return Buffer.from(text).toString("base64");
  }
  // Programs decode it and split it at the colon: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_AuthorizationData.html
  if (name === "authorizationToken") return Buffer.from(`AWS:${text}`).toString("base64");
  if (POLICY_NAME.test(name)) {
    return JSON.stringify({ Version: "2012-10-17", Id: text, Statement: [] });
  }
  if (/(?:^j|J)son$|(?:^d|D)ocument$/.test(name)) return JSON.stringify({ placeholder: text });
  if (/(?:^p|P)em$/.test(name)) return `-----BEGIN PLACEHOLDER-----\n${text}\n-----END PLACEHOLDER-----\n`;
  return text;
}

function arn(text: string, where: ShapeSurroundings): string {
  const module = where.type.split(":")[1]?.split("/")[0] ?? "";
  const service = ARN_SERVICES[module] ?? (module === "" || module === "index" ? "aws" : module);
  const region = GLOBAL_SERVICES.has(service) ? "" : regionOf(where);
  return `arn:${where.partition}:${service}:${region}:${where.account}:${text}`;
}

function regionOf(where: ShapeSurroundings): string {
  return where.region ?? "us-east-1";
}
