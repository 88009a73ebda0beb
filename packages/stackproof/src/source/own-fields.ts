// Source: the fields of an object that are its own classes' business.
import type { TSESTree } from "@typescript-eslint/types";
import { type ClassChain, constructorOf, memberName, parameterFields } from "./classes.ts";
import { walk } from "./source-file.ts";

/** A field. */
export interface Field {
  /** True when its type allows undefined. */
  readonly optional: boolean;
}

/** The fields that only the classes of the chain can give a value. */
export function fieldsOf(chain: ClassChain): Map<string, Field> {
  const fields = new Map<string, Field>();
  const others = new Set<string>(["urn"]);
  for (const found of chain.classes) {
    const constructor = constructorOf(found);
    for (const name of constructor === undefined ? [] : parameterFields(constructor))
      if (!fields.has(name)) fields.set(name, { optional: true });
    for (const member of found.node.body.body) {
      const name = memberName(member);
      if (name === undefined) continue;
      if (member.type !== "PropertyDefinition" || member.declare || member.decorators.length > 0)
        others.add(name);
      else if (!member.static) fields.set(name, { optional: allowsUndefined(member) });
    }
    walk(found.node.body, (node) => {
      if (node.type !== "AssignmentExpression" || node.left.type !== "MemberExpression") return;
      if (node.left.object.type !== "ThisExpression") return;
      const name = memberName(node.left);
      if (name !== undefined && !fields.has(name)) fields.set(name, { optional: true });
    });
  }
  for (const name of others) fields.delete(name);
  return fields;
}

function allowsUndefined({ optional, typeAnnotation }: TSESTree.PropertyDefinition): boolean {
  let allows = optional || typeAnnotation === undefined || typeAnnotation === null;
  if (typeAnnotation !== undefined && typeAnnotation !== null) {
    walk(typeAnnotation, ({ type }) => {
      if (/^TS(?:Undefined|Null|Any|Unknown)Keyword$/.test(type)) allows = true;
      return type === "TSTypeAnnotation" || type === "TSUnionType";
    });
  }
  return allows;
}
