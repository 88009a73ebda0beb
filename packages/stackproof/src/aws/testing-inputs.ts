// AWS: how the inputs of a model are tested: that it has those of the SDK, and what its kinds say. Imported by tests
// only.
import { isProviderToken } from "../core/urn.ts";
import { codePrefix, inputSlug } from "../model/codes.ts";
import { type Kind, known, snakeCase } from "../model/kinds/kind.ts";
import type { ResourceModel } from "../model/resource.ts";
import { installedSdk } from "../model/testing.ts";
import type { SchemaProperties, SchemaType } from "../schema/schema.ts";

/** Inputs that the SDK has and the model has not, and the other way round. Nested objects too. */
export function gaps(model: ResourceModel, onlyInVersion6: readonly string[]): string[] {
  const found = new Set<string>();
  const sdk = installedSdk();
  const tokens = [model.token, ...(model.aliases ?? [])];
  const schemas = tokens.flatMap((token) => {
    const schema = sdk.resource(token);
    if (schema === undefined && !isProviderToken(token)) found.add(`the SDK has no type ${token}`);
    return schema === undefined ? [] : [schema];
  });
  const listed = { ...model.inputs, ...model.unmodelled };
  for (const schema of schemas) {
    for (const name of Object.keys(schema.inputs)) {
      if (!(name in listed) && name !== "region")
        found.add(`input ${name} is neither modelled nor listed as unmodelled`);
    }
  }
  for (const name of Object.keys(listed)) {
    if (onlyInVersion6.includes(name)) continue;
    const property = schemas.map((schema) => schema.inputs[name]).find((one) => one !== undefined);
    if (property === undefined) found.add(`the SDK has no input ${name}`);
    else nestedGaps(model.inputs[name], property.type, name, found, onlyInVersion6);
  }
  return [...found];
}

function nestedGaps(
  kind: Kind<unknown> | undefined,
  type: SchemaType,
  path: string,
  found: Set<string>,
  onlyInVersion6: readonly string[],
): void {
  if (kind === undefined) return;
  if ((type.kind === "list" || type.kind === "map") && kind.element !== undefined) {
    nestedGaps(kind.element, type.element, path, found, onlyInVersion6);
    return;
  }
  const options = type.kind === "union" ? type.options : [type];
  const names = options.flatMap((option) => (option.kind === "object" ? [option.name] : []));
  const [name] = names;
  if (kind.fields === undefined || name === undefined) return;
  const schema: SchemaProperties = installedSdk().object(name) ?? {};
  for (const [key, property] of Object.entries(schema)) {
    const field = kind.fields[key];
    if (field === undefined) found.add(`input ${path}.${key} is not modelled`);
    nestedGaps(field, property.type, `${path}.${key}`, found, onlyInVersion6);
  }
  for (const key of Object.keys(kind.fields)) {
    const nested = `${path}.${key}`;
    if (schema[key] === undefined && !onlyInVersion6.includes(nested))
      found.add(`the SDK has no input ${nested}`);
  }
}

/** What each kind says of a value that it refuses, and that it takes the value that it calls good. */
export function kindMessages(
  fields: Readonly<Record<string, Kind<unknown>>>,
  path: readonly string[],
  attribute: string | undefined,
  model: ResourceModel,
): string[] {
  const lines: string[] = [];
  for (const [name, kind] of Object.entries(fields)) {
    const here = [...path, name];
    const snake =
      path.length === 0
        ? snakeCase(name)
        : attribute === undefined
          ? undefined
          : `${attribute}.0.${snakeCase(name)}`;
    lines.push(...messagesOf(kind, here, snake, model));
  }
  return lines;
}

function messagesOf(
  kind: Kind<unknown>,
  path: readonly string[],
  attribute: string | undefined,
  model: ResourceModel,
): string[] {
  if (kind.fields !== undefined) return kindMessages(kind.fields, path, attribute, model);
  const lines: string[] = [];
  const at = { path, attribute, self: undefined, world: undefined };
  const good = known(kind.good);
  if (good !== undefined) {
    kind.check(good, {
      ...at,
      report: ({ says }) => {
        throw new Error(`The kind of ${path.join(".")} refuses its own good value: ${says}`);
      },
    });
  }
  const bad = known(kind.bad);
  if (kind.element?.fields !== undefined) return kindMessages(kind.element.fields, path, undefined, model);
  if (bad === undefined) return lines;
  kind.check(bad, {
    ...at,
    report(problem) {
      const code = `${codePrefix(model.token)}/${problem.slug ?? inputSlug(problem.path)}`;
      const quote = problem.quote === undefined ? "" : ` | ${problem.quote}`;
      lines.push(`${code}: ${problem.says}${quote}`.slice(0, 400));
    },
  });
  if (lines.length === 0) throw new Error(`The kind of ${path.join(".")} takes the value that it calls bad`);
  return lines;
}
