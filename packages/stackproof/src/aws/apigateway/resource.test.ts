// Path segments of REST APIs.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { resource } from "./resource.ts";

const TOKEN = "aws:apigateway/resource:Resource";
const below = (parentId: ReturnType<typeof out>, pathPart: string) =>
  given(TOKEN, { restApi: out("api.id"), parentId, pathPart });
const many = Object.fromEntries(
  Array.from({ length: 300 }, (_, index) => [`r${index}`, below(out("api.rootResourceId"), `p${index}`)]),
);

testResource(resource, {
  given: {
    api: given("aws:apigateway/restApi:RestApi", {}),
    other: given("aws:apigateway/restApi:RestApi", {}),
    items: below(out("api.rootResourceId"), "items"),
    proxy: below(out("api.rootResourceId"), "{proxy+}"),
    item: below(out("items.id"), "{id}"),
  },
  accepts: {
    "a segment below the root": {
      restApi: out("api.id"),
      parentId: out("api.rootResourceId"),
      pathPart: "well-known_1.json",
    },
    "the API itself as argument": {
      restApi: out("api.id"),
      parentId: out("api.rootResourceId"),
      pathPart: "items:batch",
    },
    "a variable below a segment": { restApi: out("api.id"), parentId: out("items.id"), pathPart: "{id}" },
    "a fixed segment beside a variable": stack(
      { restApi: out("api.id"), parentId: out("items.id"), pathPart: "latest" },
      { with: { item: below(out("items.id"), "{id}") } },
    ),
    "variables below different parents": stack(
      { restApi: out("api.id"), parentId: out("items.id"), pathPart: "{proxy+}" },
      { with: { proxy: below(out("api.rootResourceId"), "{proxy+}") } },
    ),
    "the same segment below different parents": {
      restApi: out("api.id"),
      parentId: out("items.id"),
      pathPart: "items",
    },
    "an API of another stack": { restApi: "a1b2c3d4e5", parentId: "abc123", pathPart: "items" },
    "a part that nobody knows": { restApi: out("api.id"), parentId: out("items.id"), pathPart: unknown() },
  },
  rejects: {
    "same-path": stack(
      { restApi: out("api.id"), parentId: out("api.rootResourceId"), pathPart: "items" },
      { with: { items: below(out("api.rootResourceId"), "items") } },
    ),
    "second-variable": stack(
      { restApi: out("api.id"), parentId: out("items.id"), pathPart: "{name}" },
      { with: { item: below(out("items.id"), "{id}") } },
    ),
    "parent-is-api": { restApi: out("api.id"), parentId: out("api.id"), pathPart: "items" },
    "parent-of-other-api": [
      { restApi: out("other.id"), parentId: out("items.id"), pathPart: "orders" },
      { restApi: out("other.id"), parentId: out("api.rootResourceId"), pathPart: "orders" },
    ],
    "below-greedy": { restApi: out("api.id"), parentId: out("proxy.id"), pathPart: "items" },
    "invalid-path-part": [
      { restApi: out("api.id"), parentId: out("api.rootResourceId"), pathPart: "/items" },
      { restApi: out("api.id"), parentId: out("api.rootResourceId"), pathPart: "items/{id}" },
      { restApi: out("api.id"), parentId: out("api.rootResourceId"), pathPart: "item-{id}" },
    ],
    "over-quota-resources-per-api": stack(
      { restApi: out("api.id"), parentId: out("api.rootResourceId"), pathPart: "last" },
      { with: many },
    ),
  },
  outputs: [
    {
      of: { restApi: out("api.id"), parentId: out("item.id"), pathPart: "parts" },
      are: { id: /^[a-z0-9]{6}$/, path: "/items/{id}/parts" },
    },
    {
      of: { restApi: out("api.id"), parentId: out("api.rootResourceId"), pathPart: "health" },
      are: { path: "/health" },
    },
  ],
});
