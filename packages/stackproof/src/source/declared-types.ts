// Source: what a written type says of a value, as far as Pulumi goes.
import { DefinitionType } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { SourceView } from "./check.ts";
import type { FoundClass, PackageMember } from "./names.ts";
import type { Node, SourceFile } from "./source-file.ts";

type Known = Pick<SourceView, "sources" | "names" | "meanings">;

/** What a type says. */
export type TypeMeaning =
  | { readonly kind: "output" | "input" }
  | {
      readonly kind: "resource";
      readonly member: PackageMember | undefined;
      readonly own: FoundClass | undefined;
    }
  /** An interface or an object type of the program. */
  | {
      readonly kind: "object";
      readonly source: SourceFile;
      readonly members: readonly TSESTree.TypeElement[];
    };

/** Names in @pulumi/aws that are resources and never types of another kind. */
const RESOURCES = new Set(
  `Alias Alb Bucket BucketV2 Cluster DbInstance Distribution Eip FileSystem Function HostedZone Instance
  InternetGateway Key LaunchTemplate Listener LoadBalancer LogGroup NatGateway Permission Policy Provider Queue
  Repository RestApi Role RouteTable Secret SecurityGroup Stage StateMachine Subnet SubnetGroup Table TargetGroup
  Topic UserPool Vpc WebAcl Zone`.split(/\s+/),
);

/** What an annotation says; undefined for all that is not known for sure, unions among them. */
export function meaningOfType(
  known: Known,
  source: SourceFile,
  type: TSESTree.TypeNode,
  depth = 0,
): TypeMeaning | undefined {
  if (depth > 10) return undefined;
  const { names, sources } = known;
  if (type.type === "TSTypeLiteral") return { kind: "object", source, members: type.members };
  if (type.type !== "TSTypeReference") return undefined;
  const [name, last] = partsOf(type.typeName);
  if (name === undefined) return undefined;
  const variable = names.variableOf(source, name);
  const [definition] = variable?.defs ?? [];
  if (definition === undefined) return undefined;
  if (definition.type === DefinitionType.ClassName && last === undefined)
    return ownClass(known, { source, node: definition.node });
  if (definition.type === DefinitionType.Type && last === undefined)
    return ofDeclaration(known, source, definition.node, depth);
  if (definition.type !== DefinitionType.ImportBinding) return undefined;
  const member = names.memberOf(source, name);
  if (member !== undefined)
    return ofMember(last === undefined ? member : { ...member, path: [...member.path, ...pathOf(type)] });
  if (last !== undefined || definition.parent?.type !== "ImportDeclaration") return undefined;
  const file = sources.imported(source, definition.parent.source.value);
  if (file === undefined || definition.node.type !== "ImportSpecifier") return undefined;
  const { imported } = definition.node;
  const declared = declarationIn(file, imported.type === "Identifier" ? imported.name : imported.value);
  if (declared === undefined) return undefined;
  return declared.type === "ClassDeclaration"
    ? ownClass(known, { source: file, node: declared })
    : ofDeclaration(known, file, declared, depth);
}

function ownClass({ meanings }: Known, own: FoundClass): TypeMeaning | undefined {
  const kind = meanings.classKind(own);
  return kind === "component" || kind === "custom" ? { kind: "resource", member: undefined, own } : undefined;
}

function ofDeclaration(known: Known, source: SourceFile, node: Node, depth: number): TypeMeaning | undefined {
  if (node.type === "TSInterfaceDeclaration") return { kind: "object", source, members: node.body.body };
  return node.type === "TSTypeAliasDeclaration"
    ? meaningOfType(known, source, node.typeAnnotation, depth + 1)
    : undefined;
}

function ofMember({ package: name, path }: PackageMember): TypeMeaning | undefined {
  const last = path.at(-1) ?? "";
  if (name === "@pulumi/pulumi") {
    if (last === "Output" || last === "Input") return { kind: last === "Output" ? "output" : "input" };
    return undefined;
  }
  return name === "@pulumi/aws" && path.length === 2 && RESOURCES.has(last)
    ? { kind: "resource", member: { package: name, path }, own: undefined }
    : undefined;
}

/** The first name of `a.b.C`, and the last when there are several. */
function partsOf(name: TSESTree.EntityName): readonly [Node | undefined, string | undefined] {
  if (name.type === "Identifier") return [name, undefined];
  if (name.type !== "TSQualifiedName") return [undefined, undefined];
  return [partsOf(name.left)[0], name.right.name];
}

/** The names after the first of `a.b.C`. */
function pathOf(type: TSESTree.TSTypeReference): string[] {
  const path: string[] = [];
  for (let at: TSESTree.EntityName = type.typeName; at.type === "TSQualifiedName"; at = at.left)
    path.unshift(at.right.name);
  return path;
}

function declarationIn(
  file: SourceFile,
  name: string,
): TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration | TSESTree.ClassDeclaration | undefined {
  for (const statement of file.program.body) {
    const node = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    switch (node?.type) {
      case "TSInterfaceDeclaration":
      case "TSTypeAliasDeclaration":
      case "ClassDeclaration":
        if (node.id?.name === name) return node;
    }
  }
  return undefined;
}
