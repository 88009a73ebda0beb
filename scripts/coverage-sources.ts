// What scripts/generate-coverage.mjs reads of the sources.
export { registry } from "../packages/stackproof/src/aws/index.ts";
export { describeModel } from "../packages/stackproof/src/model/describe-model.ts";
export { openPackageSchema } from "../packages/stackproof/src/schema/package.ts";
