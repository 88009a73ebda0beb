// Check: where the outputs of another stack come from.
import { describe, expect, test } from "vitest";
import type { Project, Settings } from "../project/project.ts";
import { NO_REQUIREMENTS } from "../project/requirements.ts";
import { type LoadOutputs, StackOutputs } from "./stack-outputs.ts";

const project = { directory: "/app/app" } as Project;
const settings = (more: Partial<Settings> = {}): Settings => ({
  account: { id: "123456789012", partition: undefined, defaultVpc: true, existing: [] },
  stackOutputs: {},
  projects: [],
  requirements: NO_REQUIREMENTS,
  ...more,
});
const nobody: LoadOutputs = () => Promise.resolve(undefined);

describe("StackOutputs", () => {
  test.each([
    ["org/net/dev", true],
    ["net/dev", true],
    ["dev", true],
    ["org/net/prod", false],
    ["org/other/dev", false],
    ["prod", false],
  ])("values of stackproof.yaml for net/dev answer %s: %s", async (name, isKnown) => {
    const outputs = new StackOutputs(
      settings({ stackOutputs: { "net/dev": { vpcId: "vpc-1" } } }),
      project,
      nobody,
    );
    expect(await outputs.of(name)).toEqual(isKnown ? { vpcId: "vpc-1" } : undefined);
  });

  test("another project is loaded once, from its folder, and only when its name fits", async () => {
    const asked: string[] = [];
    const load: LoadOutputs = (folder, stack, depth) => {
      asked.push(`${folder} ${stack} ${depth}`);
      return Promise.resolve({
        project: folder.endsWith("net") ? "net" : "other",
        outputs: () => Promise.resolve({ from: folder }),
      });
    };
    const outputs = new StackOutputs(settings({ projects: ["../other", "../net"] }), project, load);
    expect(await outputs.of("org/net/dev")).toEqual({ from: "/app/net" });
    expect(await outputs.of("org/net/dev")).toEqual({ from: "/app/net" });
    expect(asked).toEqual(["/app/other dev 1", "/app/net dev 1"]);
    expect(await outputs.of("org/none/dev")).toBeUndefined();
  });

  test("projects that refer to each other in a circle end", async () => {
    let loads = 0;
    const circle = (depth: number): StackOutputs =>
      new StackOutputs(
        settings({ projects: ["../net"] }),
        project,
        (_, stack, next) => {
          loads++;
          return Promise.resolve({ project: "net", outputs: () => circle(next).of(stack) });
        },
        depth,
      );
    expect(await circle(0).of("net/dev".slice(4))).toBeUndefined();
    expect(loads).toBe(5);
  });
});
