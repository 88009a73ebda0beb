// Traffic: one object that is put into a bucket, and the function that must run.

import type { Finding } from "../findings/finding.ts";
import type { ResourceView } from "../model/view.ts";
import type { Requirement, TrafficRequirement } from "../project/requirements.ts";
import { defineRequirement, unmet, unmetBy } from "../requirements/asked.ts";
import { nearestName, nothingNamed, thingsNamed } from "../requirements/names.ts";
import { undecidedOf } from "../requirements/undecided.ts";
import { LONGEST_RUN } from "./functions.ts";
import type { TrafficInputs } from "./inputs.ts";
import { deliver, putEvent } from "./object-put.ts";
import { runTarget } from "./run-target.ts";

type PutTraffic = Requirement<Extract<TrafficRequirement, { kind: "put" }>>;

const BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
const FUNCTION = "aws:lambda/function:Function";

const ofOtherKind = defineRequirement<{ name: string; wanted: string }>("traffic-of-other-kind", {
  message: ({ name, wanted }) => `\`${name}\` is no ${wanted}, and none is in it.`,
  fix: ({ wanted }) => `Write the Pulumi name of a ${wanted}, or of a component that has one.`,
});

const notRun = defineRequirement<{ object: string; name: string; obstacles: readonly string[] }>("not-run", {
  message: ({ object, name, obstacles }) =>
    `\`${object}\` does not run \`${name}\`${obstacles.length === 0 ? ": no notification of the bucket names it" : `: ${obstacles.join(", and ")}`}.`,
  fix: "Name the function in the bucket's BucketNotification, with events and filters that take this key.",
});

const failed = defineRequirement<{ object: string; name: string; error: string }>("run-failed", {
  message: ({ object, name, error }) => `\`${object}\` runs \`${name}\`, which ${error}.`,
  fix: ({ askedIn }) => `Correct the function, or what ${askedIn} expects.`,
});

/** Puts an object and runs the function that is to run. */
export async function checkPut(requirement: PutTraffic, inputs: TrafficInputs): Promise<Finding[]> {
  const { bucket, key, expect } = requirement.value;
  const buckets = named(
    bucket,
    "bucket",
    (view) => BUCKETS.some((token) => view.is(token)),
    requirement,
    inputs,
  );
  const functions = named(expect, "Lambda function", (view) => view.is(FUNCTION), requirement, inputs);
  if (!Array.isArray(buckets)) return [buckets];
  if (!Array.isArray(functions)) return [functions];
  const findings: Finding[] = [];
  const open: string[] = [];
  for (const one of buckets) {
    const { functions: run, open: more, missed } = deliver(inputs.world, one, key);
    const target = run.find(({ urn }) => functions.some((wanted) => wanted.urn === urn));
    if (target !== undefined) {
      const verdict = await runWith(target, one, requirement, inputs);
      if (typeof verdict === "string") open.push(verdict);
      else findings.push(...verdict);
    } else if (more !== undefined) {
      open.push(`whether \`${expect}\` hears of it: ${more}`);
    } else if (inputs.isWhole) {
      const own = missed.filter(({ target: other }) => functions.some(({ urn }) => urn === other.urn));
      const parameters = {
        object: `${bucket}/${key}`,
        name: expect,
        obstacles: own.map(({ text }) => text),
      };
      findings.push(unmetBy(notRun, (own[0]?.view ?? one).node, requirement, parameters));
    }
  }
  return [...findings, ...undecidedOf(requirement, open)];
}

function named(
  name: string,
  wanted: string,
  fits: (view: ResourceView) => boolean,
  requirement: PutTraffic,
  { graph, world, isWhole }: TrafficInputs,
): ResourceView[] | Finding {
  const views = thingsNamed(name, graph, world).flatMap((thing) => thing.views);
  const found = [...new Set(views.filter(fits))];
  if (found.length > 0 || !isWhole) return found;
  return views.length === 0
    ? unmet(nothingNamed, requirement, { name, meant: nearestName(name, graph) })
    : unmet(ofOtherKind, requirement, { name, wanted });
}

/** Findings, or a clause that begins with "whether". */
async function runWith(
  target: ResourceView,
  bucket: ResourceView,
  requirement: PutTraffic,
  inputs: TrafficInputs,
): Promise<Finding[] | string> {
  const { bucket: name, key } = requirement.value;
  const request = `${name}/${key}`;
  const whether = `whether \`${request}\` is taken as it should be`;
  const event = putEvent(bucket, key);
  const result = await runTarget(
    { target, event, patience: LONGEST_RUN, request, whether },
    requirement,
    inputs,
  );
  if ("open" in result) return result.open;
  if ("finding" in result) return [result.finding];
  const { end } = result;
  if (end.kind === "returned") return [];
  const error =
    end.kind === "timed-out"
      ? `does not end within its timeout of ${end.seconds} s`
      : `fails with ${end.errorType}: ${(end.errorMessage.split("\n")[0] ?? "").replace(/\.$/, "")}`;
  const parameters = { object: request, name: target.name, error };
  const finding = unmetBy(failed, target.node, requirement, parameters);
  const place = end.kind === "failed" ? end.at : undefined;
  return [place === undefined ? finding : { ...finding, at: { ...finding.at, source: inputs.place(place) } }];
}
