// AWS ECR: the form of an authorization. Shared by getAuthorizationToken and getCredentials.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_AuthorizationData.html
import { type PropertyMap, Secret } from "../../core/value.ts";
import type { DataSourceWorld } from "../../model/data-source.ts";
import { registryHost } from "./registry.ts";

/** An authorization whose token is `AWS:<password>` in base64, as programs take it apart themselves. */
export function authorization(token: string, registryId: string, world: DataSourceWorld): PropertyMap {
  const password = world.placeholders.text(
    `${token}|${world.region ?? ""}|${registryId}`,
    `password of registry ${registryId}`,
  );
  return {
    id: world.region ?? "",
    userName: "AWS",
    password: new Secret(password),
    authorizationToken: new Secret(Buffer.from(`AWS:${password}`).toString("base64")),
    proxyEndpoint: `https://${registryHost(registryId, world)}`,
    // Tokens live for twelve hours; the date is the same on every run.
    expiresAt: "2030-01-01T12:00:00Z",
  };
}
