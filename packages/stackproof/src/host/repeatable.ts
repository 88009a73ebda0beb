// Host: chance that comes out the same on every run. Pure.
import { createHash } from "node:crypto";

const BLOCK_BYTES = 32;

/** A stream of evenly spread bytes that depends on its seed alone: SHA-256 of the seed and a counter. */
export class RepeatableRandom {
  readonly #seed: string;
  #counter = 0;
  #block: Buffer = Buffer.alloc(0);

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** The next `count` bytes. */
  bytes(count: number): Buffer {
    const result = Buffer.alloc(count);
    for (let filled = 0; filled < count; ) {
      if (this.#block.length === 0) this.#block = this.#next();
      const taken = this.#block.copy(result, filled, 0, Math.min(this.#block.length, count - filled));
      this.#block = this.#block.subarray(taken);
      filled += taken;
    }
    return result;
  }

  /** A whole number from 0 up to, but not including, `limit`; 0 when the limit is not above 0. */
  below(limit: number): number {
    if (!(limit > 1)) return 0;
    const range = BigInt(Math.floor(limit));
    const usable = (2n ** 64n / range) * range;
    for (;;) {
      const drawn = this.bytes(8).readBigUInt64BE();
      // What lies above the last whole multiple would make small numbers likelier.
      if (drawn < usable) return Number(drawn % range);
    }
  }

  /** `count` characters, each from `characters`. */
  text(characters: string, count: number): string {
    const choices = Array.from(characters);
    let text = "";
    for (let index = 0; index < count; index++) text += choices[this.below(choices.length)] ?? "";
    return text;
  }

  /** One of the items; undefined for an empty list. */
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }

  /** The same items in another order. */
  shuffle<T>(items: readonly T[]): T[] {
    const left = [...items];
    const shuffled: T[] = [];
    while (left.length > 0) shuffled.push(...left.splice(this.below(left.length), 1));
    return shuffled;
  }

  #next(): Buffer {
    const block = createHash("sha256")
      .update(this.#seed)
      .update(`\u0000${this.#counter++}`)
      .digest();
    return block.subarray(0, BLOCK_BYTES);
  }
}

/** Sixteen bytes as the text of a UUID of `version`, variant of RFC 9562. */
export function formatUuid(bytes: Uint8Array, version: number): string {
  const copy = Buffer.from(bytes);
  copy[6] = ((copy[6] ?? 0) & 0x0f) | (version << 4);
  copy[8] = ((copy[8] ?? 0) & 0x3f) | 0x80;
  const hex = copy.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}
