// AWS ECR: names of a registry and its repositories. Shared by the data sources of this folder.
import { arn, type Place, partitionOf } from "../arn.ts";

/** `123456789012.dkr.ecr.us-east-1.amazonaws.com` */
export function registryHost(registryId: string, world: Place): string {
  return `${registryId}.dkr.ecr.${world.region ?? ""}.${partitionOf(world).dnsSuffix}`;
}

/** ARN and address of a repository. */
export function repositoryNames(name: string, registryId: string, world: Place) {
  return {
    arn: arn(world, "ecr", `repository/${name}`, { account: registryId }),
    repositoryUrl: `${registryHost(registryId, world)}/${name}`,
  };
}
