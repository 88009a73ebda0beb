// Engine, program: the environment of a program, and what of a tsconfig changes its JavaScript.
import { describe, expect, test } from "vitest";
import { programEnvironment } from "./environment.ts";
import { transpileOptions } from "./tsconfig.ts";

describe("programEnvironment", () => {
  const make = (own: Record<string, string | undefined>, added: Record<string, string> = {}) =>
    programEnvironment({ own, added, awsEndpoint: "http://127.0.0.1:1", pulumi: { PULUMI_CONFIG: "{}" } });

  test.each([
    "AWS_SESSION_TOKEN",
    "AWS_SECURITY_TOKEN",
    "AWS_PROFILE",
    "AWS_ROLE_ARN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    "AWS_ENDPOINT_URL_S3",
    "PULUMI_ACCESS_TOKEN",
    "PULUMI_CONFIG_PASSPHRASE",
    "GITHUB_TOKEN",
    "NPM_TOKEN",
    "VAULT_TOKEN",
    "GOOGLE_APPLICATION_CREDENTIALS",
    "ARM_CLIENT_SECRET",
    "AZURE_CLIENT_SECRET",
    "KUBECONFIG",
    "NODE_OPTIONS",
    "STACKPROOF_RUN",
  ])("%s is taken away", (name) => {
    expect(make({ [name]: "real" })).not.toHaveProperty(name);
  });

  test("keys, profile files and endpoint are replaced", () => {
    const names = [
      "ACCESS_KEY_ID",
      "SECRET_ACCESS_KEY",
      "SHARED_CREDENTIALS_FILE",
      "CONFIG_FILE",
      "ENDPOINT_URL",
    ];
    const environment = make(Object.fromEntries(names.map((name) => [`AWS_${name}`, "real"])));
    for (const name of names) expect(environment[`AWS_${name}`]).toMatch(/^(?!real).+/);
    expect(environment["AWS_EC2_METADATA_DISABLED"]).toBe("true");
  });

  test("the rest stays, and the region too", () => {
    const kept = {
      PATH: "/bin",
      HOME: "/home/me",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-2",
      MY_AWS_NAME: "x",
    };
    const environment = make({ ...kept, GONE: undefined });
    expect(environment).toMatchObject(kept);
    expect(environment).not.toHaveProperty("GONE");
  });

  test("what the user adds counts, but not for keys, endpoint and Pulumi's own", () => {
    const environment = make(
      { STAGE: "a" },
      {
        STAGE: "b",
        AWS_REGION: "us-west-2",
        AWS_SECRET_ACCESS_KEY: "real",
        AWS_ENDPOINT_URL: "https://real",
        AWS_CONFIG_FILE: "/real",
        PULUMI_CONFIG: "real",
      },
    );
    expect(environment).toMatchObject({
      STAGE: "b",
      AWS_REGION: "us-west-2",
      AWS_ENDPOINT_URL: "http://127.0.0.1:1",
      PULUMI_CONFIG: "{}",
    });
    expect(Object.values(environment).filter((value) => value.includes("real"))).toEqual([]);
  });
});

describe("transpileOptions", () => {
  test.each([
    [undefined, true, false],
    [{}, true, false],
    [{ module: "commonjs" }, false, false],
    [{ module: "CommonJS", esModuleInterop: true }, true, false],
    [{ module: "NodeNext", esModuleInterop: false }, false, false],
    [{ target: "ES2022" }, true, true],
    [{ target: "ESNext" }, true, true],
    [{ target: "es2021" }, true, false],
    [{ target: "es2022", useDefineForClassFields: false }, true, false],
    [{ target: "es5", useDefineForClassFields: true }, true, true],
    [{ target: 7, module: null }, true, false],
  ])("%j: interop %s, fields defined %s", (options, interop, fields) => {
    const made = transpileOptions(options);
    expect([made.esModuleInterop, made.compilerOptions["useDefineForClassFields"]]).toEqual([
      interop,
      fields,
    ]);
  });

  test("options that are about types stay out", () => {
    const options = { strict: true, paths: {}, experimentalDecorators: true, jsx: "react" };
    expect(transpileOptions(options).compilerOptions).toEqual({
      experimentalDecorators: true,
      jsx: "react",
      useDefineForClassFields: false,
    });
  });
});
