// Certificates.
import { expect } from "vitest";
import { Secret } from "../../core/value.ts";
import { testResource, unknown } from "../testing.ts";
import { certificate } from "./certificate.ts";

const dns = { domainName: "www.example.com", validationMethod: "DNS" };
const body = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const key = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n";
const authority =
  "arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/12345678-1234-1234-1234-123456789012";

testResource(certificate, {
  accepts: {
    "what people write": { ...dns, subjectAlternativeNames: ["*.example.com"], tags: { Environment: "dev" } },
    "a wildcard": { domainName: "*.example.com", validationMethod: "DNS" },
    "by mail": {
      domainName: "api.example.com",
      validationMethod: "EMAIL",
      validationOptions: [{ domainName: "api.example.com", validationDomain: "example.com" }],
    },
    "64 characters": { domainName: `${"x".repeat(52)}.example.com`, validationMethod: "DNS" },
    "a long name as further one": {
      ...dns,
      subjectAlternativeNames: [`${"x".repeat(60)}.${"y".repeat(60)}.example.com`],
    },
    "another algorithm": { ...dns, keyAlgorithm: "EC_prime256v1" },
    "a private authority": { domainName: "db.internal", certificateAuthorityArn: authority },
    "a private authority for one part": { domainName: "db", certificateAuthorityArn: authority },
    "an import": { certificateBody: body, privateKey: new Secret(key), certificateChain: body },
    "a domain that nobody knows": { domainName: unknown(), validationMethod: "DNS" },
  },
  rejects: {
    "invalid-domain-name": { domainName: "www.example.com.", validationMethod: "DNS" },
    "invalid-validation-method": { domainName: "www.example.com", validationMethod: "dns" },
    "missing-input": { validationMethod: "DNS" },
    "conflicting-inputs": { ...dns, certificateAuthorityArn: authority },
    "domain-too-long": { domainName: `${"x".repeat(53)}.example.com`, validationMethod: "DNS" },
    "malformed-domain": [
      { domainName: "https://www.example.com", validationMethod: "DNS" },
      { domainName: "www.*.example.com", validationMethod: "DNS" },
      { domainName: "localhost", validationMethod: "DNS" },
      { ...dns, subjectAlternativeNames: ["api_v1.example.com"] },
    ],
    "no-validation": { domainName: "www.example.com" },
    "algorithm-for-import": { ...dns, keyAlgorithm: "RSA_4096" },
    "names-over-quota": {
      ...dns,
      subjectAlternativeNames: Array.from({ length: 10 }, (_, index) => `a${index}.example.com`),
    },
    "too-many-names": {
      ...dns,
      subjectAlternativeNames: Array.from({ length: 100 }, (_, index) => `a${index}.example.com`),
    },
    "http-validation": { domainName: "www.example.com", validationMethod: "HTTP" },
    "foreign-validation-domain": {
      domainName: "api.example.com",
      validationMethod: "EMAIL",
      validationOptions: [{ domainName: "api.example.com", validationDomain: "example.org" }],
    },
    "no-pem": [
      { certificateBody: "MIIB", privateKey: key },
      { certificateBody: body, privateKey: "secret" },
    ],
    "encrypted-key": {
      certificateBody: body,
      privateKey: "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n-----END ENCRYPTED PRIVATE KEY-----\n",
    },
  },
  outputs: [
    {
      of: { ...dns, subjectAlternativeNames: ["*.example.com", "example.com"] },
      are: {
        id: /^arn:aws:acm:us-east-1:123456789012:certificate\/[0-9a-f-]{36}$/,
        status: "PENDING_VALIDATION",
        type: "AMAZON_ISSUED",
        domainValidationOptions: [
          {
            domainName: "www.example.com",
            resourceRecordName: expect.stringMatching(/^_[0-9a-f]{32}\.www\.example\.com\.$/),
            resourceRecordType: "CNAME",
            resourceRecordValue: expect.stringMatching(/^_[0-9a-f]{32}\.[a-z]{10}\.acm-validations\.aws\.$/),
          },
          expect.objectContaining({ domainName: "*.example.com" }),
          expect.objectContaining({ domainName: "example.com" }),
        ] as never,
      },
    },
    {
      of: { domainName: "example.com", validationMethod: "EMAIL" },
      are: {
        domainValidationOptions: [],
        validationEmails: expect.arrayContaining(["admin@example.com"]) as never,
      },
    },
    { of: { certificateBody: body, privateKey: key }, are: { status: "ISSUED", type: "IMPORTED" } },
  ],
});
