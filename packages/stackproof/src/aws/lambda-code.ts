// AWS: where the code of a Lambda function of the program is. Pure.
import { packageOfToken } from "../core/urn.ts";
import { Archive, Asset } from "../core/value.ts";
import type { ArchiveContents } from "../graph/archive-contents.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";

/** The code of a function. */
export interface FunctionCode {
  readonly contents: ArchiveContents;
  /** The input to point at. */
  readonly input: "code" | "s3Key";
  /** True when commands of the program may still change what lies there. */
  readonly mayChange: boolean;
}

/** The code of a function, from the function itself or from an object of the program; undefined when it cannot be read. */
export function codeOf(self: ResourceView, world: World): FunctionCode | undefined {
  const direct = self.get("code");
  if (direct instanceof Archive || direct instanceof Asset) {
    const contents = world.archive(direct);
    // A single file is no archive; the schema check says so.
    if (contents === undefined || contents.kind === "file") return undefined;
    return { contents, input: "code", mayChange: isBuiltByProgram(world) };
  }
  const object = codeObject(self, world);
  const source = object?.get("source");
  if (!(source instanceof Archive || source instanceof Asset)) return undefined;
  const contents = world.archive(source);
  if (contents === undefined || contents.kind === "file") return undefined;
  return { contents, input: "s3Key", mayChange: isBuiltByProgram(world) };
}

const OBJECTS = ["aws:s3/bucketObjectv2:BucketObjectv2", "aws:s3/bucketObject:BucketObject"];

/** The object of the program that holds the code. */
export function codeObject(self: ResourceView, world: World): ResourceView | undefined {
  const [bucket, key] = [self.text("s3Bucket"), self.text("s3Key")];
  if (bucket === undefined || key === undefined) return undefined;
  return OBJECTS.flatMap((token) => world.where(token, "key", key)).find(
    (object) => object.text("bucket") === bucket,
  );
}

/** Packages whose resources run commands, which may write any file. */
const BUILDERS: ReadonlySet<string> = new Set([
  "command",
  "docker",
  "docker-build",
  "pulumi-nodejs",
  "local",
]);

function isBuiltByProgram(world: World): boolean {
  for (const node of world.graph.resources) if (BUILDERS.has(packageOfToken(node.type))) return true;
  return false;
}
