// Host: @pulumi/random for real. Values come from the URN (which holds project and stack) and the keepers, so they
// are the same on every run and new when the provider would make new ones. Pure.
// Outputs, ids and secrets as in https://github.com/hashicorp/terraform-provider-random/tree/main/internal/provider
// and https://github.com/pulumi/pulumi-random/blob/master/provider/resources.go
import { type PropertyMap, type PropertyValue, Secret, unwrapSecret } from "../../core/value.ts";
import type { CreateRequest } from "../../engine/provider-host.ts";
import type { HostContext, PackageHost } from "../context.ts";
import { randomRefused } from "../findings.ts";
import { formatUuid, RepeatableRandom } from "../repeatable.ts";
import { countAt, isGiven, listAt, numberAt, stableText, textAt } from "../values.ts";
import { allowedCharacters, bcryptShapedText, minimumLength, randomText, textRules } from "./text.ts";
import { ADJECTIVES, ADVERBS, ANIMALS } from "./words.ts";

/** What a random resource comes to: its id, and what it puts out beside its inputs. */
interface RandomValue {
  readonly id: string;
  readonly outputs: PropertyMap;
}

/** A reason why the provider would refuse the inputs. */
interface Refusal {
  readonly found: string;
  readonly fix: string;
  readonly property: string;
  readonly quote?: string;
}

interface RandomType {
  readonly make: (inputs: PropertyMap, random: RepeatableRandom) => RandomValue;
  readonly refusal?: (inputs: PropertyMap) => Refusal | undefined;
}

/** Serves the package `random`. What the provider would refuse is reported, and a value is made all the same. */
export function createRandomHost(context: HostContext): PackageHost {
  return {
    create(request) {
      const type = TYPES[request.type];
      if (type === undefined) return undefined;
      const refusal = type.refusal?.(request.inputs);
      if (refusal !== undefined) report(context, request, refusal);
      const value = type.make(request.inputs, new RepeatableRandom(seedOf(request)));
      const outputs = { ...request.inputs, ...value.outputs };
      return { id: value.id, inputs: request.inputs, outputs, coverage: "modelled" };
    },
  };
}

function report(context: HostContext, request: CreateRequest, refusal: Refusal): void {
  const { property, ...texts } = refusal;
  const source = request.source === undefined ? {} : { source: request.source };
  context.report(
    randomRefused.at({ urn: request.urn, property, ...source }, { name: request.name, ...texts }),
  );
}

/**
 * A `seed` of the program's own (RandomInteger, RandomShuffle) takes the place of the URN: equal seeds give equal
 * values. They are not the values of the real provider, whose generator is Go's.
 */
function seedOf(request: CreateRequest): string {
  const seed = textAt(request.inputs, "seed") ?? "";
  return seed === "" ? `${request.urn}\u0000${stableText(request.inputs["keepers"])}` : `seed\u0000${seed}`;
}

const TYPES: Readonly<Record<string, RandomType>> = {
  "random:index/randomId:RandomId": { make: makeId },
  "random:index/randomBytes:RandomBytes": { make: makeBytes },
  "random:index/randomString:RandomString": { make: makeString, refusal: refuseText },
  "random:index/randomPassword:RandomPassword": { make: makePassword, refusal: refuseText },
  "random:index/randomPet:RandomPet": { make: makePet },
  "random:index/randomInteger:RandomInteger": { make: makeInteger, refusal: refuseInteger },
  "random:index/randomShuffle:RandomShuffle": { make: makeShuffle },
  "random:index/randomUuid:RandomUuid": { make: (_, random) => uuid(random.bytes(16), 4) },
  "random:index/randomUuid4:RandomUuid4": { make: (_, random) => uuid(random.bytes(16), 4) },
  "random:index/randomUuid7:RandomUuid7": { make: (_, random) => uuid(timeOrdered(random), 7) },
};

function makeId(inputs: PropertyMap, random: RepeatableRandom): RandomValue {
  const bytes = random.bytes(countAt(inputs, "byteLength", 8));
  const prefix = textAt(inputs, "prefix") ?? "";
  const id = bytes.toString("base64url");
  const hex = bytes.toString("hex");
  return {
    id,
    outputs: {
      b64Url: prefix + id,
      b64Std: prefix + bytes.toString("base64"),
      hex: prefix + hex,
      dec: prefix + (hex === "" ? "0" : BigInt(`0x${hex}`).toString()),
    },
  };
}

function makeBytes(inputs: PropertyMap, random: RepeatableRandom): RandomValue {
  const bytes = random.bytes(countAt(inputs, "length", 32));
  const base64 = bytes.toString("base64");
  return { id: base64, outputs: { base64: new Secret(base64), hex: new Secret(bytes.toString("hex")) } };
}

function makeString(inputs: PropertyMap, random: RepeatableRandom): RandomValue {
  const result = randomText(textRules(inputs), random);
  return { id: result, outputs: { ...textDefaults(inputs), result } };
}

function makePassword(inputs: PropertyMap, random: RepeatableRandom): RandomValue {
  const result = randomText(textRules(inputs), random);
  const bcryptHash = new Secret(bcryptShapedText(random));
  return { id: "none", outputs: { ...textDefaults(inputs), result: new Secret(result), bcryptHash } };
}

/** The inputs that the provider fills in, as far as the program left them out. */
function textDefaults(inputs: PropertyMap): PropertyMap {
  const rules = textRules(inputs);
  const { upper, lower, numeric, special, minUpper, minLower, minNumeric, minSpecial } = rules;
  const all = { upper, lower, numeric, number: numeric, special, minUpper, minLower, minNumeric, minSpecial };
  return Object.fromEntries(Object.entries(all).filter(([key]) => !isGiven(inputs, key)));
}

function refuseText(inputs: PropertyMap): Refusal | undefined {
  const rules = textRules(inputs);
  if (numberAt(inputs, "length") !== undefined && rules.length < Math.max(1, minimumLength(rules))) {
    const least = Math.max(1, minimumLength(rules));
    return {
      property: "length",
      found: `length ${rules.length} is less than the ${least} characters that it must hold at least`,
      fix: `Set length to ${least} or more, or lower the minimums.`,
    };
  }
  if (allowedCharacters(rules) !== "") return undefined;
  return {
    property: "length",
    found: "upper, lower, numeric and special are all false",
    fix: "Leave at least one of upper, lower, numeric and special true.",
  };
}

function makePet(inputs: PropertyMap, random: RepeatableRandom): RandomValue {
  const length = countAt(inputs, "length", 2, 100);
  const separator = textAt(inputs, "separator") ?? "-";
  const prefix = textAt(inputs, "prefix") ?? "";
  const words: string[] = [];
  for (let adverbs = length - 2; adverbs > 0; adverbs--) words.push(random.pick(ADVERBS) ?? "");
  if (length > 1) words.push(random.pick(ADJECTIVES) ?? "");
  words.push(random.pick(ANIMALS) ?? "");
  const id = [...(prefix === "" ? [] : [prefix]), ...words].join(separator);
  return { id, outputs: { length: inputs["length"] ?? 2, separator: inputs["separator"] ?? "-" } };
}

function makeInteger(inputs: PropertyMap, random: RepeatableRandom): RandomValue {
  const minimum = Math.floor(numberAt(inputs, "min") ?? 0);
  const maximum = Math.floor(numberAt(inputs, "max") ?? minimum);
  const result = minimum + random.below(maximum - minimum + 1);
  return { id: String(result), outputs: { result } };
}

function refuseInteger(inputs: PropertyMap): Refusal | undefined {
  const minimum = numberAt(inputs, "min");
  const maximum = numberAt(inputs, "max");
  if (minimum === undefined || maximum === undefined || minimum <= maximum) return undefined;
  return {
    property: "min",
    found: `min ${minimum} is above max ${maximum}`,
    fix: "Give a min that is at most max.",
    quote: "The minimum (minVal) value needs to be smaller than or equal to maximum (maxVal) value.",
  };
}

function makeShuffle(inputs: PropertyMap, random: RepeatableRandom): RandomValue {
  const items = listAt(inputs, "inputs") ?? [];
  const count = countAt(inputs, "resultCount", items.length);
  const results: PropertyValue[] = [];
  while (items.length > 0 && results.length < count) results.push(...random.shuffle(items));
  const list = results.slice(0, count);
  // Only the list as a whole is secret when the inputs are; the provider itself marks nothing.
  return {
    id: "-",
    outputs: { results: inputs["inputs"] === unwrapSecret(inputs["inputs"]) ? list : new Secret(list) },
  };
}

function uuid(bytes: Uint8Array, version: number): RandomValue {
  const result = formatUuid(bytes, version);
  return { id: result, outputs: { result } };
}

/** Sixteen bytes that start with a time, milliseconds since 1970, as UUIDs of version 7 do: a time in 2025. */
function timeOrdered(random: RepeatableRandom): Buffer {
  const bytes = random.bytes(16);
  const year = 365 * 24 * 3600 * 1000;
  bytes.writeUIntBE(Date.UTC(2025, 0, 1) + random.below(year), 0, 6);
  return bytes;
}
