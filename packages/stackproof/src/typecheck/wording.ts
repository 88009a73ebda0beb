// Type check: what to do about the diagnostics that Pulumi programs have most often. Pure.
import type { Diagnostic } from "./diagnostics.ts";

/** The first sentence of a diagnostic, as the message of a finding. */
export function messageOf(diagnostic: Diagnostic): string {
  const headline = (diagnostic.text.split("\n", 1)[0] ?? "").trim();
  return /[.?!]$/.test(headline) ? headline : `${headline}.`;
}

/** What to write instead, where that can be said; undefined otherwise. */
export function fixOf(diagnostic: Diagnostic): string | undefined {
  const { code, text } = diagnostic;
  const [first, second] = [...text.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? "");
  const suggestion = /Did you mean (?:to write )?'([^']+)'\?/.exec(text)?.[1];
  if (suggestion !== undefined) return `Write \`${suggestion}\`.`;
  switch (code) {
    case 2353:
    case 2561:
      return `Remove \`${first}\`, or look up its name in this version of the SDK: the SDK drops what it does not know.`;
    case 2339:
      return outputs(second)
        ? `Use \`.apply(value => value.${first})\` to reach into an Output.`
        : `Look up in this version of the SDK what has \`${first}\`, or remove the use of it.`;
    case 2322:
    case 2345:
    case 2365:
    case 2769:
      return mismatch(text);
    case 2307:
    case 2792:
      return moduleFix(first ?? "");
    case 7016:
      return `Run \`npm install --save-dev ${typesPackage(first ?? "")}\`, or declare the module in a .d.ts file.`;
    case 2580:
    case 2591:
      return 'Run `npm install --save-dev @types/node`, and name "node" under `types` if the tsconfig has that list.';
    case 2305:
    case 2694:
    case 2724:
      return `Look up what \`${first}\` exports in the version that is installed; the name may have moved.`;
    case 2531:
    case 2532:
    case 2533:
    case 18047:
    case 18048:
    case 18049:
      return "Say what happens when it is missing: test for it, or use `?.` or `??`.";
    case 18046:
    case 2571:
      return "Narrow it first, such as with `instanceof Error` or `typeof`.";
    case 2554:
    case 2555:
      return "Give as many arguments as the function takes; a resource takes its name, its arguments and its options.";
    case 2739:
    case 2740:
    case 2741:
      return "Add the properties that are missing.";
    case 7006:
    case 7031:
      return `Give \`${first}\` a type.`;
    case 6133:
    case 6192:
    case 6196:
    case 6198:
      return "Remove what is not used.";
    default:
      return undefined;
  }
}

/** An Output where a plain value is wanted is the mistake that Pulumi programs make most. */
function mismatch(text: string): string | undefined {
  const given =
    /(?:Type|Argument of type) '((?:Output|OutputInstance)<[^']*)' is not assignable to (?:type|parameter of type) '([^']+)'/.exec(
      text,
    );
  if (given === null) {
    return /Promise<[^']*' is not assignable/.test(text)
      ? "Use `await`, or wrap it in `pulumi.output(...)`."
      : undefined;
  }
  return given[2] === "string"
    ? "Build the text with `pulumi.interpolate`, or use `.apply(value => ...)`: an Output has no value before the deployment."
    : "Use `.apply(value => ...)` or `pulumi.all([...]).apply(...)`: an Output has no value before the deployment.";
}

function moduleFix(name: string): string {
  if (name.startsWith(".") || name.startsWith("/")) return "Correct the path, or add the file.";
  return `Run \`npm install ${packageName(name)}\`.`;
}

function outputs(type: string | undefined): boolean {
  return type !== undefined && /^(?:pulumi\.)?Output(?:Instance)?</.test(type);
}

/** `@pulumi/aws` of `@pulumi/aws/types`. */
export function packageName(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** DefinitelyTyped's name for the types of a package: `@types/a__b` for `@a/b`. */
function typesPackage(specifier: string): string {
  const name = packageName(specifier);
  return `@types/${name.startsWith("@") ? name.slice(1).replace("/", "__") : name}`;
}
