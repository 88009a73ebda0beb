// AWS IAM: policy documents as the Terraform provider puts them together and writes them. Pure.
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/policy_model.go
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../../core/value.ts";
import { scalarText } from "../../model/plain.ts";

/** Principals of one type, such as AWS or Service. One identifier may stand without a list. */
export interface Principal {
  readonly type: string;
  readonly identifiers: string | readonly string[];
}

/** A condition: an operator, a key and values. */
export interface Condition {
  readonly test: string;
  readonly variable: string;
  readonly values: string | readonly string[];
}

/** A statement. Actions and resources of source documents are kept as they were written. */
export interface Statement {
  readonly sid: string;
  readonly effect: string;
  readonly actions?: PropertyValue;
  readonly notActions?: PropertyValue;
  readonly resources?: PropertyValue;
  readonly notResources?: PropertyValue;
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly conditions: readonly Condition[];
}

/** A document. Empty texts are left out when it is written. */
export interface PolicyDocument {
  readonly version: string;
  readonly id: string;
  readonly statements: readonly Statement[];
}

/** A document that is not of the form that the provider reads; the message is the provider's. */
export class PolicyFormError extends Error {}

/** `next` put over `base`: its id and later version win, and its statements replace those with the same Sid. */
export function mergeDocuments(base: PolicyDocument, next: PolicyDocument): PolicyDocument {
  const statements = [...base.statements];
  for (const statement of next.statements) {
    const same = statement.sid === "" ? -1 : statements.findIndex((other) => other.sid === statement.sid);
    if (same === -1) statements.push(statement);
    else statements[same] = statement;
  }
  return {
    id: next.id === "" ? base.id : next.id,
    version: next.version > base.version ? next.version : base.version,
    statements,
  };
}

/**
 * Reads a JSON document. Member names are taken without regard to case, as Go's decoder does.
 *
 * @throws PolicyFormError when a part has a type that the provider does not take.
 */
export function parseDocument(json: string): PolicyDocument {
  const data = JSON.parse(json) as PropertyValue;
  if (!isPropertyMap(data)) {
    throw new PolicyFormError(
      `json: cannot unmarshal ${goKind(data)} into Go value of type iam.iamPolicyDoc`,
    );
  }
  const statements = member(data, "Statement");
  if (statements !== undefined && statements !== null && !Array.isArray(statements)) {
    const type = "Go struct field iamPolicyDoc.Statement of type []*iam.iamPolicyStatement";
    throw new PolicyFormError(`json: cannot unmarshal ${goKind(statements)} into ${type}`);
  }
  return {
    version: textMember(data, "Version"),
    id: textMember(data, "Id"),
    statements: (statements ?? []).filter((item) => isPropertyMap(item)).map((item) => parseStatement(item)),
  };
}

function parseStatement(data: PropertyMap): Statement {
  const list = (name: string, key: "actions" | "notActions" | "resources" | "notResources") => {
    const value = member(data, name);
    return value === undefined || value === null ? {} : { [key]: value };
  };
  return {
    sid: textMember(data, "Sid"),
    effect: textMember(data, "Effect"),
    ...list("Action", "actions"),
    ...list("NotAction", "notActions"),
    ...list("Resource", "resources"),
    ...list("NotResource", "notResources"),
    principals: parsePrincipals(member(data, "Principal")),
    notPrincipals: parsePrincipals(member(data, "NotPrincipal")),
    conditions: parseConditions(member(data, "Condition")),
  };
}

function parsePrincipals(value: PropertyValue | undefined): Principal[] {
  if (value === undefined || value === null) return [];
  if (typeof value === "string") return [{ type: "*", identifiers: ["*"] }];
  if (!isPropertyMap(value))
    throw new PolicyFormError(`Unsupported data type ${goType(value)} for IAMPolicyStatementPrincipalSet`);
  return Object.entries(value).map(([type, identifiers]) => {
    if (typeof identifiers === "string") return { type, identifiers };
    if (!Array.isArray(identifiers)) {
      throw new PolicyFormError(
        `Unsupported data type ${goType(identifiers)} for IAMPolicyStatementPrincipalSet.Identifiers`,
      );
    }
    return { type, identifiers: texts(identifiers, type).sort(compare) };
  });
}

function texts(list: readonly PropertyValue[], type: string): string[] {
  return list.map((item, index) => {
    if (typeof item === "string") return item;
    throw new PolicyFormError(
      `Unsupported element type ${goType(item)} for IAMPolicyStatementPrincipalSet.Identifiers[${index}] (principal type "${type}"): must be string`,
    );
  });
}

function parseConditions(value: PropertyValue | undefined): Condition[] {
  if (!isPropertyMap(value)) return [];
  return Object.entries(value).flatMap(([test, variables]) =>
    isPropertyMap(variables)
      ? Object.entries(variables).map(([variable, values]) => ({
          test,
          variable,
          values: Array.isArray(values)
            ? values.flatMap((item) => scalarText(item) ?? [])
            : (scalarText(values) ?? ""),
        }))
      : [],
  );
}

/** The document in the order and form that the provider writes: two spaces of indentation, or none at all. */
export function writeDocument(document: PolicyDocument, indent: "  " | ""): string {
  const members: [string, PropertyValue][] = [];
  if (document.version !== "") members.push(["Version", document.version]);
  if (document.id !== "") members.push(["Id", document.id]);
  if (document.statements.length > 0)
    members.push(["Statement", document.statements.map((item) => statementData(item))]);
  return goJson(Object.fromEntries(members), indent);
}

function statementData(statement: Statement): PropertyMap {
  return {
    ...(statement.sid !== "" && { Sid: statement.sid }),
    ...(statement.effect !== "" && { Effect: statement.effect }),
    ...(statement.actions !== undefined && { Action: statement.actions }),
    ...(statement.notActions !== undefined && { NotAction: statement.notActions }),
    ...(statement.resources !== undefined && { Resource: statement.resources }),
    ...(statement.notResources !== undefined && { NotResource: statement.notResources }),
    ...(statement.principals.length > 0 && { Principal: principalData(statement.principals) }),
    ...(statement.notPrincipals.length > 0 && { NotPrincipal: principalData(statement.notPrincipals) }),
    ...(statement.conditions.length > 0 && { Condition: conditionData(statement.conditions) }),
  };
}

/** `{"*": "*"}` alone becomes `"*"`; identifiers of one type are put together, those of a list in falling order. */
function principalData(principals: readonly Principal[]): PropertyValue {
  const [only] = principals;
  if (principals.length === 1 && only?.type === "*" && [only.identifiers].flat().join("\n") === "*")
    return "*";
  const byType = new Map<string, string | string[]>();
  for (const { type, identifiers } of principals) {
    const before = byType.get(type);
    if (typeof identifiers === "string")
      byType.set(type, before === undefined ? identifiers : [before, identifiers].flat());
    else byType.set(type, [before ?? [], [...identifiers].sort(compare).reverse()].flat());
  }
  return sorted(byType);
}

/** The values of one operator and key are put together; one value stands without a list. */
function conditionData(conditions: readonly Condition[]): PropertyMap {
  const byTest = new Map<string, Map<string, string[]>>();
  for (const { test, variable, values } of conditions) {
    const variables = byTest.get(test) ?? new Map<string, string[]>();
    byTest.set(test, variables);
    variables.set(variable, [...(variables.get(variable) ?? []), values].flat());
  }
  const result: PropertyMap = {};
  for (const test of [...byTest.keys()].sort(compare)) {
    const entries = [...(byTest.get(test) ?? [])].map(([variable, values]): [string, PropertyValue] => {
      const [first] = values;
      return [variable, values.length === 1 && first !== undefined ? first : values];
    });
    result[test] = sorted(new Map(entries));
  }
  return result;
}

function sorted(map: ReadonlyMap<string, PropertyValue>): PropertyMap {
  return Object.fromEntries([...map.entries()].sort(([a], [b]) => compare(a, b)));
}

/** JSON as Go's encoding/json writes it: with `<`, `>`, `&` and the two line separators as escapes. */
function goJson(value: PropertyMap, indent: "  " | ""): string {
  const text = JSON.stringify(value, undefined, indent);
  return text.replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function member(data: PropertyMap, name: string): PropertyValue | undefined {
  if (name in data) return data[name];
  const key = Object.keys(data).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : data[key];
}

function textMember(data: PropertyMap, name: string): string {
  const value = member(data, name);
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  throw new PolicyFormError(
    `json: cannot unmarshal ${goKind(value)} into Go struct field .${name} of type string`,
  );
}

function goKind(value: PropertyValue): string {
  if (typeof value === "boolean") return "bool";
  if (Array.isArray(value)) return "array";
  return typeof value;
}

function goType(value: PropertyValue): string {
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return "float64";
  return Array.isArray(value) ? "[]interface {}" : "<nil>";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
