// Base path mappings.
import { type Given, given, type Inputs, out, stack, testResource, unknown } from "../testing.ts";
import { basePathMapping } from "./base-path-mapping.ts";
import { SMALL_API } from "./testing.ts";

const mapping: Inputs = {
  restApi: out("api.id"),
  stageName: out("stage.stageName"),
  domainName: out("domain.domainName"),
};
const other = (inputs: Inputs): Readonly<Record<string, Given>> => ({
  second: given("aws:apigateway/basePathMapping:BasePathMapping", { ...mapping, ...inputs }),
});

testResource(basePathMapping, {
  given: {
    ...SMALL_API,
    domain: given("aws:apigateway/domainName:DomainName", {
      domainName: "api.example.com",
      certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0be1d7a7-7c48-4204-862a-9009fd737230",
    }),
  },
  accepts: {
    "all of a domain name": mapping,
    "a path": { ...mapping, basePath: "items" },
    "all stages": { restApi: out("api.id"), domainName: out("domain.id"), basePath: "items" },
    "two paths": stack({ ...mapping, basePath: "v1" }, { with: other({ basePath: "v2" }) }),
    "a path of a domain name of another stack": {
      ...mapping,
      domainName: "www.example.com",
      basePath: "items",
    },
    "a stage of another stack": { ...mapping, restApi: "a1b2c3d4e5", stageName: "dev" },
    "a stage that nobody knows": { ...mapping, stageName: unknown() },
    "an empty path beside one that nobody knows": stack(mapping, { with: other({ basePath: unknown() }) }),
  },
  rejects: {
    "stage-missing": { ...mapping, stageName: "dev" },
    "same-path": [
      stack({ ...mapping, basePath: "items" }, { with: other({ basePath: "items" }) }),
      stack(mapping, { with: other({ basePath: "(none)" }) }),
    ],
    "empty-path-and-others": stack(mapping, { with: other({ basePath: "items" }) }),
    "invalid-base-path": [
      { ...mapping, basePath: "/items" },
      { ...mapping, basePath: "v1/items" },
    ],
  },
  outputs: [
    { of: mapping, are: { id: "api.example.com/" } },
    { of: { ...mapping, basePath: "items" }, are: { id: "api.example.com/items" } },
    {
      of: { ...mapping, basePath: "items", domainNameId: "abcdef" },
      are: { id: "api.example.com/items/abcdef" },
    },
  ],
});
