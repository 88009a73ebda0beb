// Rules: all of them.
import { logsKeptForever } from "./cost/log-retention.ts";
import { databaseWithoutBackups } from "./reliability/databases.ts";
import type { Rule } from "./rule.ts";
import { cacheNotEncrypted, keyWithoutRotation, storageNotEncrypted } from "./security/encryption.ts";
import { instanceMetadataVersion1 } from "./security/instances.ts";
import { openToEverybody } from "./security/open-policies.ts";
import { openPort } from "./security/open-ports.ts";
import { administratorRole, allActions, allActionsOfService, passAnyRole } from "./security/policies.ts";
import { openClusterEndpoint, openFunctionUrl, publicDatabase } from "./security/public-access.ts";
import { publicBucket } from "./security/public-buckets.ts";
import { oldTls, plainHttp } from "./security/transport.ts";

export const rules: readonly Rule[] = [
  administratorRole,
  allActions,
  allActionsOfService,
  cacheNotEncrypted,
  databaseWithoutBackups,
  instanceMetadataVersion1,
  keyWithoutRotation,
  logsKeptForever,
  oldTls,
  openClusterEndpoint,
  openFunctionUrl,
  openPort,
  openToEverybody,
  passAnyRole,
  plainHttp,
  publicBucket,
  publicDatabase,
  storageNotEncrypted,
];
