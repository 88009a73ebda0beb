import { defineConfig } from "vitest/config";

// .ci/run names a file here, from which it counts the tests.
const report = process.env["STACKPROOF_TEST_REPORT"];

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/programs/**", "test/components/**", "test/sdks/**", "test/.run/**"],
    testTimeout: 120_000,
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
  },
});
