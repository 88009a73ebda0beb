// One segment of the paths of a REST API.
import { defineResource, finding, ref, text } from "../../model/kernel.ts";
import { apiIdOf, apiRef, isOfOtherApi, RECORDED, RESOURCE, REST_API } from "./rest.ts";

const CREATE = "apigateway:CreateResource";

export const resource = defineResource({
  token: "aws:apigateway/resource:Resource",
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateResource.html",
  inputs: {
    parentId: ref(RESOURCE),
    // AWS allows a few more characters than it says, so only what certainly is no segment is refused:
    // https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-apigateway/lib/resource.ts.
    pathPart: text(
      {
        pattern: /^(?:[^\s/\\?#&{}"<>|^`]+|\{[\w.-]+\+?\})$/,
        of: "one segment of a path without slashes, {name} or {name+}",
        good: "items",
        bad: "/items",
      },
      {
        by: "aws",
        aws: { operation: CREATE, code: "BadRequestException" },
        evidence: "observed",
        docs: "https://github.com/getmoto/moto/blob/master/moto/apigateway/exceptions.py",
        why: "A Resource is one segment: letters, digits and ._- or a variable in braces as a whole. The slash is added by API Gateway.",
        fix: "Write the segment alone, and make one Resource below the other for a path of several segments.",
      },
    ),
    restApi: apiRef(),
  },
  outputs(self, make) {
    const id = make.lower(6);
    const [parent, part] = [self.text("parentId"), self.text("pathPart")];
    const above = make.world.find(RESOURCE, "id", parent, self)?.text("path");
    const isBelowRoot = make.world.find(REST_API, "rootResourceId", parent, self) !== undefined;
    const base = isBelowRoot ? "" : above;
    return { id, ...(base !== undefined && part !== undefined && { path: `${base}/${part}` }) };
  },
  unknowable: { path: "only where the parent is not of the program" },
  unique: {
    "same-path": {
      // Two variables below one parent are the business of `second-variable`.
      key(self) {
        const [parent, part] = [self.text("parentId"), self.text("pathPart")];
        return parent === undefined || part === undefined || isVariable(part)
          ? undefined
          : `${parent} ${part}`;
      },
      scope: "region",
      says: (key) => `have the same parent and both the path part "${key.slice(key.indexOf(" ") + 1)}"`,
      property: "pathPart",
      evidence: "observed",
      why: "A path exists once in an API.",
      fix: "Leave out one of the two, and put its methods on the other.",
      aws: { operation: CREATE, code: "ConflictException" },
      quote: "Another resource with the same parent already has this name",
      docs: RECORDED,
    },
    "second-variable": {
      key(self) {
        const [parent, part] = [self.text("parentId"), self.text("pathPart")];
        return parent === undefined || part === undefined || !isVariable(part) ? undefined : parent;
      },
      scope: "region",
      says: () => "have the same parent and both a variable as path part",
      property: "pathPart",
      evidence: "observed",
      why: "Any text fits a variable, so API Gateway could not choose between two of them.",
      fix: "Keep one variable below this parent, or put fixed segments before them.",
      aws: { operation: CREATE, code: "BadRequestException" },
      quote: "A sibling of this resource already has a variable path part -- only one is allowed",
      docs: RECORDED,
    },
  },
  quotas: [
    {
      name: "Resources per API",
      limit: 300,
      per: (self) => apiIdOf(self),
      docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html",
    },
  ],
  findings: {
    "parent-is-api": finding<{ name: string; api: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, api }) => `Resource \`${name}\` has the id of REST API \`${api}\` as its parentId.`,
      why: "A parent is a resource. The first one of an API, with the path /, has an id of its own.",
      fix: ({ api }) => `Write \`${api}.rootResourceId\`.`,
      quote: "Invalid Resource identifier specified",
      aws: { operation: CREATE, code: "NotFoundException" },
    }),
    "parent-of-other-api": finding<{ name: string; parent: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, parent }) =>
        `Resource \`${name}\` has the parent \`${parent}\`, which belongs to another API.`,
      why: "Resource ids are looked up in the API that the call names.",
      fix: "Give both the same restApi.",
      quote: "Invalid Resource identifier specified",
      aws: { operation: CREATE, code: "NotFoundException" },
    }),
    "below-greedy": finding<{ name: string; parent: string; part: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, parent, part }) =>
        `Resource \`${name}\` stands below \`${parent}\`, whose path part ${part} takes all the rest of a path.`,
      why: "Nothing can follow a greedy variable.",
      fix: ({ parent }) => `Make it a sibling of \`${parent}\`: fixed segments are preferred to variables.`,
      quote: ({ part }) => `Cannot create a child of a resource with a greedy path variable: ${part}`,
      aws: { operation: CREATE, code: "BadRequestException" },
      docs: RECORDED,
    }),
  },
  check(self, world, report) {
    const api = world.find(REST_API, "id", self.text("parentId"), self);
    if (api !== undefined) {
      report("parent-is-api", { name: self.name, api: api.name }, "parentId", {
        related: [{ view: api, note: "the API" }],
      });
    }
    const root = world.find(REST_API, "rootResourceId", self.text("parentId"), self);
    if (root?.id !== undefined && apiIdOf(self) !== undefined && root.id !== apiIdOf(self)) {
      report("parent-of-other-api", { name: self.name, parent: root.name }, "parentId", {
        related: [{ view: root, note: "the parent's API" }],
      });
    }
    const parent = self.ref("parentId");
    if (parent === undefined) return;
    const related = [{ view: parent, property: "pathPart", note: "the parent" }];
    if (isOfOtherApi(self, parent)) {
      report("parent-of-other-api", { name: self.name, parent: parent.name }, "parentId", { related });
    }
    const part = parent.text("pathPart");
    if (part?.endsWith("+}") === true) {
      report("below-greedy", { name: self.name, parent: parent.name, part }, "parentId", { related });
    }
  },
});

function isVariable(part: string): boolean {
  return part.startsWith("{");
}
