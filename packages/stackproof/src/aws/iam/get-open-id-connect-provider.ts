// AWS IAM: getOpenIdConnectProvider.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { globalArn } from "../arn.ts";

export const getOpenIdConnectProvider = defineLookup({
  token: "aws:iam/getOpenIdConnectProvider:getOpenIdConnectProvider",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/openid_connect_provider_data_source.go",
  regional: false,
  resource: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  noun: "IAM OpenID Connect Provider",
  keys: { arn: "arn", url: "fullUrl" },
  outputs(thing, world) {
    const url = (thingText(thing, "url") ?? "").replace(/^https:\/\//, "");
    const value = thingText(thing, "arn") ?? globalArn(world, "iam", `oidc-provider/${url}`);
    return { id: value, arn: value, url };
  },
  // The API gives the address without its scheme; a lookup names it with the scheme.
  view: (thing) => ({ fullUrl: `https://${(thingText(thing, "url") ?? "").replace(/^https:\/\//, "")}` }),
  derived(args, world) {
    const url = textAt(args, "url")?.replace(/^https:\/\//, "");
    const value = textAt(args, "arn") ?? globalArn(world, "iam", `oidc-provider/${url ?? ""}`);
    return { id: value, arn: value, tags: {}, ...(url !== undefined && { url }) };
  },
});
