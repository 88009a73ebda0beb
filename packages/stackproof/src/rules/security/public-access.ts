// Rules: what answers to the whole internet although few do so on purpose.
import { flagIn, hasAny, isUnknown, mapIn, textIn, textsIn } from "../inputs.ts";
import { defineRule, made } from "../rule.ts";

/** Types that get a public address by `publiclyAccessible`. */
const DATABASES: Readonly<Record<string, string>> = {
  "aws:rds/instance:Instance": "Database",
  "aws:rds/clusterInstance:ClusterInstance": "Database",
  "aws:neptune/clusterInstance:ClusterInstance": "Database",
  "aws:redshift/cluster:Cluster": "Data warehouse",
  "aws:redshiftserverless/workgroup:Workgroup": "Data warehouse",
  "aws:dms/replicationInstance:ReplicationInstance": "Replication instance",
  "aws:mq/broker:Broker": "Message broker",
};

export const publicDatabase = defineRule<{ words: string }>({
  slug: "public-database",
  severity: "warning",
  message: ({ name, words }) => `${words} \`${name}\` has a public address: publiclyAccessible is true.`,
  why: "Its name leads to an address of the internet, and only security groups and passwords stand before it.",
  fix: "Leave publiclyAccessible out and put it into private subnets. Reach it from inside of the VPC, by a VPN, or through Session Manager.",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2",
  find(world, report) {
    for (const [token, words] of Object.entries(DATABASES)) {
      for (const view of made(world, token)) {
        if (flagIn(view.node.inputs, "publiclyAccessible", false) !== true) continue;
        report(view, { words }, "publiclyAccessible");
      }
    }
  },
});

export const openFunctionUrl = defineRule({
  slug: "open-function-url",
  severity: "note",
  message: ({ name }) => `Function URL \`${name}\` answers everybody: its authorizationType is NONE.`,
  together: (names) => `Function URLs ${names} answer everybody: their authorizationType is NONE.`,
  why: "Lambda checks nobody who calls the address, and each call is paid for. That is right where the function checks its callers itself, as webhooks do by a signature.",
  fix: 'Write authorizationType: "AWS_IAM", or check the caller in the function and limit it by reservedConcurrentExecutions.',
  docs: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
  find(world, report) {
    for (const view of made(world, "aws:lambda/functionUrl:FunctionUrl")) {
      if (textIn(view.node.inputs, "authorizationType", undefined) === "NONE")
        report(view, {}, "authorizationType");
    }
  },
});

export const openClusterEndpoint = defineRule({
  slug: "open-cluster-endpoint",
  severity: "note",
  message: ({ name }) => `The API of the cluster \`${name}\` answers the whole internet.`,
  together: (names) => `The APIs of the clusters ${names} answer the whole internet.`,
  why: "Without endpointPublicAccess: false or publicAccessCidrs, EKS opens the Kubernetes API to 0.0.0.0/0. It asks for IAM credentials; a stolen token, or a hole in the API, can then be used from anywhere.",
  fix: "List your own ranges in vpcConfig.publicAccessCidrs, or write endpointPublicAccess: false and endpointPrivateAccess: true.",
  docs: "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
  find(world, report) {
    for (const view of made(world, "aws:eks/cluster:Cluster")) {
      const config = mapIn(view.node.inputs, "vpcConfig");
      if (config === undefined || flagIn(config, "endpointPublicAccess", true) !== true) continue;
      if (isUnknown(config, "publicAccessCidrs")) continue;
      const isOpen =
        !hasAny(config, ["publicAccessCidrs"]) || textsIn(config, "publicAccessCidrs").includes("0.0.0.0/0");
      if (isOpen) report(view, {}, "vpcConfig");
    }
  },
});
