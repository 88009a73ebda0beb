import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/programs/**", "test/sdks/**", "test/.run/**"],
    testTimeout: 120_000,
    reporters: ["default"],
  },
});
