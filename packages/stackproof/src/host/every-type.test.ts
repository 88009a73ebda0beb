import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openPackageSchema } from "../schema/package.ts";
import { createProviderHost } from "./host.ts";
import { createRequest, invokeRequest, readRequest, testContext } from "./testing.ts";

const directory = dirname(createRequire(import.meta.url).resolve("@pulumi/aws/package.json"));
const aws = openPackageSchema(directory, { cacheDirectory: join(tmpdir(), "stackproof-test-data") });
const { findings: _, report: __, virtualFiles: ___, ...rest } = testContext();
const host = createProviderHost({
  ...rest,
  schemas: (name) => (name === "aws" ? aws : undefined),
  aws: { models: () => undefined, dataSources: () => undefined },
});

describe("every type of the installed AWS SDK", () => {
  it("is created with all its outputs and no others", () => {
    const wrong = aws.resourceTokens().filter((type) => {
      const { id, coverage, outputs } = host.create(createRequest(type, "one", {}));
      const declared = aws.resource(type)?.outputs ?? {};
      const missing = Object.keys(declared).some(
        (key) => declared[key]?.required && outputs[key] === undefined,
      );
      const foreign = Object.keys(outputs).some((key) => !(key in declared));
      return id === "" || coverage !== "schema" || missing || foreign;
    });
    expect(aws.resourceTokens().length).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });

  it("is read by its id", () => {
    const wrong = aws.resourceTokens().filter((type) => {
      const { id, coverage } = host.read(readRequest(type, "two", "some-id"));
      return id !== "some-id" || coverage !== "schema";
    });
    expect(wrong).toEqual([]);
  });

  it("is answered, when it is a function", () => {
    const wrong = aws.functionTokens().filter((token) => {
      const answer = host.invoke(invokeRequest(token, {}));
      return answer.kind !== "answer" || answer.coverage !== "schema";
    });
    expect(aws.functionTokens().length).toBeGreaterThan(400);
    expect(wrong).toEqual([]);
  });
});
