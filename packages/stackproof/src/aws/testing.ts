// AWS: how the model of a resource type is tested: small stacks that must pass, that must give one finding, and the
// outputs that a program would read. Imported by tests only.
import { describe, expect, test } from "vitest";
import { holdsPlaceholder } from "../core/placeholder.ts";
import { type PropertyValue, Unknown, walk } from "../core/value.ts";
import type { ResourceNode } from "../graph/graph.ts";
import { codePrefix, quotaSlug } from "../model/codes.ts";
import { known } from "../model/kinds/kind.ts";
import type { ResourceModel } from "../model/resource.ts";
import { renderOneFinding } from "../report/terminal.ts";
import { gaps, kindMessages } from "./testing-inputs.ts";
import { type Built, runStack } from "./testing-stack.ts";
import { type Given, type Inputs, SmallStack } from "./testing-words.ts";

export {
  archive,
  type Given,
  type GivenOptions,
  given,
  type Input,
  type Inputs,
  interpolate,
  jsonText,
  type Out,
  out,
  stack,
  unknown,
} from "./testing-words.ts";

/** The tests of one model. */
export interface ResourceTest {
  /** Resources that every case can refer to. Only those that it does refer to, or that `with` has, are made. */
  readonly given?: Readonly<Record<string, Given>>;
  /** Stacks without any finding: near misses of the findings, and what people write. By what they show. */
  readonly accepts: Readonly<Record<string, Inputs | SmallStack>>;
  /** By slug: stacks that give exactly this finding and nothing else, wherever it stands. */
  readonly rejects?: Readonly<Record<string, Inputs | SmallStack | readonly (Inputs | SmallStack)[]>>;
  /** Outputs, in the region us-east-1 of the account 123456789012; regular expressions for made-up parts. */
  readonly outputs?: readonly {
    readonly of: Inputs | SmallStack;
    readonly are: Readonly<Record<string, PropertyValue | RegExp>>;
  }[];
  /** Names of inputs or nested inputs (`a.b`) that only @pulumi/aws 6 has. */
  readonly onlyInVersion6?: readonly string[];
}

/** Tests a model: its cases, its completeness against the installed SDK, and the texts of all its findings. */
export function testResource(model: ResourceModel, tests: ResourceTest): void {
  // oxlint-disable-next-line vitest/valid-title -- the token is the title
  describe(model.token, () => {
    test("every input of the SDK is modelled, and none that it does not have", () => {
      expect(gaps(model, tests.onlyInVersion6 ?? [])).toEqual([]);
    });

    test("an error has evidence", () => {
      const all = Object.entries({ ...model.findings, ...model.order });
      const guessed = all.filter(([, one]) => one.severity === "error" && one.evidence === "inferred");
      expect(guessed.map(([slug]) => slug)).toEqual([]);
    });

    test("what its kinds say", () => {
      expect(kindMessages(model.inputs, [], undefined, model)).toMatchSnapshot();
    });

    for (const [name, one] of Object.entries(tests.accepts)) {
      test(`accepts ${name}`, () => {
        const made = build(model, tests, one);
        expect(made.findings.map((finding) => renderOneFinding(finding))).toEqual([]);
        expect(unexpectedPlaceholders(model, made.subject)).toEqual([]);
      });
    }

    for (const [slug, cases] of Object.entries(tests.rejects ?? {})) {
      const list = Array.isArray(cases)
        ? (cases as readonly (Inputs | SmallStack)[])
        : [cases as Inputs | SmallStack];
      for (const [index, one] of list.entries()) {
        test(`rejects ${slug}${index === 0 ? "" : ` (${index + 1})`}`, () => {
          const { findings } = build(model, tests, one);
          const texts = findings.map((finding) => renderOneFinding(finding)).join("\n\n");
          expect({ codes: findings.map((finding) => finding.code), texts }).toEqual({
            codes: [`${codePrefix(model.token)}/${slug}`],
            texts,
          });
          expect(texts).toMatchSnapshot();
        });
      }
    }

    for (const [index, { of, are }] of (tests.outputs ?? []).entries()) {
      test(`outputs ${index + 1}`, () => {
        const { subject } = build(model, tests, of);
        const found = Object.keys(are).map((property) => [
          property,
          property === "id" ? subject.id : known(subject.outputs[property]),
        ]);
        const wanted = Object.entries(are).map(([property, value]) => [
          property,
          // oxlint-disable-next-line vitest/no-conditional-expect -- an asymmetric matcher, no assertion
          value instanceof RegExp ? expect.stringMatching(value) : value,
        ]);
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
      });
    }

    test("every finding has a case that fires", () => {
      const declared = [
        ...Object.keys(model.findings ?? {}),
        ...Object.keys(model.order ?? {}),
        ...Object.keys(model.unique ?? {}),
        ...(model.quotas ?? []).map((quota) => quotaSlug(quota.name)),
      ];
      const fired = new Set(Object.keys(tests.rejects ?? {}));
      expect(declared.filter((slug) => !fired.has(slug))).toEqual([]);
    });
  });
}

/** Runs a stack that is no case of a resource: for tests of helpers. The first resource is the subject. */
export function buildStack(resources: Readonly<Record<string, Given>>): Built {
  const [first = ""] = Object.keys(resources);
  return runStack(resources, {}, first, Object.keys(resources));
}

function build(model: ResourceModel, tests: ResourceTest, one: Inputs | SmallStack): Built {
  const { inputs, options } = one instanceof SmallStack ? one : new SmallStack(one, {});
  const { with: more = {}, ...own } = options;
  const resources = {
    ...tests.given,
    ...more,
    self: { ...own, token: model.token, inputs, name: own.name ?? "self" },
  };
  return runStack(resources, options, "self", ["self", ...Object.keys(more)]);
}

/** Outputs that are placeholders although the model does not call them unknowable. */
function unexpectedPlaceholders(model: ResourceModel, node: ResourceNode): string[] {
  const found: string[] = [];
  if (node.id !== undefined && holdsPlaceholder(node.id) && model.unknowable?.["id"] === undefined)
    found.push("id");
  for (const [name, value] of Object.entries(node.outputs)) {
    if (name in (model.unknowable ?? {}) || name in node.inputs) continue;
    walk(value, (part) => {
      if (part instanceof Unknown && !found.includes(name)) found.push(name);
    });
  }
  return found.map(
    (name) => `output ${name} is a placeholder: compute it in outputs, or list it as unknowable`,
  );
}
