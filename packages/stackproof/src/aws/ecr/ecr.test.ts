import { expect, it } from "vitest";
import { Secret } from "../../core/value.ts";
import { resultOf, textOf, verdictOf } from "../../model/testing.ts";
import { getAuthorizationToken } from "./get-authorization-token.ts";
import { getCredentials } from "./get-credentials.ts";
import { getImage } from "./get-image.ts";

it.each([getAuthorizationToken, getCredentials])(
  "an authorization holds user and password, in secret",
  (source) => {
    const result = resultOf(source, { registryId: "111122223333" });
    expect(result).toMatchObject({
      userName: "AWS",
      proxyEndpoint: "https://111122223333.dkr.ecr.us-east-1.amazonaws.com",
    });
    expect(result["authorizationToken"]).toBeInstanceOf(Secret);
    const decoded = Buffer.from(textOf(result["authorizationToken"]), "base64").toString();
    expect(decoded).toBe(`AWS:${textOf(result["password"])}`);
  },
);

it("getImage has an address with a digest, and says when the repository is not declared", () => {
  const args = { repositoryName: "app", imageTag: "v1" };
  expect(resultOf(getImage, args)["imageUri"]).toMatch(
    /^123456789012\.dkr\.ecr\.us-east-1\.amazonaws\.com\/app@sha256:[0-9a-f]{64}$/,
  );
  expect(verdictOf(getImage, args).codes).toEqual(["data/looked-up-not-declared"]);
  const resources = [
    { type: "aws:ecr/repository:Repository", name: "r", id: "app", properties: { name: "app" } },
  ];
  expect(verdictOf(getImage, args, { resources }).codes).toEqual([]);
});
