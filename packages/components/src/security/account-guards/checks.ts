// AccountGuards: what cannot be, said before anything is made. Pure.
import { SecurityError } from "../security-error.ts";
import type {
  AccountGuardsArgs,
  CloudTrailArgs,
  ConfigArgs,
  GuardDutyArgs,
  SecurityHubArgs,
} from "./args.ts";

/** Days that CloudWatch Logs takes (https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html). */
const RETENTIONS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

type Fail = (message: string) => never;

/** A guard's arguments; true is none. Undefined when it is off. */
export function argsOf<Args extends object>(given: boolean | Args | undefined): Partial<Args> | undefined {
  if (given === undefined || given === false) return undefined;
  return given === true ? {} : given;
}

/**
 * Says what is wrong with guards. Values that are known only later are not looked at.
 *
 * @throws SecurityError that says what to change
 */
export function checkGuards(name: string, args: AccountGuardsArgs): AccountGuardsArgs {
  const fail: Fail = (message) => {
    throw new SecurityError(`AccountGuards "${name}": ${message}`);
  };
  const { guardDuty, securityHub, cloudTrail, config, s3PublicAccessBlock, ebsEncryption } = args;
  const guards = [guardDuty, securityHub, cloudTrail, config, s3PublicAccessBlock, ebsEncryption];
  if (guards.every((guard) => guard === undefined || guard === false)) {
    fail(
      "no guard is asked for. Name at least one of guardDuty, securityHub, cloudTrail, config, s3PublicAccessBlock and ebsEncryption: guardDuty: true.",
    );
  }
  checkGuardDuty(argsOf(guardDuty) ?? {}, fail);
  checkSecurityHub(argsOf(securityHub) ?? {}, fail);
  checkTrail(argsOf(cloudTrail) ?? {}, fail);
  checkConfig(argsOf(config) ?? {}, fail);
  checkKeys(args, fail);
  return args;
}

function checkGuardDuty(args: Partial<GuardDutyArgs>, fail: Fail): void {
  const { features = [], unavailable = [], runtimeAgents = [] } = args;
  checkUnique("guardDuty.features", features, fail);
  checkUnique("guardDuty.unavailable", unavailable, fail);
  checkUnique("guardDuty.runtimeAgents", runtimeAgents, fail);
  const both = features.find((feature) => unavailable.includes(feature));
  if (both !== undefined) {
    fail(`guardDuty has "${both}" in features and in unavailable. Leave it out of one of them.`);
  }
  if (runtimeAgents.length > 0 && !features.includes("runtime")) {
    fail('guardDuty.runtimeAgents needs the feature "runtime". Add it: features: ["runtime"].');
  }
}

function checkSecurityHub({ standards }: Partial<SecurityHubArgs>, fail: Fail): void {
  if (standards?.length === 0) {
    fail(
      'securityHub.standards is empty, so that nothing is checked. Name one: ["foundational-best-practices"].',
    );
  }
  checkUnique("securityHub.standards", standards ?? [], fail);
}

function checkTrail(args: Partial<CloudTrailArgs>, fail: Fail): void {
  checkUnique("cloudTrail.dataEvents", args.dataEvents ?? [], fail);
  checkUnique("cloudTrail.insights", args.insights ?? [], fail);
  checkBucket("cloudTrail", args, fail);
  const days = argsOf(args.logGroup)?.retentionInDays;
  if (days !== undefined && !RETENTIONS.includes(days)) {
    fail(
      `cloudTrail.logGroup.retentionInDays is ${days}. CloudWatch Logs takes ${RETENTIONS.slice(0, -1).join(", ")} or ${RETENTIONS.at(-1)}.`,
    );
  }
}

function checkConfig(args: Partial<ConfigArgs>, fail: Fail): void {
  checkBucket("config", args, fail);
  const { resourceTypes } = args;
  if (resourceTypes?.length === 0) {
    fail("config.resourceTypes is empty, so that nothing is recorded. Name types, or leave it out for all.");
  }
  if (resourceTypes !== undefined && args.globalResources !== undefined) {
    fail(
      'config has resourceTypes and globalResources. Leave globalResources out, and name types of IAM in resourceTypes: "AWS::IAM::Role".',
    );
  }
  checkTypes("config.resourceTypes", resourceTypes ?? [], fail);
  for (const [rule, given] of Object.entries(args.rules ?? {})) {
    const { identifier, resourceTypes } = typeof given === "string" ? { identifier: given } : given;
    if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/.test(rule)) {
      fail(`config.rules has a rule called "${rule}". Use up to 100 letters, digits and hyphens.`);
    }
    if (!/^[A-Z][A-Z0-9_]+$/.test(identifier)) {
      const upper = identifier.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_");
      fail(`config.rules["${rule}"] has the identifier "${identifier}". Identifiers look like "${upper}".`);
    }
    checkTypes(`config.rules["${rule}"].resourceTypes`, resourceTypes ?? [], fail);
  }
}

function checkTypes(argument: string, types: readonly string[], fail: Fail): void {
  const odd = types.find((type) => !/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/.test(type));
  if (odd !== undefined) fail(`${argument} has "${odd}". Write types like "AWS::S3::Bucket".`);
  checkUnique(argument, types, fail);
}

function checkBucket(guard: string, args: { bucket?: object; bucketName?: unknown }, fail: Fail): void {
  if (args.bucket === undefined || args.bucketName === undefined) return;
  fail(`${guard} has bucket, for a new one, and bucketName, for one that is there. Leave one of them out.`);
}

function checkKeys(args: AccountGuardsArgs, fail: Fail): void {
  const { kmsKeyArn, cloudTrail, config, ebsEncryption } = args;
  if (kmsKeyArn !== undefined && argsOf(cloudTrail) === undefined && argsOf(config) === undefined) {
    fail(
      "kmsKeyArn encrypts what cloudTrail and config write, and both are off. Leave it out, or give ebsEncryption its own: ebsEncryption: { kmsKeyArn }.",
    );
  }
  checkKeyArn("kmsKeyArn", kmsKeyArn, fail);
  checkKeyArn("ebsEncryption.kmsKeyArn", argsOf(ebsEncryption)?.kmsKeyArn, fail);
}

function checkKeyArn(argument: string, arn: unknown, fail: Fail): void {
  if (typeof arn !== "string" || /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/.test(arn))
    return;
  fail(
    `${argument} is "${arn}", which is no ARN of a key. Give key.arn, or write it like "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab".`,
  );
}

function checkUnique(argument: string, values: readonly string[], fail: Fail): void {
  const second = values.find((value, index) => values.indexOf(value) !== index);
  if (second !== undefined) fail(`${argument} has "${second}" twice. Name it once.`);
}
