// AWS EC2: getKeyPair.

import { repeatableId } from "../../model/ids.ts";
import { defineLookup } from "../../model/lookup.ts";
import { flagAt, textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { arn } from "../arn.ts";

export const getKeyPair = defineLookup({
  token: "aws:ec2/getKeyPair:getKeyPair",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_key_pair_data_source.go",
  resource: "aws:ec2/keyPair:KeyPair",
  noun: "EC2 Key Pair",
  keys: { keyName: "keyName", keyPairId: "keyPairId" },
  filters: { "key-name": "keyName", "key-pair-id": "keyPairId", fingerprint: "fingerprint" },
  outputs(thing, world) {
    const keyName = thingText(thing, "keyName") ?? thing.id ?? "";
    const keyPairId =
      thingText(thing, "keyPairId") ?? repeatableId("key", world.account.id, world.region, keyName);
    // The resource's id is the key's name, the data source's id is that of the key pair.
    return { id: keyPairId, keyPairId, keyName, arn: arn(world, "ec2", `key-pair/${keyName}`) };
  },
  derived(args, world) {
    const keyName = textAt(args, "keyName");
    return {
      keyType: "rsa",
      ...(!flagAt(args, "includePublicKey") && { publicKey: "" }),
      ...(keyName !== undefined && { arn: arn(world, "ec2", `key-pair/${keyName}`) }),
    };
  },
});
