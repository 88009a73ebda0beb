// AWS EC2: what associations of VPC endpoints have in common: the endpoint's type, its VPC, and what it lists itself.
import type { PropertyMap } from "../../core/value.ts";
import {
  finding,
  type Make,
  type Report,
  type ResourceView,
  type UniqueSpec,
  type World,
} from "../../model/kernel.ts";
import { crc32Text } from "../../model/terraform-set.ts";
import { vpcWords } from "../vpc-membership.ts";

export const VPC_ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const MODIFY = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html";
const REFUSED = { operation: "ec2:ModifyVpcEndpoint" };

/** The values that the texts below use. */
interface AssociationParameters {
  readonly association: string;
  readonly endpoint: string;
  /** "subnet", "security group", "route table". */
  readonly kind: string;
  readonly says: string;
  readonly fix: string;
}

/** Findings of the three associations. */
export const ASSOCIATION_FINDINGS = {
  "endpoint-of-other-type": finding<AssociationParameters>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ association, kind, endpoint, says }) =>
      `\`${association}\` gives a ${kind} to the endpoint \`${endpoint}\`, which is of the type ${says}.`,
    why: "Gateway endpoints are routes in route tables; interface endpoints are network interfaces in subnets, with security groups.",
    fix: ({ fix }) => fix,
    aws: REFUSED,
    docs: MODIFY,
  }),
  "part-of-other-vpc": finding<AssociationParameters>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ association, kind, endpoint, says }) =>
      `\`${association}\` gives the ${kind} ${says} to the endpoint \`${endpoint}\` of another VPC.`,
    why: "The subnets, security groups and route tables of an endpoint belong to its VPC.",
    fix: ({ fix }) => fix,
    aws: REFUSED,
    docs: MODIFY,
  }),
  "listed-by-endpoint": finding<AssociationParameters>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ association, kind, endpoint, says }) =>
      `\`${association}\` adds a ${kind} to the endpoint \`${endpoint}\`, whose ${says} are to be all that it has.`,
    why: "The list of the endpoint and the association overrule each other: what one adds, the next update of the other removes.",
    fix: ({ fix }) => fix,
    docs: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/vpcendpoint/",
  }),
};

/** Which types an association is for, and what it adds. */
interface AssociationKind {
  readonly kind: "subnet" | "security group" | "route table";
  readonly input: "subnetId" | "securityGroupId" | "routeTableId";
  /** The endpoint's own list of the same. */
  readonly list: "subnetIds" | "securityGroupIds" | "routeTableIds";
  readonly wrongType: "Gateway" | "Interface";
}

/** The id that the provider makes of both. */
export function associationOutputs(self: ResourceView, make: Make, of: AssociationKind): PropertyMap {
  const [part, endpoint] = [self.text(of.input), self.text("vpcEndpointId")];
  const isKnown = part !== undefined && endpoint !== undefined;
  return {
    id: isKnown
      ? `a-${endpoint}${crc32Text(part)}`
      : `a-${make.id("vpce")}${make.number(1_000_000, 4_000_000_000)}`,
  };
}

/** A part belongs to an endpoint once. */
export function associatedTwice(of: AssociationKind): UniqueSpec {
  return {
    key(self) {
      const [part, endpoint] = [self.text(of.input), self.text("vpcEndpointId")];
      return part === undefined || endpoint === undefined ? undefined : `${endpoint} ${part}`;
    },
    scope: "region",
    says: () => `give the same ${of.kind} to one endpoint`,
    effect: "broken",
    severity: "warning",
    why: "Both are one association for AWS: removing one of the two removes it.",
    fix: "Keep one of them.",
    evidence: "inferred",
  };
}

/** Everything that is wrong with an association. */
export function checkAssociation(
  self: ResourceView,
  world: World,
  of: AssociationKind,
  report: Report<typeof ASSOCIATION_FINDINGS>,
): void {
  const endpoint = self.ref("vpcEndpointId");
  if (endpoint === undefined) return;
  const words = (says: string, fix: string): AssociationParameters => ({
    association: self.name,
    endpoint: endpoint.name,
    kind: of.kind,
    says,
    fix,
  });
  if (endpoint.text("vpcEndpointType") === of.wrongType) {
    report(
      "endpoint-of-other-type",
      words(
        of.wrongType,
        of.wrongType === "Gateway"
          ? 'Associate route tables, or make the endpoint of the type "Interface".'
          : "Associate subnets instead.",
      ),
      "vpcEndpointId",
      { related: [{ view: endpoint, property: "vpcEndpointType", note: `of the type ${of.wrongType}` }] },
    );
  }
  const part = self.ref(of.input);
  const [theirs, vpcId] = [part?.text("vpcId"), endpoint.text("vpcId")];
  if (part !== undefined && theirs !== undefined && vpcId !== undefined && theirs !== vpcId) {
    report(
      "part-of-other-vpc",
      words(`\`${part.name}\``, `Name a ${of.kind} of ${vpcWords(world, vpcId)}.`),
      of.input,
      { related: [{ view: part, property: "vpcId", note: `in ${vpcWords(world, theirs)}` }] },
    );
  }
  const listed = endpoint.has(of.list) ? endpoint.texts(of.list) : undefined;
  if (listed !== undefined && listed.length > 0) {
    report(
      "listed-by-endpoint",
      words(of.list, `Write all in the ${of.list} of the endpoint, or all as associations.`),
      of.input,
      { related: [{ view: endpoint, property: of.list, note: "the endpoint's own list" }] },
    );
  }
}
