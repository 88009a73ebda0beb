// AWS EC2: what associations of VPC endpoints have in common: the endpoint's type, its VPC, and what it lists itself.
import { finding, type ResourceView, type World } from "../../model/kernel.ts";
import { vpcWords } from "../vpc-membership.ts";

export const VPC_ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const MODIFY = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html";
const REFUSED = { operation: "ec2:ModifyVpcEndpoint" };

/** The values that the texts below use. */
export interface AssociationParameters {
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

/** What is wrong with an association of an endpoint. */
export interface AssociationProblem {
  readonly slug: keyof typeof ASSOCIATION_FINDINGS;
  readonly parameters: AssociationParameters;
  readonly property: string;
  readonly related: readonly {
    readonly view: ResourceView;
    readonly property?: string;
    readonly note: string;
  }[];
}

/** Which types an association is for, and what it adds. */
export interface AssociationKind {
  readonly kind: "subnet" | "security group" | "route table";
  readonly input: "subnetId" | "securityGroupId" | "routeTableId";
  /** The endpoint's own list of the same. */
  readonly list: "subnetIds" | "securityGroupIds" | "routeTableIds";
  readonly wrongType: "Gateway" | "Interface";
}

export function associationProblems(
  self: ResourceView,
  world: World,
  of: AssociationKind,
): AssociationProblem[] {
  const endpoint = self.ref("vpcEndpointId");
  if (endpoint === undefined) return [];
  const found: AssociationProblem[] = [];
  const words = (says: string, fix: string): AssociationParameters => ({
    association: self.name,
    endpoint: endpoint.name,
    kind: of.kind,
    says,
    fix,
  });
  if (endpoint.text("vpcEndpointType") === of.wrongType) {
    found.push({
      slug: "endpoint-of-other-type",
      parameters: words(
        of.wrongType,
        of.wrongType === "Gateway"
          ? 'Associate route tables, or make the endpoint of the type "Interface".'
          : "Associate subnets instead.",
      ),
      property: "vpcEndpointId",
      related: [{ view: endpoint, property: "vpcEndpointType", note: `of the type ${of.wrongType}` }],
    });
  }
  const part = self.ref(of.input);
  const [theirs, vpcId] = [part?.text("vpcId"), endpoint.text("vpcId")];
  if (part !== undefined && theirs !== undefined && vpcId !== undefined && theirs !== vpcId) {
    found.push({
      slug: "part-of-other-vpc",
      parameters: words(`\`${part.name}\``, `Name a ${of.kind} of ${vpcWords(world, vpcId)}.`),
      property: of.input,
      related: [{ view: part, property: "vpcId", note: `in ${vpcWords(world, theirs)}` }],
    });
  }
  const listed = endpoint.has(of.list) ? endpoint.texts(of.list) : undefined;
  if (listed !== undefined && listed.length > 0) {
    found.push({
      slug: "listed-by-endpoint",
      parameters: words(of.list, `Write all in the ${of.list} of the endpoint, or all as associations.`),
      property: of.input,
      related: [{ view: endpoint, property: of.list, note: "the endpoint's own list" }],
    });
  }
  return found;
}
