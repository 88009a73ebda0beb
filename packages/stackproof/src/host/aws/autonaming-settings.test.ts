import { describe, expect, it } from "vitest";
import type { ConfigValue } from "../../project/project.ts";
import { readAutonaming } from "./autonaming-settings.ts";

function read(value: unknown, more: Record<string, string> = {}) {
  const config: Record<string, ConfigValue> = {};
  if (value !== undefined) config["pulumi:autonaming"] = { text: JSON.stringify(value), secret: false };
  for (const [key, text] of Object.entries(more)) config[key] = { text, secret: false };
  return readAutonaming("shop", { name: "dev", config, environments: [] }, "org");
}

const BUCKET = "aws:s3/bucket:Bucket";
const ROLE = "aws:iam/role:Role";

describe("readAutonaming", () => {
  it("is the default without the value, and for one that is not known", () => {
    expect(read(undefined).modeOf(BUCKET)).toEqual({ kind: "default" });
    const config = { "pulumi:autonaming": { text: "x", secret: true, placeholder: "secret" as const } };
    expect(readAutonaming("shop", { name: "dev", config, environments: [] }, "org").problem).toBeUndefined();
  });

  it("goes from the type over the provider to the whole stack", () => {
    const settings = read({
      mode: "verbatim",
      providers: {
        aws: { pattern: "${name}-${stack}", resources: { [ROLE]: { mode: "disabled" } } },
        random: { resources: {} },
      },
    });
    expect(settings.problem).toBeUndefined();
    expect(settings.modeOf(ROLE)).toEqual({ kind: "disabled" });
    expect(settings.modeOf(BUCKET)).toEqual({ kind: "pattern", pattern: "${name}-dev", enforce: false });
    expect(settings.modeOf("random:index/randomPet:RandomPet")).toEqual({ kind: "verbatim" });
    expect(settings.modeOf("tls:index/privateKey:PrivateKey")).toEqual({ kind: "verbatim" });
  });

  it("fills in what belongs to the stack, and leaves the rest to the resource", () => {
    const pattern =
      "${organization}.${project}.${stack}.${config.owner}.${config.team.name}.${name}.${hex(3)}";
    const settings = read({ pattern, enforce: true }, { "shop:owner": "ann", "shop:team": '{"name":"ops"}' });
    expect(settings.modeOf(ROLE)).toEqual({
      kind: "pattern",
      pattern: "org.shop.dev.ann.ops.${name}.${hex(3)}",
      enforce: true,
    });
  });

  const structure = "failed to parse autonaming config: invalid autonaming config structure";
  it.each([
    [
      { mode: "verbatim", pattern: "x" },
      "failed to resolve root naming config: cannot specify both mode and pattern/enforce",
    ],
    [
      { enforce: true },
      "failed to resolve root naming config: pattern must be specified when enforce is true",
    ],
    [{ mode: "loud" }, "failed to resolve root naming config: invalid naming mode: loud"],
    [{ pattern: "${config.no}" }, 'failed to resolve root naming config: no value found for key "no"'],
    [
      { providers: { aws: { mode: "loud" } } },
      'failed to resolve naming config for provider "aws": invalid naming mode: loud',
    ],
    [
      { providers: { aws: { resources: { [ROLE]: { enforce: true } } } } },
      `failed to resolve naming config for resource "${ROLE}": pattern must be specified when enforce is true`,
    ],
    [
      { providers: { aws: { resources: { [ROLE]: {} } } } },
      `mode or pattern must be specified for resource "${ROLE}"`,
    ],
    [{ modus: "default" }, `${structure}: json: unknown field "modus"`],
    [{ resources: {} }, `${structure}: json: unknown field "resources"`],
    [{ mode: 1 }, structure],
    ["verbatim", structure],
  ])("%j is refused in Pulumi's words", (value, problem) => {
    expect(read(value).problem).toBe(problem);
    expect(read(value).modeOf(ROLE)).toEqual({ kind: "default" });
  });

  it.each([
    { mode: "default" },
    {},
    { Mode: "verbatim" },
    { providers: {} },
    { mode: null, pattern: "${name}" },
  ])("%j is taken", (value) => {
    expect(read(value).problem).toBeUndefined();
  });
});
