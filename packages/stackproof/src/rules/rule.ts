// Rules: the kernel that rules are written in: "is it wise?" Pure.
import { comparePlaces } from "../core/place.ts";
import { defineFinding, type Evidence, type Finding, type RelatedPlace } from "../findings/finding.ts";
import { placeOf } from "../model/place.ts";
import { byUrn, type ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";

/** How many resources a finding names that is about several. */
const NAMED = 3;

/** The values of a finding's texts; `name` is the resource's. */
type Said<P> = P & { readonly name: string };
type Text<P> = string | ((said: Said<P>) => string);

/** Where a finding points beside its resource. */
export interface RuleExtras {
  readonly related?: readonly {
    readonly view: ResourceView;
    readonly property?: string;
    readonly note: string;
  }[];
  /** Default: the page of the rule. */
  readonly docs?: string;
}

/** Reports a resource, at a property or as a whole. */
export type RuleReport<P> = (view: ResourceView, values: P, property?: string, extras?: RuleExtras) => void;

interface CommonSpec<P> {
  /** The code is `rules/<slug>`, and never changes. */
  readonly slug: string;
  /** One sentence that starts with the thing and holds what was found. */
  readonly message: (said: Said<P>) => string;
  readonly why: Text<P>;
  readonly fix: Text<P>;
  /** Address of what the rule rests on. */
  readonly docs: string;
  /** Default "documented". */
  readonly evidence?: Evidence;
  /** True for a rule that asks whether something is absent: silent when the program ended before its last line. */
  readonly needsWhole?: boolean;
  /** Reports what is unwise. Says nothing about what is unknown, and nothing about what the program only reads. */
  find(world: World, report: RuleReport<P>): void;
}

/** What can be used by an attacker, or not be made good later: said of each resource. */
interface WarningSpec<P> extends CommonSpec<P> {
  readonly severity: "warning";
}

/** Hygiene: said once of all resources together. */
interface NoteSpec<P> extends CommonSpec<P> {
  readonly severity: "note";
  /** The message of several, from "`a`, `b` and 4 more". */
  readonly together: (names: string) => string;
}

export type RuleSpec<P> = WarningSpec<P> | NoteSpec<P>;

/** A rule, as the list of all rules holds it. */
export interface Rule {
  readonly code: string;
  readonly severity: "warning" | "note";
  readonly docs: string;
  readonly needsWhole: boolean;
  check(world: World): Finding[];
}

interface Found<P> {
  readonly view: ResourceView;
  readonly values: P;
  readonly property: string | undefined;
  readonly extras: RuleExtras;
}

/** Declares a rule. Advice is never an error, and its effect is always "risky". */
export function defineRule<P extends object = object>(spec: RuleSpec<P>): Rule {
  const code = `rules/${spec.slug}`;
  return {
    code,
    severity: spec.severity,
    docs: spec.docs,
    needsWhole: spec.needsWhole ?? false,
    check(world) {
      const found: Found<P>[] = [];
      spec.find(world, (view, values, property, extras = {}) => {
        found.push({ view, values, property, extras });
      });
      found.sort((a, b) => comparePlaces(a.view.node.source, b.view.node.source) || byUrn(a.view, b.view));
      const [first] = found;
      if (first === undefined) return [];
      if (spec.severity === "warning" || found.length === 1)
        return found.map((one) => findingOf(code, spec, one));
      const message = spec.together(namesOf(found));
      const others = found.slice(1, NAMED).map(({ view, property }) => ({
        ...placeOf(view, property),
        note: `\`${view.name}\``,
      }));
      return [findingOf(code, spec, first, message, others)];
    },
  };
}

function findingOf<P>(
  code: string,
  spec: RuleSpec<P>,
  { view, values, property, extras }: Found<P>,
  message?: string,
  others?: readonly RelatedPlace[],
): Finding {
  const said: Said<P> = { ...values, name: view.name };
  const text = (one: Text<P>): string => (typeof one === "string" ? one : one(said));
  const definition = defineFinding(code, {
    severity: spec.severity,
    effect: "risky",
    evidence: spec.evidence ?? "documented",
    message: () => message ?? spec.message(said),
    why: text(spec.why),
    fix: text(spec.fix),
    docs: extras.docs ?? spec.docs,
  });
  const own = (extras.related ?? []).map((one) => ({ ...placeOf(one.view, one.property), note: one.note }));
  return definition.at(placeOf(view, property), {}, { related: others ?? own });
}

/** "`a`, `b`, `c` and 4 more"; a name that several have is said once. */
function namesOf(found: readonly Found<unknown>[]): string {
  const names = [...new Set(found.map(({ view }) => `\`${view.name}\``))];
  const shown = names.slice(0, NAMED);
  const left = found.length - shown.length;
  if (left > 0) return `${shown.join(", ")} and ${left} more`;
  return listed(shown);
}

/** "a, b and c". */
export function listed(texts: readonly string[]): string {
  if (texts.length < 2) return texts.join("");
  return `${texts.slice(0, -1).join(", ")} and ${texts.at(-1) ?? ""}`;
}

/** The resources of some types that the program makes, by URN; those that it only reads are left out. */
export function made(world: World, ...tokens: readonly string[]): readonly ResourceView[] {
  return tokens.flatMap((token) => world.all(token)).filter((view) => view.node.kind === "custom");
}
