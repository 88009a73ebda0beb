// The role that a service itself uses in an account.
import { isKnownServicePrincipal, nearestServicePrincipal } from "../../data/service-principals.ts";
import { defineResource, finding, replaces, text } from "../../model/kernel.ts";
import { checkTags, iamTags, tagFindings } from "./shared.ts";

const API = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html";

/**
 * Names of the roles of common services, each found in public configurations as
 * `role/aws-service-role/<service>/<name>`. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 * leads to the page of each service.
 */
const ROLE_NAMES: Readonly<Record<string, string>> = {
  "autoscaling.amazonaws.com": "AWSServiceRoleForAutoScaling",
  "batch.amazonaws.com": "AWSServiceRoleForBatch",
  "config.amazonaws.com": "AWSServiceRoleForConfig",
  "dax.amazonaws.com": "AWSServiceRoleForDAX",
  "ecs.amazonaws.com": "AWSServiceRoleForECS",
  "eks-fargate.amazonaws.com": "AWSServiceRoleForAmazonEKSForFargate",
  "eks-nodegroup.amazonaws.com": "AWSServiceRoleForAmazonEKSNodegroup",
  "eks.amazonaws.com": "AWSServiceRoleForAmazonEKS",
  "elasticache.amazonaws.com": "AWSServiceRoleForElastiCache",
  "elasticbeanstalk.amazonaws.com": "AWSServiceRoleForElasticBeanstalk",
  "elasticfilesystem.amazonaws.com": "AWSServiceRoleForAmazonElasticFileSystem",
  "elasticloadbalancing.amazonaws.com": "AWSServiceRoleForElasticLoadBalancing",
  "es.amazonaws.com": "AWSServiceRoleForAmazonElasticsearchService",
  "guardduty.amazonaws.com": "AWSServiceRoleForAmazonGuardDuty",
  "kafka.amazonaws.com": "AWSServiceRoleForKafka",
  "opensearchservice.amazonaws.com": "AWSServiceRoleForAmazonOpenSearchService",
  "organizations.amazonaws.com": "AWSServiceRoleForOrganizations",
  "rds.amazonaws.com": "AWSServiceRoleForRDS",
  "redshift.amazonaws.com": "AWSServiceRoleForRedshift",
  "spot.amazonaws.com": "AWSServiceRoleForEC2Spot",
  "spotfleet.amazonaws.com": "AWSServiceRoleForEC2SpotFleet",
  "ssm.amazonaws.com": "AWSServiceRoleForAmazonSSM",
  "transitgateway.amazonaws.com": "AWSServiceRoleForVPCTransitGateway",
};

export const serviceLinkedRole = defineResource({
  token: "aws:iam/serviceLinkedRole:ServiceLinkedRole",
  docs: API,
  isGlobal: true,
  inputs: {
    awsServiceName: replaces(
      text({
        pattern: /\./,
        of: "the full name of a service, such as elasticbeanstalk.amazonaws.com",
        good: "elasticbeanstalk.amazonaws.com",
        bad: "elasticbeanstalk",
        provider: (_value, attribute) =>
          `invalid value for ${attribute} (must be a full service hostname e.g. elasticbeanstalk.amazonaws.com)`,
      }),
    ),
    customSuffix: replaces(
      text(
        { min: 1, max: 64, pattern: /^[\w+=,.@-]+$/, of: "letters, digits and +=,.@-_" },
        { by: "aws", aws: { operation: "iam:CreateServiceLinkedRole", code: "ValidationError" } },
      ),
    ),
    description: text(
      { max: 1000 },
      { by: "aws", aws: { operation: "iam:CreateServiceLinkedRole", code: "ValidationError" } },
    ),
    tags: iamTags(),
  },
  outputs: (self, make) => {
    const service = self.text("awsServiceName");
    const known = service === undefined ? undefined : ROLE_NAMES[service];
    const suffix = self.text("customSuffix");
    const path = `/aws-service-role/${service ?? ""}/`;
    const name = known === undefined ? undefined : `${known}${suffix === undefined ? "" : `_${suffix}`}`;
    const arn = make.globalArn("iam", `role${path}${name ?? ""}`);
    return {
      uniqueId: make.upper("AROA", 21),
      ...(service !== undefined && { path }),
      ...(name !== undefined && { name, arn, id: arn }),
    };
  },
  unknowable: {
    arn: "The name of the role is the service's choice.",
    createDate: "the time of the deployment",
    name: "It is the service's choice; those of common services are recorded.",
    path: "It holds the service's name.",
  },
  unique: {
    "duplicate-role": {
      key: (self) => {
        const service = self.text("awsServiceName");
        if (service === undefined || self.state("customSuffix") === "unknown") return undefined;
        return `${service}${self.has("customSuffix") ? ` with the suffix ${self.text("customSuffix") ?? ""}` : ""}`;
      },
      scope: "account",
      says: (key) => `are the role of ${key}`,
      property: "awsServiceName",
      why: "An account has one role of a service, or one for each suffix.",
      fix: "Leave one of them out.",
      aws: { operation: "iam:CreateServiceLinkedRole", code: "InvalidInput" },
      quote: "has been taken in this account, please try a different suffix.",
      docs: API,
    },
  },
  findings: {
    ...tagFindings,
    "unknown-service": finding<{ name: string; service: string; near: string | undefined }>({
      severity: "warning",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, service }) =>
        `Service-linked role \`${name}\` is for "${service}", which is not among the services that are known.`,
      why: "IAM refuses the name of a service that it does not have.",
      fix: ({ near }) =>
        near === undefined
          ? "Look the name up in the documentation of the service."
          : `Did you mean ${near}?`,
      aws: { operation: "iam:CreateServiceLinkedRole", code: "NoSuchEntity" },
      docs: API,
    }),
  },
  check(self, _world, report) {
    checkTags(self, report);
    const service = self.inputs.awsServiceName;
    if (service === undefined || !service.includes(".") || ROLE_NAMES[service] !== undefined) return;
    if (isKnownServicePrincipal(service)) return;
    const near = nearestServicePrincipal(service);
    report("unknown-service", { name: self.name, service, near }, "awsServiceName");
  },
});
