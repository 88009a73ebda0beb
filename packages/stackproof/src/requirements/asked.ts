// Requirements: what their findings have in common: the words of the requirement, and the place where it stands.
import {
  defineFinding,
  type Finding,
  type FindingDefinition,
  type FindingPlace,
  type FindingSpec,
  type RelatedPlace,
} from "../findings/finding.ts";
import type { ResourceNode } from "../graph/graph.ts";
import type { Requirement } from "../project/requirements.ts";

/** A declared finding whose reason is always the requirement. */
export type RequirementFinding<P> = FindingDefinition<P & Asked>;

interface Asked {
  /** The requirement's words. */
  readonly asked: string;
  /** The file in which they stand. */
  readonly askedIn: string;
}

type Wording<P> = Pick<FindingSpec<P & Asked>, "message"> &
  Partial<Pick<FindingSpec<P & Asked>, "fix" | "severity">>;

/** Declares a finding of a requirement that is not met: an error unless said otherwise. */
export function defineRequirement<P = object>(slug: string, wording: Wording<P>): RequirementFinding<P> {
  return defineFinding<P & Asked>(`requirements/${slug}`, {
    severity: "error",
    effect: "requirement",
    evidence: "documented",
    why: ({ asked, askedIn }) => `${askedIn} asks for it: \`${asked}\`.`,
    ...wording,
  });
}

/** The finding at a resource, with the requirement's place beside it, and other places that explain it. */
export function unmetBy<P>(
  definition: RequirementFinding<P>,
  node: ResourceNode,
  requirement: Requirement<unknown>,
  parameters: P,
  property?: string,
  more: readonly RelatedPlace[] = [],
): Finding {
  const at: FindingPlace = {
    urn: node.urn,
    ...(property !== undefined && { property }),
    ...(node.source !== undefined && { source: node.source }),
  };
  const related = [placeOf(requirement), ...more];
  return definition.at(at, { ...parameters, ...askedBy(requirement) }, { related });
}

/** The finding at the requirement itself: nothing of the program is its place. */
export function unmet<P>(
  definition: RequirementFinding<P>,
  requirement: Requirement<unknown>,
  parameters: P,
): Finding {
  return definition.at({ source: requirement.place }, { ...parameters, ...askedBy(requirement) });
}

/** What a finding says of its requirement. */
export function askedBy({ quote, place }: Requirement<unknown>): Asked {
  return { asked: quote, askedIn: place.file };
}

function placeOf(requirement: Requirement<unknown>): {
  readonly source: Requirement<unknown>["place"];
  readonly note: string;
} {
  return { source: requirement.place, note: "asked for here" };
}
