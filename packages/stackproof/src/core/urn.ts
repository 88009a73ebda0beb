// Core: Pulumi's names for resources. The form is that of https://www.pulumi.com/docs/iac/concepts/resources/names/

/** The parts of a URN. `typeChain` is the `$`-joined types from the outermost component to the resource itself. */
export interface UrnParts {
  readonly stack: string;
  readonly project: string;
  readonly typeChain: string;
  readonly name: string;
}

/** The type of the resource that stands for the stack. */
export const STACK_TYPE = "pulumi:pulumi:Stack";

/** Makes `urn:pulumi:<stack>::<project>::<type chain>::<name>`. */
export function formatUrn(parts: UrnParts): string {
  return `urn:pulumi:${parts.stack}::${parts.project}::${parts.typeChain}::${parts.name}`;
}

/** Takes a URN apart; undefined when the text is none. A name may hold `::` itself. */
export function parseUrn(urn: string): UrnParts | undefined {
  if (!urn.startsWith("urn:pulumi:")) return undefined;
  const [stack, project, typeChain, ...name] = urn.slice("urn:pulumi:".length).split("::");
  if (stack === undefined || project === undefined || typeChain === undefined || name.length === 0)
    return undefined;
  return { stack, project, typeChain, name: name.join("::") };
}

/**
 * The URN of a resource below `parent`. The stack resource adds nothing to the chain of types, as in Pulumi.
 */
export function childUrn(
  stack: { readonly stack: string; readonly project: string },
  parent: string | undefined,
  type: string,
  name: string,
): string {
  const parentChain = parent === undefined ? undefined : parseUrn(parent)?.typeChain;
  const typeChain = parentChain === undefined || parentChain === STACK_TYPE ? type : `${parentChain}$${type}`;
  return formatUrn({ stack: stack.stack, project: stack.project, typeChain, name });
}

/** The type token of the resource that a URN names: the last of its chain. */
export function typeOfUrn(urn: string): string {
  const chain = parseUrn(urn)?.typeChain ?? "";
  return chain.slice(chain.lastIndexOf("$") + 1);
}

/** The name of the resource that a URN names; the text itself when it is no URN. */
export function nameOfUrn(urn: string): string {
  return parseUrn(urn)?.name ?? urn;
}

/** `aws` of `aws:ec2/vpc:Vpc`; for a provider, the package that it provides: `aws` of `pulumi:providers:aws`. */
export function packageOfToken(token: string): string {
  const [first = "", second, third] = token.split(":");
  return first === "pulumi" && second === "providers" && third !== undefined ? third : first;
}

/** `aws:ec2/vpc:Vpc` as a reader says it: `aws.ec2.Vpc`. */
export function displayToken(token: string): string {
  const [pkg = "", module = "", name = ""] = token.split(":");
  const group = module.split("/")[0] ?? "";
  return group === "" || group === "index" ? `${pkg}.${name}` : `${pkg}.${group}.${name}`;
}

/** True for the token of a provider resource, `pulumi:providers:<package>`. */
export function isProviderToken(token: string): boolean {
  return token.startsWith("pulumi:providers:");
}
