// An identity provider, such as GitHub Actions or an EKS cluster, whose users may assume roles.
import { defineResource, type Kind, leaf, list, replaces, text } from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";
import { checkTags, iamTags, QUOTAS, tagFindings } from "./shared.ts";

const API = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html";

export const openIdConnectProvider = defineResource({
  token: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  docs: API,
  isGlobal: true,
  inputs: {
    clientIdLists: list(text({ min: 1, max: 255 }), { max: 100 }, { by: "aws" }),
    tags: iamTags(),
    thumbprintLists: list(
      text({
        min: 40,
        max: 40,
        pattern: /^[0-9a-f]+$/i,
        of: "hexadecimal digits",
        good: "6938fd4d98bab03faadb97b34396831e3780aea1",
      }),
      { max: 5 },
      { by: "aws" },
    ),
    url: replaces(providerUrl()),
  },
  outputs: (self, make) => {
    const url = self.text("url");
    const bare = url?.replace(/^https:\/\//, "");
    const arn = bare === undefined ? undefined : make.globalArn("iam", `oidc-provider/${bare}`);
    return {
      // The API answers without the scheme.
      ...(bare !== undefined && { url: bare }),
      ...(arn !== undefined && { arn, id: arn }),
      ...(!self.has("thumbprintLists") && { thumbprintLists: [make.hex(40)] }),
    };
  },
  unknowable: {
    arn: "It holds the URL.",
    url: "It is the given one without its scheme.",
  },
  unique: {
    "duplicate-provider": {
      key: (self) => (self.node.inputs["url"] === undefined ? undefined : self.text("url")),
      scope: "account",
      says: (key) => `are the provider ${key}`,
      property: "url",
      why: "An account has each identity provider once. Programs for several stages of one account fail in the second.",
      fix: "Make the provider in one place, and look it up by aws.iam.getOpenIdConnectProvider elsewhere.",
      aws: { operation: "iam:CreateOpenIDConnectProvider", code: "EntityAlreadyExists" },
      docs: API,
    },
  },
  quotas: [{ name: "OpenID Connect providers per account", limit: 100, per: "account", docs: QUOTAS }],
  findings: tagFindings,
  check(self, _world, report) {
    checkTags(self, report);
  },
});

/**
 * validOpenIDURL in
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/validate.go
 */
function providerUrl(): Kind<string> {
  return leaf<string>({
    expects: "a URL that begins with https:// and has no query",
    good: "https://token.actions.githubusercontent.com",
    bad: "token.actions.githubusercontent.com",
    decode: asText,
    fault(value) {
      if (!/^https:\/\/./.test(value)) {
        const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1];
        return {
          says: `is ${JSON.stringify(value)}; it takes a URL that begins with https://`,
          provider: (attribute) =>
            scheme === undefined
              ? `expected "${attribute}" to have a host, got ${value}`
              : `expected "${attribute}" to have a url with schema of: "https", got ${value}`,
        };
      }
      if (!value.includes("?")) return undefined;
      return {
        says: `is ${JSON.stringify(value)}, which has a query`,
        provider: (attribute) => `"${attribute}" cannot contain query parameters per the OIDC standard`,
      };
    },
  });
}
