// Key pairs.
import { given, stack, testResource, unknown } from "../testing.ts";
import { keyPair } from "./key-pair.ts";

const ED25519 =
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@example.com";
const RSA =
  "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCmtMIGzz207Atu4Xw4LgoMiPzo0+Q81Tb/+IsKJus+NNh9XubK8tRJzYePr60qJJNY5CtmrjdVnRLFrry2DOO59CvWetsGkRd9Yfti9ZiitELLQnq9qxH6EbxqfpA4zbb7pNRzZ6vc0g7BonBdGFPSMnuWL1rFA/CBHU0Hnv7Q23l9ykli07ZndRbusm2UD7bpb5j+ZX3rJQC6BY25No7Afl8IyDx6vIhyzvezusZ33NXBk24Qq44eFMDZIQ5T2oTXicmYrYGFgEaMGgIHLcLDFQjBy2aAtG2gUuvUdotgGAZQO81iNf93fQ1HAzhSPwMq+BHhQ2jpxAtEaJYldMrX me@example.com";

testResource(keyPair, {
  accepts: {
    "an ED25519 key": { publicKey: ED25519, keyName: "deploy" },
    "an RSA key with a line break behind it": { publicKey: `${RSA}\n`, keyNamePrefix: "deploy-" },
    "RFC 4716": { publicKey: "---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----" },
    "a key that nobody knows": { publicKey: unknown() },
    "two keys": stack(
      { publicKey: ED25519, keyName: "a" },
      { with: { other: given("aws:ec2/keyPair:KeyPair", { publicKey: ED25519, keyName: "b" }) } },
    ),
  },
  rejects: {
    "invalid-public-key": [
      { publicKey: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC... your-public-key" },
      { publicKey: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDexample me@example.com" },
      { publicKey: "~/.ssh/id_rsa.pub" },
      { publicKey: "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTY= me@example.com" },
      { publicKey: "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----" },
    ],
    "invalid-key-name": { publicKey: ED25519, keyName: "k".repeat(256) },
    "conflicting-inputs": { publicKey: ED25519, keyName: "a", keyNamePrefix: "a-" },
    "duplicate-name": stack(
      { publicKey: ED25519, keyName: "a" },
      { with: { other: given("aws:ec2/keyPair:KeyPair", { publicKey: RSA, keyName: "a" }) } },
    ),
  },
  outputs: [
    {
      of: { publicKey: ED25519, keyName: "deploy" },
      are: {
        id: "deploy",
        arn: "arn:aws:ec2:us-east-1:123456789012:key-pair/deploy",
        keyPairId: /^key-0[0-9a-f]{16}$/,
        keyType: "ed25519",
        fingerprint: /^[A-Za-z0-9+/]{43}=$/,
      },
    },
    {
      of: { publicKey: RSA, keyName: "deploy" },
      are: { keyType: "rsa", fingerprint: /^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/ },
    },
  ],
});
