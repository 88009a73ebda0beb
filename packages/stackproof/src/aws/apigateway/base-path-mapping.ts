// Which API, or stage of it, answers at a path below a domain name.
import { defineResource, finding, type ResourceView, ref, replaces, text } from "../../model/kernel.ts";
import { REST_API, STAGE, stageNamesOf, wholeApiOf } from "./rest.ts";

const CREATE = "apigateway:CreateBasePathMapping";
const MAPPING = "aws:apigateway/basePathMapping:BasePathMapping";
const DOMAIN_NAME = "aws:apigateway/domainName:DomainName";

export const basePathMapping = defineResource({
  token: MAPPING,
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateBasePathMapping.html",
  inputs: {
    basePath: text(
      {
        pattern: /^(?:\(none\)|[A-Za-z0-9$_.+!*'()-]*)$/,
        of: "one part of a path, without slashes",
        good: "items",
        bad: "/items",
      },
      {
        by: "aws",
        aws: { operation: CREATE, code: "BadRequestException" },
        evidence: "observed",
        // "API Gateway V1 doesn't support the slash character (/) in base path mappings."
        docs: "https://github.com/getmoto/moto/blob/master/moto/apigateway/exceptions.py",
      },
    ),
    domainName: replaces(ref(DOMAIN_NAME, ["domainName", "id"])),
    domainNameId: text(),
    restApi: ref(REST_API),
    stageName: text(),
  },
  outputs(self) {
    const domain = self.text("domainName");
    const [path, id] = [pathOf(self), self.text("domainNameId")];
    if (domain === undefined || path === undefined || self.state("domainNameId") === "unknown") return {};
    return { id: `${domain}/${path}${id === undefined || id === "" ? "" : `/${id}`}` };
  },
  unknowable: { id: "only where the domain name or the path is not known" },
  unique: {
    "same-path": {
      key: mappingKey,
      scope: "region",
      says(key) {
        const [domain = "", , path = ""] = key.split("\n");
        return path === "" ? `map all of ${domain}` : `map the base path "${path}" of ${domain}`;
      },
      property: "basePath",
      evidence: "observed",
      why: "A path leads to one API.",
      fix: "Give each mapping a basePath of its own, or leave one out.",
      aws: { operation: CREATE, code: "ConflictException" },
      quote: "Base path already exists for this domain name",
      docs: "https://github.com/amplify-education/serverless-domain-manager/issues/214",
    },
  },
  findings: {
    "stage-missing": finding<{ name: string; stage: string; api: string; stages: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, stage, api }) =>
        `Mapping \`${name}\` leads to the stage "${stage}", which the API \`${api}\` does not have.`,
      why: ({ stages }) =>
        stages === ""
          ? "A mapping names a stage that exists, and the API has none. The provider tries again for 30 seconds and then gives up."
          : `A mapping names a stage that exists: ${stages}. The provider tries again for 30 seconds and then gives up.`,
      fix: "Write `<stage>.stageName`.",
      aws: { operation: CREATE, code: "BadRequestException" },
      docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateBasePathMapping.html",
    }),
    "empty-path-and-others": finding<{ name: string; domain: string; other: string; path: string }>({
      severity: "warning",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, domain, other, path }) =>
        `Mapping \`${name}\` leads all of ${domain} to one API, and \`${other}\` maps "${path}" of it.`,
      why: "A mapping without basePath takes the whole domain name, and API Gateway refused others beside it.",
      fix: "Give each mapping a basePath, or use aws.apigatewayv2.ApiMapping, which picks the longest path.",
      quote: "Only one base path mapping is allowed if the base path is empty.",
      aws: { operation: CREATE, code: "ConflictException" },
      docs: "https://github.com/aws/aws-cdk/issues/11095",
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const api = wholeApiOf(self, world);
    const stage = self.text("stageName");
    const stages = api === undefined ? undefined : stageNamesOf(api, world);
    if (api !== undefined && stage !== undefined && stage !== "" && stages?.includes(stage) === false) {
      const at = world.where(STAGE, "stageName", stage)[0];
      report("stage-missing", { name, stage, api: api.name, stages: stages.join(", ") }, "stageName", {
        ...(at !== undefined && { related: [{ view: at, note: "a stage of this name of another API" }] }),
      });
    }
    const domain = self.text("domainName");
    if (domain === undefined || pathOf(self) !== "") return;
    const other = world
      .where(MAPPING, "domainName", domain)
      .find((view) => world.sameRegion(self, view) && (pathOf(view) ?? "") !== "");
    if (other !== undefined) {
      report(
        "empty-path-and-others",
        { name, domain, other: other.name, path: pathOf(other) ?? "" },
        "domainName",
        {
          related: [{ view: other, note: "the other mapping" }],
        },
      );
    }
  },
});

/** The path that is mapped, empty for all of the domain name; undefined when it is not known. */
function pathOf(self: ResourceView): string | undefined {
  const path = self.state("basePath") === "absent" ? "" : self.text("basePath");
  return path === "(none)" ? "" : path;
}

function mappingKey(self: ResourceView): string | undefined {
  const [domain, path] = [self.text("domainName"), pathOf(self)];
  if (domain === undefined || path === undefined || self.state("domainNameId") === "unknown")
    return undefined;
  return [domain.toLowerCase(), self.text("domainNameId") ?? "", path].join("\n");
}
