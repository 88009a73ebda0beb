// Model: which inputs of one resource go together. The wordings that are quoted are those of the provider's SDK:
// https://github.com/hashicorp/terraform-plugin-sdk/blob/main/helper/schema/schema.go. Pure.
import { alternatives, type KindOptions, snakeCase } from "./kinds/kind.ts";
import type { ResourceView } from "./view.ts";

/** What is wrong with a combination of inputs. */
export interface RelationProblem {
  readonly slug: "missing-input" | "conflicting-inputs";
  readonly property?: string;
  /** Completes "`name` …". */
  readonly says: string;
  readonly fix: string;
  readonly quote?: string;
}

/** A rule about the presence of inputs. */
export interface Relation<K extends string> {
  /** In words, for the coverage page. */
  readonly expects: string;
  readonly inputs: readonly K[];
  readonly options: KindOptions;
  problem(self: ResourceView): RelationProblem | undefined;
}

/** Exactly one of the inputs must be given. */
export function exactlyOneOf<K extends string>(
  inputs: readonly K[],
  options: KindOptions = {},
): Relation<NoInfer<K>> {
  return {
    expects: `exactly one of ${inputs.join(", ")}`,
    inputs,
    options,
    problem(self) {
      const given = inputs.filter((input) => isSet(self, input));
      if (given.length === 1) return undefined;
      if (given.length === 0) return missing(inputs, options);
      return {
        slug: "conflicting-inputs",
        property: given[1] ?? "",
        says: `has ${alternatives(plain(given), "and")}, of which it takes one`,
        fix: `Give one of ${plain(inputs).join(", ")} and leave the others out.`,
        ...quote(
          options,
          () =>
            `"${snakeCase(given[1] ?? "")}": only one of \`${snakes(inputs)}\` can be specified, but \`${snakes(given)}\` were specified.`,
        ),
      };
    },
  };
}

/** At least one of the inputs must be given. */
export function atLeastOneOf<K extends string>(
  inputs: readonly K[],
  options: KindOptions = {},
): Relation<NoInfer<K>> {
  return {
    expects: `at least one of ${inputs.join(", ")}`,
    inputs,
    options,
    problem: (self) => (inputs.some((input) => isSet(self, input)) ? undefined : missing(inputs, options)),
  };
}

/** No two of the inputs may be given. */
export function conflictsWith<K extends string>(
  inputs: readonly K[],
  options: KindOptions = {},
): Relation<NoInfer<K>> {
  return {
    expects: `not together: ${inputs.join(", ")}`,
    inputs,
    options,
    problem(self) {
      const [first, second] = inputs.filter((input) => isSet(self, input));
      if (first === undefined || second === undefined) return undefined;
      return {
        slug: "conflicting-inputs",
        property: second,
        says: `has both ${first} and ${second}, which exclude each other`,
        fix: `Leave out ${first} or ${second}.`,
        ...quote(options, () => `"${snakeCase(second)}": conflicts with ${snakeCase(first)}`),
      };
    },
  };
}

/** When the first input is given, the others must be, too. */
export function requiredWith<K extends string>(
  input: K,
  others: readonly K[],
  options: KindOptions = {},
): Relation<NoInfer<K>> {
  return {
    expects: `${input} together with ${others.join(", ")}`,
    inputs: [input, ...others],
    options,
    problem(self) {
      if (!isSet(self, input)) return undefined;
      const absent = others.filter((other) => !isSet(self, other));
      if (absent.length === 0) return undefined;
      return {
        slug: "missing-input",
        property: input,
        says: `has ${input} without ${absent.join(" and ")}`,
        fix: `Give ${absent.join(" and ")} as well, or leave out ${input}.`,
        ...quote(
          options,
          () => `"${snakeCase(input)}": all of \`${snakes([input, ...others])}\` must be specified`,
        ),
      };
    },
  };
}

function missing(inputs: readonly string[], options: KindOptions): RelationProblem {
  return {
    slug: "missing-input",
    says: `has none of ${plain(inputs).join(", ")}`,
    fix: `Give one of ${plain(inputs).join(", ")}.`,
    ...quote(
      options,
      () => `"${snakeCase(inputs[0] ?? "")}": one of \`${snakes(inputs)}\` must be specified`,
    ),
  };
}

/** An empty text counts as absent for the provider's SDK, an unknown value as given. */
function isSet(self: ResourceView, input: string): boolean {
  return self.has(input) && self.node.inputs[input] !== "";
}

function plain(inputs: readonly string[]): string[] {
  return [...inputs];
}

function snakes(inputs: readonly string[]): string {
  return inputs.map(snakeCase).join(",");
}

function quote(options: KindOptions, words: () => string): { readonly quote?: string } {
  return (options.by ?? "provider") === "provider" ? { quote: words() } : {};
}
