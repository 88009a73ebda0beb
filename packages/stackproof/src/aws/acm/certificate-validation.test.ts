// Validations of certificates.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { certificateValidation } from "./certificate-validation.ts";

const CERTIFICATE = "aws:acm/certificate:Certificate";
const RECORD = "aws:route53/record:Record";
const record = (index: number) =>
  given(RECORD, {
    zoneId: out("zone.zoneId"),
    name: out(`cert.domainValidationOptions[${index}].resourceRecordName`),
    type: out(`cert.domainValidationOptions[${index}].resourceRecordType`),
    ttl: 60,
    records: [out(`cert.domainValidationOptions[${index}].resourceRecordValue`)],
  });

testResource(certificateValidation, {
  given: {
    zone: given("aws:route53/zone:Zone", { name: "example.com" }),
    cert: given(CERTIFICATE, {
      domainName: "example.com",
      subjectAlternativeNames: ["*.example.com"],
      validationMethod: "DNS",
    }),
    two: given(CERTIFICATE, {
      domainName: "example.com",
      subjectAlternativeNames: ["www.example.com"],
      validationMethod: "DNS",
    }),
    proof: record(0),
    mail: given(CERTIFICATE, { domainName: "example.com", validationMethod: "EMAIL" }),
    imported: given(CERTIFICATE, {
      certificateBody: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
      privateKey: "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n",
    }),
  },
  accepts: {
    "one record for a domain and its wildcard": {
      certificateArn: out("cert.arn"),
      validationRecordFqdns: [out("proof.fqdn")],
    },
    "records that the program only creates": stack(
      { certificateArn: out("cert.arn") },
      { dependsOn: ["proof"] },
    ),
    "by mail": { certificateArn: out("mail.arn") },
    "a certificate of another stack": {
      certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0be1d7a7-7c48-4204-862a-9009fd737230",
      validationRecordFqdns: ["_x.example.com"],
    },
    "records that nobody knows": stack(
      { certificateArn: out("cert.arn"), validationRecordFqdns: [unknown()] },
      { dependsOn: ["proof"] },
    ),
  },
  rejects: {
    "missing-record": {
      certificateArn: out("two.arn"),
      validationRecordFqdns: [out("two.domainValidationOptions[0].resourceRecordName")],
    },
    "not-by-dns": { certificateArn: out("mail.arn"), validationRecordFqdns: ["_x.example.com"] },
    "nothing-to-validate": { certificateArn: out("imported.arn") },
    "waits-for-nobody": { certificateArn: out("cert.arn") },
    "other-region": stack(
      {
        certificateArn: out("far.arn"),
        validationRecordFqdns: [out("far.domainValidationOptions[0].resourceRecordName")],
      },
      {
        region: "eu-west-1",
        with: { far: given(CERTIFICATE, { domainName: "example.com", validationMethod: "DNS" }) },
      },
    ),
  },
  outputs: [
    {
      of: { certificateArn: out("cert.arn"), validationRecordFqdns: [out("proof.fqdn")] },
      are: { id: /^2026-/ },
    },
  ],
});
