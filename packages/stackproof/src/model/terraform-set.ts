// Model: the order in which Terraform's SDK keeps the members of a set. Pure.
// A set is a map from hash to member, and its list is in the order of the hashes as texts:
// https://github.com/hashicorp/terraform-plugin-sdk/blob/main/helper/schema/set.go
// https://github.com/hashicorp/terraform-plugin-sdk/blob/main/helper/schema/serialize.go

/** Members in the order of a Terraform set, each once. `serialize` writes a member as serialize.go does. */
export function terraformSet<T>(members: readonly T[], serialize: (member: T) => string): T[] {
  const byHash = new Map<string, T>();
  for (const member of members) {
    const hash = crc32Text(serialize(member));
    if (!byHash.has(hash)) byHash.set(hash, member);
  }
  return [...byHash.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, member]) => member);
}

/** A set of texts. */
export function terraformTextSet(members: readonly string[]): string[] {
  return terraformSet(members, (member) => `${member};`);
}

/** CRC-32 (IEEE) of the UTF-8 text, as the decimal number that Terraform makes of it. */
export function crc32Text(text: string): string {
  let crc = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return String((crc ^ 0xffffffff) >>> 0);
}
