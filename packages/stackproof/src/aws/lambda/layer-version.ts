// A version of a layer: files that several functions share.
import { Archive, Asset } from "../../core/value.ts";
import { runtimeFamily } from "../../data/lambda-runtimes.ts";
import {
  atLeastOneOf,
  bool,
  conflictsWith,
  defineResource,
  file,
  finding,
  list,
  oneOf,
  ref,
  replaces,
  requiredWith,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { runtimeId } from "./shared.ts";

const API = "https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/lambda/layer_version.go";
const refused = {
  by: "aws",
  aws: { operation: "lambda:PublishLayerVersion", code: "ValidationException" },
} as const;
const UNZIPPED_LIMIT = 262_144_000;

export const layerVersion = defineResource({
  token: "aws:lambda/layerVersion:LayerVersion",
  docs: API,
  inputs: {
    code: replaces(file()),
    compatibleArchitectures: replaces(list(oneOf(["arm64", "x86_64"]), { max: 2 })),
    compatibleRuntimes: replaces(list(runtimeId(refused), { max: 15 })),
    description: replaces(text({ max: 256 }, refused)),
    layerName: replaces(
      text(
        { min: 1, max: 140, pattern: /^[a-zA-Z0-9_-]+$/, of: "letters, digits, hyphens and underscores" },
        refused,
      ),
    ),
    licenseInfo: replaces(text({ min: 0, max: 512 })),
    s3Bucket: replaces(
      ref("aws:s3/bucket:Bucket", ["bucket", "id"], { fix: "Write the name of the bucket." }),
    ),
    s3Key: replaces(text()),
    s3ObjectVersion: replaces(text()),
    skipDestroy: withDefault(bool(), false),
    sourceCodeHash: replaces(text()),
  },
  relations: [
    atLeastOneOf(["code", "s3Bucket"], { by: "aws", docs: PROVIDER }),
    conflictsWith(["code", "s3Bucket"], { by: "aws", docs: PROVIDER }),
    requiredWith("s3Bucket", ["s3Key"], { by: "aws", docs: PROVIDER }),
  ],
  outputs: (self, make) => {
    const name = self.inputs.layerName;
    const own = name === undefined ? undefined : make.arn("lambda", `layer:${name}`);
    const hash = Buffer.from(make.hex(64, "code"), "hex").toString("base64");
    return {
      ...(own !== undefined && { id: `${own}:1`, arn: `${own}:1`, layerArn: own }),
      version: "1",
      createdDate: "2026-11-21T00:00:00.000+0000",
      codeSha256: hash,
      ...(self.has("sourceCodeHash") ? {} : { sourceCodeHash: hash }),
      sourceCodeSize: make.number(300, 500_000),
      signingJobArn: "",
      signingProfileVersionArn: "",
    };
  },
  findings: {
    "layer-too-big": finding<{ name: string; size: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, size }) => `The files of \`${name}\` have ${size}; a layer takes 250 MB.`,
      why: "A function and all its layers may have 250 MB together when they are unpacked.",
      fix: "Leave out what functions do not need, or use a container image.",
      aws: { operation: "lambda:PublishLayerVersion", code: "InvalidParameterValueException" },
      docs: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    }),
    "files-not-found-by-runtime": finding<{ name: string; family: string; folder: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, family, folder }) =>
        `\`${name}\` is a layer for ${family} and has no folder ${folder}.`,
      why: "A layer is unpacked to /opt, and each runtime looks for packages in folders of its own there.",
      fix: ({ folder }) => `Put the packages into ${folder} inside of the archive.`,
      docs: "https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html#packaging-layers-paths",
    }),
  },
  check(self, world, report) {
    const code = self.inputs.code;
    if (!(code instanceof Archive || code instanceof Asset)) return;
    const contents = world.archive(code);
    if (contents === undefined || contents.kind === "file") return;
    const { name } = self;
    if (contents.unzippedSize > UNZIPPED_LIMIT) {
      const size = `${Math.round(contents.unzippedSize / 1_048_576)} MB unpacked`;
      report("layer-too-big", { name, size }, "code");
      return;
    }
    const families = new Set((self.inputs.compatibleRuntimes ?? []).map((one) => runtimeFamily(one ?? "")));
    const [family] = families;
    const wanted = family === undefined || families.size > 1 ? undefined : FOLDERS[family];
    if (wanted === undefined || !contents.complete || contents.files.length === 0) return;
    if (contents.files.some(({ path }) => wanted.also.some((start) => path.startsWith(start)))) return;
    report("files-not-found-by-runtime", { name, family: wanted.of, folder: wanted.folder }, "code");
  },
});

/** Folders of a layer that runtimes look into; `bin`, `lib` and `extensions` are for all of them. */
const FOLDERS: Readonly<
  Partial<Record<string, { readonly of: string; readonly folder: string; readonly also: readonly string[] }>>
> = {
  nodejs: { of: "Node.js", folder: "nodejs/node_modules", also: ["nodejs/", "bin/", "lib/", "extensions/"] },
  python: { of: "Python", folder: "python", also: ["python/", "bin/", "lib/", "extensions/"] },
};
