// Waits until a certificate is issued. It is no resource of AWS.
import { defineResource, finding, list, ref, replaces, text } from "../../model/kernel.ts";
import { CERTIFICATE, certificateOf, isValidatedByRecord } from "./shared.ts";

const DOCS =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/acm/certificate_validation.go";

export const certificateValidation = defineResource({
  token: "aws:acm/certificateValidation:CertificateValidation",
  docs: DOCS,
  inputs: {
    certificateArn: replaces(ref(CERTIFICATE, ["arn", "id"])),
    validationRecordFqdns: replaces(list(text())),
  },
  outputs: () => ({ id: "2026-11-21 08:00:00 +0000 UTC" }),
  findings: {
    "missing-record": finding<{ name: string; domain: string; fqdn: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, domain, fqdn }) =>
        `Validation \`${name}\` names no record ${fqdn}, which proves the domain ${domain}.`,
      why: "Every domain of the certificate has a record of its own, save a domain and its wildcard, which share one.",
      fix: "Create a record for each of the certificate's domainValidationOptions, and name the fqdn of all of them.",
      quote: ({ domain, fqdn }: { domain: string; fqdn: string }) =>
        `missing ${domain} DNS validation record: ${fqdn}`,
    }),
    "not-by-dns": finding<{ name: string; certificate: string; method: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, certificate, method }) =>
        `Validation \`${name}\` names records for certificate \`${certificate}\`, which is validated by ${method}.`,
      why: "Only certificates that are validated by DNS have records.",
      fix: 'Leave out validationRecordFqdns, or request the certificate with validationMethod: "DNS".',
      quote: ({ method }: { method: string }) =>
        `validation_record_fqdns is not valid for ${method} validation`,
    }),
    "nothing-to-validate": finding<{ name: string; certificate: string; type: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, certificate, type }) =>
        `Validation \`${name}\` waits for certificate \`${certificate}\` of the type ${type}, which needs no validation.`,
      why: "Imported certificates and those of a private authority are issued at once.",
      fix: "Leave out the validation.",
      quote: ({ type }: { type: string }) => `ACM Certificate has type ${type}, no validation necessary`,
    }),
    "waits-for-nobody": finding<{ name: string; certificate: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, certificate }) =>
        `Validation \`${name}\` waits for certificate \`${certificate}\`, for which the program creates no validation record.`,
      why: "Until somebody creates the record, the deployment waits, and fails after 75 minutes.",
      fix: "Create an aws.route53.Record of the certificate's domainValidationOptions, and name its fqdn in validationRecordFqdns.",
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const certificate = certificateOf(world, self.text("certificateArn"), self);
    if (certificate?.node.kind !== "custom") return;
    const related = [{ view: certificate, note: "the certificate" }];
    const type = certificate.text("type");
    if (type === "IMPORTED" || type === "PRIVATE") {
      report("nothing-to-validate", { name, certificate: certificate.name, type }, "certificateArn", {
        related,
      });
      return;
    }
    const method = certificate.text("validationMethod");
    const fqdns = self.texts("validationRecordFqdns");
    const hasRecords = self.has("validationRecordFqdns") && fqdns?.length !== 0;
    if (hasRecords && method !== undefined && method !== "DNS") {
      report("not-by-dns", { name, certificate: certificate.name, method }, "validationRecordFqdns", {
        related,
      });
      return;
    }
    if (!hasRecords) {
      if (method === "DNS" && !isValidatedByRecord(world, certificate)) {
        report("waits-for-nobody", { name, certificate: certificate.name }, "certificateArn", { related });
      }
      return;
    }
    if (fqdns === undefined || fqdns.includes(undefined)) return;
    const given = new Set(fqdns.map((fqdn) => fqdn?.replace(/\.$/, "").toLowerCase()));
    const missing = new Set<string>();
    for (const option of certificate.objects("domainValidationOptions")) {
      const [domain, record] = [option["domainName"], option["resourceRecordName"]];
      if (typeof domain !== "string" || typeof record !== "string") continue;
      const fqdn = record.replace(/\.$/, "");
      if (given.has(fqdn.toLowerCase()) || missing.has(fqdn)) continue;
      missing.add(fqdn);
      report("missing-record", { name, domain, fqdn }, "validationRecordFqdns", { related });
    }
  },
});
