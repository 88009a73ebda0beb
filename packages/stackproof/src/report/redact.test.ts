import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactor } from "./redact.ts";

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

describe("redactor", () => {
  const secret = 'p"ä/s+ $&\\word';
  const redact = redactor([secret, "abc", "other-secret"]);

  it.each([
    ["as it is", `a ${secret} b`, "a [secret] b"],
    ["in JSON", JSON.stringify({ a: secret }), '{"a":"[secret]"}'],
    ["in JSON in JSON", JSON.stringify(JSON.stringify([secret])), '"[\\"[secret]\\"]"'],
    ["in a URL", `https://x/?a=${encodeURIComponent(secret)}&b`, "https://x/?a=[secret]&b"],
    ["in base64", `x ${base64(secret)} y`, "x [secret] y"],
    ["twice", `${secret}${secret}`, "[secret][secret]"],
    ["too short", "abc", "abc"],
  ])("%s", (_, text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each(["", "a", "ab", "abc"])("inside a longer base64 text, after %j", (before) => {
    const encoded = base64(`${before}${secret} and after`);
    expect(redact(encoded)).toContain("[secret]");
    expect(Buffer.from(redact(encoded), "base64").toString()).not.toContain("word");
  });

  it("takes the longest of nested secrets and single lines of a key", () => {
    expect(redactor(["pass", "password1"])("password1 pass")).toBe("[secret] [secret]");
    const key = "-----BEGIN KEY-----\nMIIEowIBAAKCAQEAxyz\n-----END KEY-----";
    expect(redactor([key])("line MIIEowIBAAKCAQEAxyz")).toBe("line [secret]");
  });

  it("leaves nothing of any secret", () => {
    const property = fc.property(
      fc.array(fc.string({ unit: "binary", minLength: 4, maxLength: 12 }), { minLength: 1, maxLength: 5 }),
      fc.string(),
      (secrets, other) => {
        const result = redactor(secrets)(secrets.join(`${other}\n`));
        const left = result.split("[secret]").join("\u0000");
        const visible = secrets.filter((one) => !"[secret]".includes(one) && !other.includes(one));
        return visible.every((one) => !left.includes(one));
      },
    );
    expect(() => fc.assert(property)).not.toThrow();
  });

  it("is quick with many secrets and a large text", () => {
    const secrets = Array.from({ length: 50 }, (_, index) => `secret-number-${index}-${"x".repeat(20)}`);
    const text = "an ordinary line of output, with words and numbers 12345\n".repeat(90_000);
    const start = performance.now();
    expect(redactor(secrets)(text)).toBe(text);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
