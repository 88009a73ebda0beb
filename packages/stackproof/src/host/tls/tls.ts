// Host: @pulumi/tls. Keys and certificates are placeholders in the form of real ones: a program can cut and join
// them, nothing can use them, and the mark in them says so. Pure.
// After resource_private_key.go, common_key.go, common_cert.go and resource_cert_request.go in
// https://github.com/hashicorp/terraform-provider-tls/tree/main/internal/provider
import { type PropertyMap, Secret } from "../../core/value.ts";
import type { CreateRequest } from "../../engine/provider-host.ts";
import type { HostContext, PackageHost } from "../context.ts";
import { schemaOutputs } from "../generic.ts";
import { RepeatableRandom } from "../repeatable.ts";
import { countAt, isGiven, textAt } from "../values.ts";

/** Serves the package `tls`: the coverage stays "schema", for no key is a real one. */
export function createTlsHost(context: HostContext): PackageHost {
  return {
    create(request) {
      const make = TYPES[request.type];
      if (make === undefined) return undefined;
      const texts = new KeyTexts(context, request);
      const { outputs, coverage } = schemaOutputs(context, request, request);
      const own = make(request.inputs, texts);
      return {
        id: texts.id(make === certificate),
        inputs: request.inputs,
        outputs: { ...outputs, ...own },
        coverage,
      };
    },
  };
}

type Make = (inputs: PropertyMap, texts: KeyTexts) => PropertyMap;

const TYPES: Readonly<Record<string, Make>> = {
  "tls:index/privateKey:PrivateKey": privateKey,
  "tls:index/selfSignedCert:SelfSignedCert": certificate,
  "tls:index/locallySignedCert:LocallySignedCert": certificate,
  "tls:index/certRequest:CertRequest": (_, texts) => ({
    certRequestPem: texts.pem("CERTIFICATE REQUEST", 640),
  }),
};

function privateKey(inputs: PropertyMap, texts: KeyTexts): PropertyMap {
  const algorithm = textAt(inputs, "algorithm") ?? "RSA";
  const bits = countAt(inputs, "rsaBits", 2048, 16_384);
  const { label, ssh, bytes } =
    algorithm === "ED25519"
      ? { label: "PRIVATE KEY", ssh: "ssh-ed25519", bytes: 48 }
      : algorithm === "ECDSA"
        ? { label: "EC PRIVATE KEY", ssh: sshCurve(textAt(inputs, "ecdsaCurve")), bytes: 120 }
        : { label: "RSA PRIVATE KEY", ssh: "ssh-rsa", bytes: Math.ceil(bits * 0.58) };
  // OpenSSH knows no P224 curve, and the provider gives empty texts for what it cannot write.
  const openssh = (make: () => string): string => (ssh === "" ? "" : make());
  return {
    privateKeyPem: new Secret(texts.pem(label, bytes)),
    privateKeyPemPkcs8: new Secret(texts.pem("PRIVATE KEY", bytes + 26)),
    privateKeyOpenssh: new Secret(openssh(() => texts.pem("OPENSSH PRIVATE KEY", bytes + 60))),
    publicKeyPem: texts.pem("PUBLIC KEY", Math.ceil(bytes / 4) + 38),
    publicKeyOpenssh: openssh(() => texts.openssh(ssh, Math.ceil(bytes / 4) + 20)),
    publicKeyFingerprintMd5: openssh(() => texts.hex(16).replaceAll(/(..)(?=.)/g, "$1:")),
    publicKeyFingerprintSha256: openssh(() => `SHA256:${texts.base64(32).replaceAll("=", "")}`),
    ...(isGiven(inputs, "rsaBits") ? {} : { rsaBits: 2048 }),
    ...(isGiven(inputs, "ecdsaCurve") ? {} : { ecdsaCurve: "P224" }),
  };
}

/** Names of RFC 5656; empty for the P224 curve, which is the default. */
function sshCurve(curve: string | undefined): string {
  return (
    { P256: "ecdsa-sha2-nistp256", P384: "ecdsa-sha2-nistp384", P521: "ecdsa-sha2-nistp521" }[curve ?? ""] ??
    ""
  );
}

const HOUR = 3_600_000;
/** The hour at which every certificate of a rehearsal starts: a rehearsal has no clock, or it would not repeat. */
const START = Date.UTC(2025, 0, 1);

function certificate(inputs: PropertyMap, texts: KeyTexts): PropertyMap {
  const hours = countAt(inputs, "validityPeriodHours", 24, 1_000_000);
  return {
    certPem: texts.pem("CERTIFICATE", 760),
    validityStartTime: rfc3339(START),
    validityEndTime: rfc3339(START + hours * HOUR),
    readyForRenewal: false,
  };
}

/** In UTC and whole seconds; the provider's own times have fractions and the zone of the machine (Go's MarshalText). */
function rfc3339(time: number): string {
  return new Date(time).toISOString().replace(".000Z", "Z");
}

/** Texts of one resource. */
class KeyTexts {
  readonly #random: RepeatableRandom;
  readonly #mark: string;

  constructor(context: HostContext, request: CreateRequest) {
    this.#random = new RepeatableRandom(request.urn);
    this.#mark = context.placeholders.text(
      `${request.urn}\u0000key`,
      `key or certificate of \`${request.name}\``,
    );
  }

  /** The SHA-1 of the public key or request, in hexadecimal digits; of a certificate its serial number, decimal. */
  id(isCertificate: boolean): string {
    return isCertificate ? BigInt(`0x${this.hex(16)}`).toString() : this.hex(20);
  }

  hex(count: number): string {
    return this.#random.bytes(count).toString("hex");
  }

  base64(count: number): string {
    return this.#random.bytes(count).toString("base64");
  }

  /** PEM with lines of 64 characters. The mark stands behind the end line, where every reader of PEM passes over it. */
  pem(label: string, count: number): string {
    const lines = this.base64(count).match(/.{1,64}/g) ?? [];
    return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, this.#mark, ""].join("\n");
  }

  /** A line for `authorized_keys`, with the mark as its comment. */
  openssh(type: string, count: number): string {
    const name = Buffer.from(type);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(name.length);
    const body = Buffer.concat([length, name, this.#random.bytes(count)]).toString("base64");
    return `${type} ${body} ${this.#mark}\n`;
  }
}
