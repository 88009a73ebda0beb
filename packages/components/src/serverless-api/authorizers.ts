// ServerlessApi: which authorizers there are, and which function has which. Pure.
import type {
  AuthorizerArgs,
  CognitoAuthorizerArgs,
  JwtAuthorizerArgs,
  LambdaAuthorizerArgs,
  ServerlessApiArgs,
} from "./args.ts";

/** An authorizer that is a thing of its own in API Gateway. */
export type NamedAuthorizer = JwtAuthorizerArgs | CognitoAuthorizerArgs | LambdaAuthorizerArgs;

/** How a route is authorized: by an authorizer's name, or without one. */
export type Authorization =
  | { readonly kind: "none" }
  | { readonly kind: "iam" }
  | { readonly kind: "jwt" | "cognito" | "lambda"; readonly authorizer: string };

/** The authorizers of an API. */
export interface AuthorizerPlan {
  readonly authorizers: Readonly<Record<string, NamedAuthorizer>>;
  /** By function. */
  readonly of: Readonly<Record<string, Authorization>>;
  /** Names that two different authorizers have. */
  readonly twice: readonly string[];
}

/** Names authorizers; an object that several functions have is one. */
export function planAuthorizers(args: Pick<ServerlessApiArgs, "authorizer" | "functions">): AuthorizerPlan {
  const named = new Map<AuthorizerArgs, string>();
  const authorizers: Record<string, NamedAuthorizer> = {};
  const twice: string[] = [];
  const plan = (authorizer: AuthorizerArgs, byDefault: string): Authorization => {
    if (authorizer.kind === "none" || authorizer.kind === "iam") return authorizer;
    const before = named.get(authorizer);
    if (before !== undefined) return { kind: authorizer.kind, authorizer: before };
    const name = authorizer.name ?? byDefault;
    if (authorizers[name] !== undefined) twice.push(name);
    named.set(authorizer, name);
    authorizers[name] = authorizer;
    return { kind: authorizer.kind, authorizer: name };
  };
  const whole: AuthorizerArgs = args.authorizer ?? { kind: "none" };
  const isUsed = Object.values(args.functions).some(({ authorizer }) => authorizer === undefined);
  // First, so that a function that has the same one does not give it its name.
  if (isUsed) plan(whole, "authorizer");
  const of = Object.fromEntries(
    Object.entries(args.functions).map(([key, { authorizer }]) => [
      key,
      authorizer === undefined ? plan(whole, "authorizer") : plan(authorizer, `${key}-authorizer`),
    ]),
  );
  return { authorizers, of, twice };
}
