// Certificates where they are used.
import { describe, expect, test } from "vitest";
import { buildStack, type Given, given, out } from "../testing.ts";
import { type CertificateUse, certificateProblems, covers } from "./shared.ts";

const CERTIFICATE = "aws:acm/certificate:Certificate";
const dns = given(CERTIFICATE, {
  domainName: "example.com",
  subjectAlternativeNames: ["*.example.com"],
  validationMethod: "DNS",
});

/** The kinds of problems of a parameter that stands for a user of the certificate. */
function kinds(resources: Record<string, Given>, use: Partial<CertificateUse> = {}): string[] {
  const { world, subject } = buildStack(resources);
  const user = world.view(subject);
  return certificateProblems(world, user, {
    certificateArn: user.text("value"),
    region: "us-east-1",
    ...use,
  }).map(({ kind }) => kind);
}

const user = (value: ReturnType<typeof out> | string, dependsOn: string[] = []) =>
  given("aws:ssm/parameter:Parameter", { type: "String", value }, { dependsOn });
const zone = given("aws:route53/zone:Zone", { name: "example.com" });
const proof = given("aws:route53/record:Record", {
  zoneId: out("zone.zoneId"),
  name: out("cert.domainValidationOptions[0].resourceRecordName"),
  type: "CNAME",
  ttl: 60,
  records: [out("cert.domainValidationOptions[0].resourceRecordValue")],
});
const validation = given("aws:acm/certificateValidation:CertificateValidation", {
  certificateArn: out("cert.arn"),
  validationRecordFqdns: [out("proof.fqdn")],
});

describe("the use of a certificate", () => {
  test("that nothing validates", () => {
    expect(kinds({ user: user(out("cert.arn")), cert: dns })).toEqual(["not-validated"]);
  });

  test("with a record and no validation to wait for is not judged", () => {
    expect(kinds({ user: user(out("cert.arn")), cert: dns, zone, proof })).toEqual([]);
  });

  test("that does not wait for its validation", () => {
    expect(kinds({ user: user(out("cert.arn")), cert: dns, zone, proof, validation })).toEqual([
      "not-waited-for",
    ]);
  });

  test("through the validation", () => {
    expect(
      kinds({ user: user(out("validation.certificateArn")), cert: dns, zone, proof, validation }),
    ).toEqual([]);
  });

  test("in another region, also of another stack", () => {
    const literal = "arn:aws:acm:eu-west-1:123456789012:certificate/0be1d7a7-7c48-4204-862a-9009fd737230";
    expect(kinds({ user: user(literal) })).toEqual(["other-region"]);
    expect(kinds({ user: user(literal) }, { region: "eu-west-1" })).toEqual([]);
  });

  test("for a domain that it does not cover", () => {
    const resources = { user: user(out("validation.certificateArn")), cert: dns, zone, proof, validation };
    expect(kinds(resources, { domains: ["www.example.com", "example.com"] })).toEqual([]);
    expect(kinds(resources, { domains: ["a.b.example.com"] })).toEqual(["other-domain"]);
  });
});

test.each([
  ["*.example.com", "www.example.com", true],
  ["*.example.com", "example.com", false],
  ["*.example.com", "a.b.example.com", false],
  ["Example.com", "example.com.", true],
])("%s covers %s: %s", (name, domain, does) => {
  expect(covers(name, domain)).toBe(does);
});
