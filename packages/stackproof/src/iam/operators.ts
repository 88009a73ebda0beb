// IAM: condition operators. Pure.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html

/** What an operator compares. */
export type OperatorType = "String" | "Numeric" | "Date" | "Bool" | "Binary" | "IpAddress" | "Arn" | "Null";

export interface Operator {
  /** Without prefix and suffix: "StringLike". */
  readonly name: string;
  readonly type: OperatorType;
  readonly isNegated: boolean;
  readonly quantifier: "ForAllValues" | "ForAnyValue" | undefined;
  readonly ifExists: boolean;
}

const TYPES: Readonly<Record<string, OperatorType>> = {
  StringEquals: "String",
  StringNotEquals: "String",
  StringEqualsIgnoreCase: "String",
  StringNotEqualsIgnoreCase: "String",
  StringLike: "String",
  StringNotLike: "String",
  NumericEquals: "Numeric",
  NumericNotEquals: "Numeric",
  NumericLessThan: "Numeric",
  NumericLessThanEquals: "Numeric",
  NumericGreaterThan: "Numeric",
  NumericGreaterThanEquals: "Numeric",
  DateEquals: "Date",
  DateNotEquals: "Date",
  DateLessThan: "Date",
  DateLessThanEquals: "Date",
  DateGreaterThan: "Date",
  DateGreaterThanEquals: "Date",
  Bool: "Bool",
  BinaryEquals: "Binary",
  IpAddress: "IpAddress",
  NotIpAddress: "IpAddress",
  ArnEquals: "Arn",
  ArnLike: "Arn",
  ArnNotEquals: "Arn",
  ArnNotLike: "Arn",
  Null: "Null",
};

export const OPERATOR_NAMES: readonly string[] = Object.keys(TYPES);

/** Reads an operator with its quantifier and suffix; undefined for one that does not exist. */
export function findOperator(text: string): Operator | undefined {
  const found = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(text);
  const name = found?.[2] ?? "";
  const type = TYPES[name];
  if (type === undefined) return undefined;
  return {
    name,
    type,
    isNegated: name.includes("Not"),
    quantifier: found?.[1] as Operator["quantifier"],
    ifExists: found?.[3] !== undefined,
  };
}
