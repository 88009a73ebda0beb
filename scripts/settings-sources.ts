// What scripts/generate-settings-schema.mjs reads of the sources.
export { SETTINGS_SCHEMA } from "../packages/stackproof/src/project/settings.ts";
