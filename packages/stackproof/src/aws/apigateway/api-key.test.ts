// API keys.
import { given, stack, testResource, unknown } from "../testing.ts";
import { apiKey } from "./api-key.ts";

const KEY = "aws:apigateway/apiKey:ApiKey";
const value = "0123456789abcdefghij";

testResource(apiKey, {
  accepts: {
    "a key that AWS makes": { name: "partner" },
    "a key of one's own": { value, enabled: false },
    "another value": stack({ value }, { with: { other: given(KEY, { value: `${value}k` }) } }),
    "values that nobody knows": stack(
      { value: unknown() },
      { with: { other: given(KEY, { value: unknown() }) } },
    ),
    "two keys that AWS makes": stack({}, { with: { other: given(KEY, {}) } }),
  },
  rejects: {
    "same-value": stack({ value }, { with: { other: given(KEY, { value }) } }),
    "invalid-value": { value: "secret" },
  },
  outputs: [
    {
      of: {},
      are: {
        id: /^[a-z0-9]{10}$/,
        arn: /^arn:aws:apigateway:us-east-1::\/apikeys\/[a-z0-9]{10}$/,
        value: /^[a-z0-9]{40}$/,
        enabled: true,
      },
    },
  ],
});
