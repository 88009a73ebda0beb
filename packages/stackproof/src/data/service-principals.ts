// Data: names of services as principals. AWS publishes no list of them. Put together on 2026-11-21 from the documents of AWS's
// managed policies (the copy of managed-policy-documents.gen.ts, 2026-08-22), from the examples in @pulumi/aws 7.48, from
// https://github.com/kevinslin/cdk-constants/blob/master/lib/principals.ts and from the guides of the services. A name that is
// not here may exist.
import { nearest } from "../core/nearest.ts";

/** Without `.amazonaws.com`. */
const NAMES = new Set(
  `
  access-analyzer access-grants.s3 account account-access acm acm-pca aco-automation agent-registry
  agent.wellarchitected agentless.inspector2 aiops airflow airflow-env airflow-serverless ami.inspector2
  amplify aoss apidestinations.events apigateway appconfig appfabric appflow application-autoscaling
  application-insights application-signals.cloudwatch application-transformation
  application.opensearchservice appmesh apprunner appstream appstream.application-autoscaling appsync aps
  arc-region-switch artifact assets.marketplace athena auditmanager autoscaling aws-artifact-account-sync
  aws-external-anthropic aws-mcp backup batch batchoperations.s3 bcm-data-exports bedrock bedrock-agentcore bedrock-mantle
  billingreports braket budgets bugbust build.apprunner cassandra-streams cassandra.application-autoscaling
  channels.lex channels.lexv2 chime cleanrooms cleanrooms-ml cloud9 clouddirectory cloudformation cloudfront
  cloudhsm cloudsearch cloudtrail cloudwatch codeartifact codebuild codecatalyst codecatalyst-runner
  codecommit codeconnections codedeploy codeguru-profiler codeguru-reviewer codeguru-security codepipeline
  codestar codestar-connections codestar-notifications cognito-identity cognito-identity-us-gov cognito-idp
  comprehend compute-optimizer config config-conforms config-multiaccountsetup connect connect-campaigns
  context.cloudtrail continuousexport.discovery contract.iq contributorinsights.dynamodb controltower
  cost-optimization-hub.bcm costalerts credentials.iot crowd cur custom-resource.application-autoscaling
  custom.rds custom.rds-preview databrew dataexchange datapipeline datasync datazone datazonecontrol dax
  deeplens delivery.logs detective devops-guru directconnect directquery.opensearchservice dlm dms
  dmsintegration.migrationhub dnssec-route53 docdb-elastic drs drt.shield ds dsql dynamodb
  dynamodb.application-autoscaling ebs.csi.eks ec2 ec2-images ec2.application-autoscaling
  ec2.application-status-checks ec2.capacitymanager ec2fastlaunch ec2fleet ec2scheduled ec2sqlha ecr ecs
  ecs-compute ecs-tasks ecs.application-autoscaling edgelambda eks eks-connector eks-fargate-pods
  eks-nodegroup elasticache elasticbeanstalk elasticfilesystem elasticloadbalancing elasticmapreduce
  elastictranscoder email.cognito-idp emr-containers emr-serverless entityresolution es
  event-processor.health events events.managedservices events.workmail export.rds fargate finops-agent firehose
  fis fms forecast frauddetector fsx gamelift geo globalaccelerator glue grafana greengrass guardduty health
  healthlake iam imagebuilder ingress.eks inspector inspector2 internetmonitor iot iotanalytics iotevents
  iotmanagedintegrations iotroborunner iotsitewise iotthingsgraph ivs job.sagemaker justintimeaccess.ssm
  kafka kafkaconnect kendra kinesis kinesisanalytics kinesisreplication.dynamodb kinesisvideo kms
  lakeformation lambda launchwizard lex lexv2 license-management.marketplace license-manager.member-account
  lightsail logdelivery.elasticloadbalancing logging.s3 logs lookoutequipment lookoutmetrics machinelearning
  macie maintenance.elasticbeanstalk malware-protection-plan.guardduty malware-protection.guardduty
  managedblockchain managedupdates.elasticbeanstalk mediaconnect mediaconvert medialive mediapackage
  mediapipelines.chime mediastore mediatailor medical-imaging memorydb metrics.wellarchitected mgn
  migrationhub migrationhub-orchestrator migrationhub-strategy monitoring monitoring.rds
  monitoring.thinclient monitron mpa mq neptune-graph network-connectors.lambda network-firewall
  network-security-director network-security-manager network.bedrock-agentcore networkmanager nimble
  notifications notifications.ssm observability.aoss observabilityadmin odb omics opensearch
  opensearchservice ops.apigateway ops.athena ops.emr-serverless opsworks organizations
  orgsdatasync.servicecatalog osis osis-pipelines panorama partnercentral-account-management
  pca-connector-ad permission.iq personalize pinpoint pipes pods.eks polly private-marketplace.marketplace
  profile proton pullthroughcache.ecr purchase-orders q qldb quicksight ram rds rds.application-autoscaling
  redshift redshift-data redshift-serverless refactor-spaces rekognition remediation.config
  replication.cassandra replication.dynamodb replication.ecr replication.lexv2 replication.s3tables
  replicator.lambda reporting.trustedadvisor resale-authorization.marketplace researchstudio
  resource-explorer-2 resource-groups resource-snapshot-job.partnercentral-selling restore-testing.backup
  robomaker rolesanywhere route53 route53resolver rum runtime-identity.bedrock-agentcore
  runtime-instances.bedrock-agentcore s3 s3.data-source.lustre.fsx s3files s3-outposts sagemaker sagemaker-geospatial
  sagemaker.application-autoscaling scaler.lambda scheduler scheduler.redshift schema-conversion.dms schemas
  scraper.aps sdmp secretsmanager security-ir securityagent securityhub securityhubv2 securitylake
  serverlessrepo service.eks servicecatalog servicecatalog-appregistry servicequotas ses sgp.eks shield
  signin sms sms-voice smsintegration.migrationhub sns spot spotfleet sqlworkbench sqs ssm ssm-guiconnect
  ssm-incidents ssm-quicksetup ssm-sap ssm.integrations sso states storage-lens.s3 storagegateway
  streams.metrics.cloudwatch sts support swf sync.proton synthetics tag tagpolicies.tag tasks.apprunner
  telemetry-enablement.observabilityadmin telemetry-pipelines.observabilityadmin textract thirdparty.config
  thirdparty.inspector2 timestream timestream-influxdb transcribe transfer transform-custom transitgateway
  translate triage.security-ir trustedadvisor user-attribute-cost-allocation-data verifiedpermissions vmie
  voiceconnector.chime vpc-flow-logs vpc-lattice vpce waf wafv2 wellarchitected workdocs workspaces
  workspaces-instances workspaces-web xray
  `
    .trim()
    .split(/\s+/),
);

/** Names that do not exist and are often written, with the right ones. */
export const WRONG_SERVICE_PRINCIPALS: Readonly<Record<string, string>> = {
  "api-gateway.amazonaws.com": "apigateway.amazonaws.com",
  "auto-scaling.amazonaws.com": "autoscaling.amazonaws.com",
  "cloudwatch-events.amazonaws.com": "events.amazonaws.com",
  "cloudwatch-logs.amazonaws.com": "logs.amazonaws.com",
  "cloudwatchlogs.amazonaws.com": "logs.amazonaws.com",
  "code-build.amazonaws.com": "codebuild.amazonaws.com",
  "code-deploy.amazonaws.com": "codedeploy.amazonaws.com",
  "code-pipeline.amazonaws.com": "codepipeline.amazonaws.com",
  "ecs-task.amazonaws.com": "ecs-tasks.amazonaws.com",
  "ecs.tasks.amazonaws.com": "ecs-tasks.amazonaws.com",
  "ecstasks.amazonaws.com": "ecs-tasks.amazonaws.com",
  "eventbridge.amazonaws.com": "events.amazonaws.com",
  "flow-logs.amazonaws.com": "vpc-flow-logs.amazonaws.com",
  "kinesis-firehose.amazonaws.com": "firehose.amazonaws.com",
  "lambda-edge.amazonaws.com": "edgelambda.amazonaws.com",
  "lamda.amazonaws.com": "lambda.amazonaws.com",
  "step-functions.amazonaws.com": "states.amazonaws.com",
  "stepfunctions.amazonaws.com": "states.amazonaws.com",
  "vpcflowlogs.amazonaws.com": "vpc-flow-logs.amazonaws.com",
};

/** True for a name on the list, also in its regional forms: `logs.eu-west-1.amazonaws.com`, `s3.eu-west-1.amazonaws.com`. */
export function isKnownServicePrincipal(name: string): boolean {
  const bare = name.replace(/\.(amazonaws\.com(\.cn)?|amazonaws\.eu|amazon\.com)$/, "");
  if (NAMES.has(bare)) return true;
  const withoutRegion = bare.replace(/\.?\b[a-z]{2,4}(-[a-z]+)+-\d\b\.?/, (found) =>
    /^\..*\.$/.test(found) ? "." : "",
  );
  return withoutRegion !== bare && NAMES.has(withoutRegion);
}

/** The name on the list that is most like it, with its suffix. */
export function nearestServicePrincipal(name: string): string | undefined {
  const bare = name.replace(/\.[a-z]*amazon[a-z]*\.\w+(\.cn)?$/, "");
  if (NAMES.has(bare)) return `${bare}.amazonaws.com`;
  const found = nearest(bare, NAMES);
  return found === undefined ? undefined : `${found}.amazonaws.com`;
}

/**
 * Accounts that documentation uses: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html
 * and the digits that people make up.
 */
export function isPlaceholderAccount(account: string): boolean {
  return (
    /^(\d)\1{11}$/.test(account) ||
    ["123456789012", "012345678901", "111122223333", "444455556666", "777788889999", "123456789123"].includes(
      account,
    )
  );
}
