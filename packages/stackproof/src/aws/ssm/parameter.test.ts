// Parameters of Parameter Store.
import { Secret } from "../../core/value.ts";
import { given, stack, testResource, unknown } from "../testing.ts";
import { parameter } from "./parameter.ts";

const TOKEN = "aws:ssm/parameter:Parameter";
const text = { type: "String", value: "postgres://db" };

testResource(parameter, {
  accepts: {
    "what people write": { name: "/shop/dev/db/url", ...text },
    "a secret": {
      name: "/shop/dev/db/password",
      type: "SecureString",
      value: new Secret("hunter2"),
      keyId: "alias/shop",
    },
    "a plain name": { name: "shop-db.url_1", ...text },
    "an automatic name": text,
    "a list": { name: "/shop/zones", type: "StringList", value: "a,b,c" },
    "an image": {
      name: "/shop/ami",
      type: "String",
      value: "ami-0a1b2c3d4e5f60718",
      dataType: "aws:ec2:image",
    },
    "a long value in the advanced tier": { ...text, value: "x".repeat(5000), tier: "Advanced" },
    "a value that nobody knows": { ...text, value: unknown() },
    "a pattern that matches": { ...text, value: "42", allowedPattern: String.raw`^\d+$` },
    "a pattern of Java's": { ...text, value: "A", allowedPattern: String.raw`\p{Lu}+` },
    "fifteen levels": {
      ...text,
      name: `/${Array.from({ length: 15 }, (_, index) => `l${index}`).join("/")}`,
    },
    "aws in a later part": { ...text, name: "/shop/aws/key" },
    "single braces": { ...text, value: '{"a":{"b":1}}' },
    "the same name, to overwrite": stack(
      { name: "/shop/url", overwrite: true, ...text },
      { with: { other: given(TOKEN, { name: "/shop/url", ...text }) } },
    ),
  },
  rejects: {
    "invalid-type": { name: "/shop/url", type: "Secure", value: "x" },
    "invalid-tier": { name: "/shop/url", ...text, tier: "advanced" },
    "missing-input": [
      { name: "/shop/url", type: "String" },
      { name: "/shop/url", type: "String", value: "" },
    ],
    "conflicting-inputs": { name: "/shop/url", type: "String", value: "a", insecureValue: "a" },
    "reserved-or-malformed-name": [
      { name: "shop/dev/url", ...text },
      stack(text, { name: "shop/url" }),
      { name: "/aws/shop/url", ...text },
      { name: "ssm-url", ...text },
      { name: "/shop/db url", ...text },
      { name: "/shop//url", ...text },
      { name: "arn:aws:ssm:us-east-1:123456789012:parameter/shop/url", ...text },
      { name: `/${Array.from({ length: 16 }, (_, index) => `l${index}`).join("/")}`, ...text },
      { name: `/${"x".repeat(1000)}`, ...text },
    ],
    "value-too-long": [
      { ...text, value: "x".repeat(4097), tier: "Standard" },
      { ...text, value: "x".repeat(4097) },
      { ...text, value: "x".repeat(8193), tier: "Advanced" },
    ],
    "pattern-mismatch": { ...text, value: "four", allowedPattern: String.raw`^\d+$` },
    "nested-reference": { ...text, value: "{{ssm:/shop/host}}:5432" },
    "insecure-secure-string": { name: "/shop/password", type: "SecureString", insecureValue: "hunter2" },
    "key-without-secret": { ...text, keyId: "alias/shop" },
    "image-of-other-type": {
      type: "StringList",
      value: "ami-0a1b2c3d4e5f60718",
      dataType: "aws:ec2:image",
    },
    "no-image-id": { type: "String", value: "amazon-linux-2023", dataType: "aws:ec2:image" },
    "malformed-integration": [
      { type: "String", value: "https://example.com", dataType: "aws:ssm:integration" },
      {
        name: "/shop/hook",
        type: "SecureString",
        value: "https://example.com",
        dataType: "aws:ssm:integration",
      },
    ],
    "duplicate-name": stack(
      { name: "/shop/url", ...text },
      { with: { other: given(TOKEN, { name: "/shop/url", ...text }) } },
    ),
  },
  outputs: [
    {
      of: { name: "/shop/url", ...text },
      are: {
        id: "/shop/url",
        arn: "arn:aws:ssm:us-east-1:123456789012:parameter/shop/url",
        version: 1,
        tier: "Standard",
      },
    },
    { of: { name: "url", ...text }, are: { arn: "arn:aws:ssm:us-east-1:123456789012:parameter/url" } },
  ],
});
