import { defineConfig } from "vitest/config";

// .ci/run names a file here, from which it counts the tests.
const report = process.env["STACKPROOF_TEST_REPORT"];

const MODELS = ["packages/stackproof/src/aws/**/*.test.ts", "packages/stackproof/src/iam/**/*.test.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 120_000,
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    projects: [
      {
        extends: true,
        test: {
          name: "tool",
          include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts"],
          exclude: [
            "**/node_modules/**",
            "test/programs/**",
            "test/components/**",
            "test/sdks/**",
            "test/.run/**",
            ...MODELS,
          ],
        },
      },
      {
        extends: true,
        // Models are pure, and each test of one needs all of them: they are loaded once for each worker.
        test: { name: "models", include: MODELS, isolate: false },
      },
    ],
  },
});
