// AWS EC2: public keys as ImportKeyPair takes them.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html#how-to-generate-your-own-key-and-import-it-to-aws

const OPENSSH: Readonly<Record<string, string>> = { "ssh-rsa": "rsa", "ssh-ed25519": "ed25519" };
/** Formats that are not OpenSSH's, and of which nothing is checked. */
const OTHER_FORMATS =
  /^(?:---- BEGIN SSH2 PUBLIC KEY ----|-----BEGIN (?:RSA )?PUBLIC KEY-----|MII[A-Za-z0-9+/\s]+=*$)/;
const UNSUPPORTED = /^(?:ecdsa-sha2-\S+|ssh-dss|sk-\S+)\s/;

/** True for a private key, which no finding may show. */
export function isPrivateKey(value: string): boolean {
  return value.includes("PRIVATE KEY");
}

/** What is wrong with a public key, completing "is …, "; undefined when nothing is. */
export function keyProblem(value: string): string | undefined {
  const key = value.trim();
  if (OTHER_FORMATS.test(key)) return undefined;
  if (UNSUPPORTED.test(key)) return "a key of a kind that EC2 does not take";
  const [type = "", blob = ""] = key.split(/\s+/);
  if (OPENSSH[type] === undefined) return "which is no public key";
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(blob) || blob === "") {
    return "whose second word is no base64 text";
  }
  return isWhole(Buffer.from(blob, "base64"), type) ? undefined : "which is cut off or made up";
}

/** "rsa" or "ed25519"; undefined when the text does not tell. */
export function keyTypeOf(value: string): string | undefined {
  return OPENSSH[value.trim().split(/\s+/)[0] ?? ""];
}

/** True when the fields of the key fill the blob exactly: https://www.rfc-editor.org/rfc/rfc4253#section-6.6 */
function isWhole(blob: Buffer, type: string): boolean {
  const fields: Buffer[] = [];
  let at = 0;
  while (at + 4 <= blob.length) {
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return false;
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  const [name, ...rest] = fields;
  if (at !== blob.length || name?.toString("latin1") !== type) return false;
  return type === "ssh-rsa" ? rest.length === 2 : rest.length === 1 && rest[0]?.length === 32;
}
