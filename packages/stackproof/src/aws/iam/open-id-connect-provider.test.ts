import { given, stack, testResource } from "../testing.ts";
import { openIdConnectProvider } from "./open-id-connect-provider.ts";

const GITHUB = { url: "https://token.actions.githubusercontent.com", clientIdLists: ["sts.amazonaws.com"] };

testResource(openIdConnectProvider, {
  accepts: {
    "GitHub Actions": GITHUB,
    "with a thumbprint": {
      ...GITHUB,
      thumbprintLists: ["6938fd4d98bab03faadb97b34396831e3780aea1"],
      tags: { Name: "github" },
    },
    "a cluster": {
      url: "https://oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF",
      clientIdLists: ["sts.amazonaws.com"],
    },
  },
  rejects: {
    "invalid-url": [
      { ...GITHUB, url: "token.actions.githubusercontent.com" },
      { ...GITHUB, url: "http://token.actions.githubusercontent.com" },
      { ...GITHUB, url: "https://token.actions.githubusercontent.com?a=b" },
    ],
    "invalid-thumbprint-lists": { ...GITHUB, thumbprintLists: ["6938fd4d98bab03faadb97b3"] },
    "duplicate-provider": stack(GITHUB, {
      with: { other: given("aws:iam/openIdConnectProvider:OpenIdConnectProvider", GITHUB) },
    }),
    "duplicate-tag-keys": { ...GITHUB, tags: { Name: "a", name: "b" } },
    "tag-characters": { ...GITHUB, tags: { Purpose: "orders (read & write)" } },
    "over-quota-openid-connect-providers-per-account": stack(GITHUB, {
      with: Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [
          `p${index}`,
          given("aws:iam/openIdConnectProvider:OpenIdConnectProvider", {
            url: `https://p${index}.example.com`,
            clientIdLists: ["a"],
          }),
        ]),
      ),
    }),
  },
  outputs: [
    {
      of: GITHUB,
      are: {
        id: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
        arn: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
        url: "token.actions.githubusercontent.com",
      },
    },
  ],
});
