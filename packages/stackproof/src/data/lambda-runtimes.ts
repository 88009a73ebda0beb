// Data: the runtimes of AWS Lambda.
// Source: the tables of https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html as cfn-lint 1.58.0 carries them
// (https://github.com/aws-cloudformation/cfn-lint/blob/main/src/cfnlint/data/AdditionalSpecs/LmbdRuntimeLifecycle.json);
// which of them have SnapStart: https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html.
// All read on the day of FACTS_DATE.

/** The day that "already" and "not yet" are measured from, so that the same program gives the same report. */
export const FACTS_DATE = "2026-11-21";

/** The kind of program that a runtime runs; what a handler looks like follows from it. */
export type RuntimeFamily = "nodejs" | "python" | "java" | "dotnet" | "ruby" | "go" | "provided";

/** A runtime. Dates are ISO days; AWS has moved the blocks of deprecated runtimes more than once. */
export interface LambdaRuntime {
  readonly id: string;
  readonly family: RuntimeFamily;
  /** No more updates and support from this day on. */
  readonly deprecated: string;
  /** No new functions from this day on. */
  readonly createBlocked: string;
  /** No changes of existing functions from this day on. */
  readonly updateBlocked: string;
  readonly snapStart: boolean;
}

function runtime(
  id: string,
  family: RuntimeFamily,
  dates: readonly [deprecated: string, createBlocked: string, updateBlocked: string],
  more: { readonly snapStart?: true } = {},
): LambdaRuntime {
  const [deprecated, createBlocked, updateBlocked] = dates;
  return { id, family, deprecated, createBlocked, updateBlocked, snapStart: more.snapStart ?? false };
}

/** All runtimes of zip functions, the newest of a family first. */
export const LAMBDA_RUNTIMES: readonly LambdaRuntime[] = [
  runtime("nodejs24.x", "nodejs", ["2028-04-30", "2028-06-01", "2028-07-01"]),
  runtime("nodejs22.x", "nodejs", ["2027-04-30", "2027-06-01", "2027-07-01"]),
  runtime("nodejs20.x", "nodejs", ["2026-04-30", "2027-02-01", "2027-03-03"]),
  runtime("nodejs18.x", "nodejs", ["2025-09-01", "2027-02-01", "2027-03-03"]),
  runtime("nodejs16.x", "nodejs", ["2024-06-12", "2027-02-01", "2027-03-03"]),
  runtime("nodejs14.x", "nodejs", ["2023-12-04", "2024-01-09", "2027-03-03"]),
  runtime("nodejs12.x", "nodejs", ["2023-03-31", "2023-03-31", "2023-04-30"]),
  runtime("nodejs10.x", "nodejs", ["2021-07-30", "2021-07-30", "2022-02-14"]),
  runtime("nodejs8.10", "nodejs", ["2020-03-06", "2020-02-04", "2020-03-06"]),
  runtime("nodejs6.10", "nodejs", ["2019-08-12", "2019-07-12", "2019-08-12"]),
  runtime("nodejs4.3", "nodejs", ["2020-03-05", "2020-02-03", "2020-03-05"]),
  runtime("nodejs4.3-edge", "nodejs", ["2020-03-05", "2019-03-31", "2019-04-30"]),
  runtime("nodejs", "nodejs", ["2016-08-30", "2016-09-30", "2016-10-31"]),
  runtime("python3.14", "python", ["2029-06-30", "2029-07-31", "2029-08-31"], { snapStart: true }),
  runtime("python3.13", "python", ["2029-06-30", "2029-07-31", "2029-08-31"], { snapStart: true }),
  runtime("python3.12", "python", ["2028-10-31", "2028-11-30", "2029-01-10"], { snapStart: true }),
  runtime("python3.11", "python", ["2027-06-30", "2027-07-31", "2027-08-31"]),
  runtime("python3.10", "python", ["2026-10-31", "2027-02-01", "2027-03-03"]),
  runtime("python3.9", "python", ["2025-12-15", "2027-02-01", "2027-03-03"]),
  runtime("python3.8", "python", ["2024-10-14", "2027-02-01", "2027-03-03"]),
  runtime("python3.7", "python", ["2023-12-04", "2024-01-09", "2027-03-03"]),
  runtime("python3.6", "python", ["2022-07-18", "2022-07-18", "2022-08-29"]),
  runtime("python2.7", "python", ["2021-07-15", "2021-07-15", "2022-05-30"]),
  runtime("java25", "java", ["2029-06-30", "2029-07-31", "2029-08-31"], { snapStart: true }),
  runtime("java21", "java", ["2029-06-30", "2029-07-31", "2029-08-31"], { snapStart: true }),
  runtime("java17", "java", ["2027-06-30", "2027-07-31", "2027-08-31"], { snapStart: true }),
  runtime("java11", "java", ["2027-06-30", "2027-07-31", "2027-08-31"], { snapStart: true }),
  runtime("java8", "java", ["2024-01-08", "2024-02-08", "2027-03-03"]),
  runtime("java8.al2", "java", ["2027-06-30", "2027-07-31", "2027-08-31"]),
  runtime("dotnet10", "dotnet", ["2028-11-14", "2028-12-14", "2029-01-15"], { snapStart: true }),
  runtime("dotnet8", "dotnet", ["2026-11-10", "2027-02-01", "2027-03-03"], { snapStart: true }),
  runtime("dotnet6", "dotnet", ["2024-12-20", "2027-02-01", "2027-03-03"]),
  runtime("dotnetcore3.1", "dotnet", ["2023-04-03", "2023-04-03", "2023-05-03"]),
  runtime("dotnetcore2.1", "dotnet", ["2022-01-05", "2022-01-05", "2022-04-13"]),
  runtime("dotnetcore2.0", "dotnet", ["2019-05-30", "2019-04-30", "2019-05-30"]),
  runtime("dotnetcore1.0", "dotnet", ["2019-06-27", "2019-06-30", "2019-07-30"]),
  runtime("ruby4.0", "ruby", ["2029-03-31", "2029-04-30", "2029-05-31"]),
  runtime("ruby3.4", "ruby", ["2028-03-31", "2028-04-30", "2028-05-31"]),
  runtime("ruby3.3", "ruby", ["2027-03-31", "2027-04-30", "2027-05-31"]),
  runtime("ruby3.2", "ruby", ["2026-03-31", "2027-02-01", "2027-03-03"]),
  runtime("ruby2.7", "ruby", ["2023-12-07", "2024-01-09", "2027-03-03"]),
  runtime("ruby2.5", "ruby", ["2021-07-30", "2021-07-30", "2022-03-31"]),
  runtime("go1.x", "go", ["2024-01-08", "2024-02-08", "2027-03-03"]),
  runtime("provided.al2023", "provided", ["2029-06-30", "2029-07-31", "2029-08-31"]),
  runtime("provided.al2", "provided", ["2026-07-31", "2027-02-01", "2027-03-03"]),
  runtime("provided", "provided", ["2024-01-08", "2024-02-08", "2027-03-03"]),
];

/** Identifiers that AWS's API knows and whose dates are not in the table yet, of runtimes to come. */
const ANNOUNCED: ReadonlySet<string> = new Set([
  "nodejs26.x",
  "python3.15",
  "java8.al2023",
  "java11.al2023",
  "java17.al2023",
]);

const BY_ID: ReadonlyMap<string, LambdaRuntime> = new Map(LAMBDA_RUNTIMES.map((one) => [one.id, one]));

/** The runtime of this identifier; undefined when the tables do not have it. */
export function findLambdaRuntime(id: string): LambdaRuntime | undefined {
  return BY_ID.get(id);
}

/** True for identifiers that the tables have or the API knows. */
export function isKnownLambdaRuntime(id: string): boolean {
  return BY_ID.has(id) || ANNOUNCED.has(id);
}

/** The family of a runtime by its identifier, also of one that came after the tables. */
export function runtimeFamily(id: string): RuntimeFamily | undefined {
  const known = BY_ID.get(id)?.family;
  if (known !== undefined) return known;
  const families: readonly RuntimeFamily[] = ["nodejs", "python", "java", "dotnet", "ruby", "provided"];
  return families.find((family) => id.startsWith(family));
}

/** The newest runtime of a family, which is what to use instead of a retired one; for Go the one without a language. */
export function newestRuntime(family: RuntimeFamily): LambdaRuntime | undefined {
  const wanted = family === "go" ? "provided" : family;
  return LAMBDA_RUNTIMES.find((one) => one.family === wanted);
}

/** True when new functions with the runtime are refused already. */
export function isCreateBlocked(one: LambdaRuntime): boolean {
  return one.createBlocked <= FACTS_DATE;
}

/** True when the runtime gets no more updates. */
export function isDeprecated(one: LambdaRuntime): boolean {
  return one.deprecated <= FACTS_DATE;
}
