import { describe, expect, it } from "vitest";
import { holdsPlaceholder } from "../../core/placeholder.ts";
import { knownString, type PropertyMap, Secret } from "../../core/value.ts";
import { createRequest, properties, testContext, testSchema } from "../testing.ts";
import { createTlsHost } from "./tls.ts";

const KEY = "tls:index/privateKey:PrivateKey";
const context = testContext({
  schemas: [
    testSchema("tls", {
      [KEY]: {
        inputs: properties({ algorithm: "string" }),
        outputs: properties({ algorithm: "string", extra: "string" }),
      },
    }),
  ],
});
const host = createTlsHost(context);

function make(type: string, inputs: PropertyMap, name = "key"): PropertyMap {
  return host.create?.(createRequest(type, name, inputs))?.outputs ?? {};
}

describe("a private key", () => {
  it.each([
    ["RSA", "RSA PRIVATE KEY", /^ssh-rsa AAAAB3NzaC1yc2/],
    ["ED25519", "PRIVATE KEY", /^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5/],
    ["ECDSA", "EC PRIVATE KEY", /^ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNT/],
  ])("%s looks like one, is secret, and says what it is", (algorithm, label, ssh) => {
    const outputs = make(KEY, { algorithm, ecdsaCurve: "P256" });
    expect(outputs["privateKeyPem"]).toBeInstanceOf(Secret);
    const pem = knownString(outputs["privateKeyPem"]) ?? "";
    const [first, ...lines] = pem.split("\n");
    expect(first).toBe(`-----BEGIN ${label}-----`);
    expect(lines.slice(0, -3).every((line) => /^[A-Za-z0-9+/]{1,64}={0,2}$/.test(line))).toBe(true);
    expect(lines.at(-3)).toBe(`-----END ${label}-----`);
    expect(outputs["publicKeyOpenssh"]).toMatch(ssh);
    expect(outputs["publicKeyFingerprintMd5"]).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
    for (const text of [
      pem,
      knownString(outputs["publicKeyOpenssh"]) ?? "",
      knownString(outputs["publicKeyPem"]) ?? "",
    ]) {
      expect(holdsPlaceholder(text)).toBe(true);
      expect(context.placeholders.originOf(text)).toBe("key or certificate of `key`");
    }
  });

  it("on the default curve has no form for OpenSSH", () => {
    const outputs = make(KEY, { algorithm: "ECDSA" });
    expect(knownString(outputs["privateKeyOpenssh"])).toBe("");
    expect(outputs).toMatchObject({
      ecdsaCurve: "P224",
      publicKeyOpenssh: "",
      publicKeyFingerprintMd5: "",
      publicKeyFingerprintSha256: "",
    });
  });

  it("keeps what the schema promises beside, and differs between resources", () => {
    const outputs = make(KEY, { algorithm: "RSA" });
    expect(outputs).toMatchObject({ algorithm: "RSA", extra: expect.any(String) });
    expect(make(KEY, { algorithm: "RSA" })).toEqual(outputs);
    expect(make(KEY, { algorithm: "RSA" }, "other")["publicKeyPem"]).not.toBe(outputs["publicKeyPem"]);
  });
});

describe("a certificate", () => {
  it("has its serial number as id", () => {
    const request = createRequest("tls:index/selfSignedCert:SelfSignedCert", "c", { validityPeriodHours: 1 });
    expect(host.create?.(request)?.id).toMatch(/^[1-9]\d{20,38}$/);
    expect(host.create?.(createRequest(KEY, "k", { algorithm: "RSA" }))?.id).toMatch(/^[0-9a-f]{40}$/);
  });

  it("is valid as long as it should", () => {
    const outputs = make("tls:index/selfSignedCert:SelfSignedCert", { validityPeriodHours: 48 });
    expect(outputs["certPem"]).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
    const [start, end] = ["validityStartTime", "validityEndTime"].map((key) =>
      Date.parse(knownString(outputs[key]) ?? ""),
    );
    expect((end ?? 0) - (start ?? 0)).toBe(48 * 3_600_000);
  });
});
