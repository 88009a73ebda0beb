import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getOpenIdConnectProvider } from "./get-open-id-connect-provider.ts";

const RESOURCE = {
  type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  name: "own",
  id: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
  properties: { url: "https://token.actions.githubusercontent.com", clientIdLists: ["sts.amazonaws.com"] },
};

it("answers from what the program created", () => {
  const result = resultOf(
    getOpenIdConnectProvider,
    { url: "https://token.actions.githubusercontent.com" },
    { resources: [RESOURCE] },
  );
  expect(result).toMatchObject({
    arn: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
    url: "token.actions.githubusercontent.com",
    clientIdLists: ["sts.amazonaws.com"],
  });
  expect(
    verdictOf(
      getOpenIdConnectProvider,
      { url: "https://token.actions.githubusercontent.com" },
      { resources: [RESOURCE] },
    ),
  ).toEqual({ kind: "modelled", codes: [] });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(
    resultOf(getOpenIdConnectProvider, { url: "https://token.actions.githubusercontent.com" }, { existing }),
  ).toMatchObject({
    arn: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
    url: "token.actions.githubusercontent.com",
    clientIdLists: ["sts.amazonaws.com"],
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(
    getOpenIdConnectProvider,
    { url: "https://accounts.google.com" },
    { resources: [RESOURCE] },
  );
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getOpenIdConnectProvider, { url: "https://accounts.google.com" })).toMatchObject({
    arn: "arn:aws:iam::123456789012:oidc-provider/accounts.google.com",
    url: "accounts.google.com",
  });
});
