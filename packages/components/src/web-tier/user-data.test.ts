// What an instance does when it first starts.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserData, UserDataError } from "./user-data.ts";

/** The message of what a call throws. */
function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof UserDataError) return error.message;
  }
  return "accepted";
}

describe("user data", () => {
  test("of one script is that script", () => {
    expect(new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx").render()).toBe(
      "#!/bin/bash\nset -euo pipefail\ndnf install -y nginx\nsystemctl enable --now nginx\n",
    );
  });

  test("takes a whole script, and ends lines as Linux does", () => {
    expect(new UserData().shell("#!/usr/bin/env bash\r\necho a\r\necho b").render()).toBe(
      "#!/bin/bash\nset -euo pipefail\necho a\necho b\n",
    );
  });

  test("of a configuration is cloud-config", () => {
    expect(new UserData().cloudConfig({ packages: ["nginx"] }).render()).toBe(
      '#cloud-config\n{\n  "packages": [\n    "nginx"\n  ]\n}\n',
    );
  });

  test("of nothing is nothing", () => {
    expect(new UserData().isEmpty).toBe(true);
    expect(new UserData().render()).toBe("");
  });

  test("of several parts is one MIME document", () => {
    const text = new UserData()
      .cloudConfig({ packages: ["nginx"] })
      .shell("echo ready")
      .render();
    expect(text).toMatch(/^MIME-Version: 1\.0\nContent-Type: multipart\/mixed; boundary="([^"]+)"\n\n--\1\n/);
    expect(text.match(/^Content-Type: text\/(x-shellscript|cloud-config)/gm)).toHaveLength(2);
    expect(text.trimEnd()).toMatch(/--$/);
  });

  test("has a boundary that no part holds, and is the same each time", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 60 }), { minLength: 2, maxLength: 6 }), (lines) => {
        const safe = lines.map((line) => `# ${line.replaceAll(/[\r\n]/g, " ")}`);
        const build = () => safe.reduce((data, line) => data.shell(line), new UserData()).render();
        const text = build();
        const boundary = /boundary="([^"]+)"/.exec(text)?.[1] ?? "";
        expect(text.split(`--${boundary}`)).toHaveLength(safe.length + 2);
        expect(build()).toBe(text);
      }),
    );
  });

  test("merges configurations: lists grow, other keys are given once", () => {
    const base = new UserData().cloudConfig({ packages: ["nginx"], timezone: "UTC" });
    expect(
      JSON.parse(
        base
          .cloudConfig({ packages: ["jq"] })
          .render()
          .replace("#cloud-config\n", ""),
      ),
    ).toEqual({
      packages: ["nginx", "jq"],
      timezone: "UTC",
    });
    expect(refusal(() => base.cloudConfig({ timezone: "Europe/Berlin" }))).toContain('key "timezone"');
    expect(base.render()).not.toContain("jq");
  });

  test("is base64 for launch templates", () => {
    const data = new UserData().shell("echo ä");
    expect(Buffer.from(data.base64(), "base64").toString("utf8")).toBe(data.render());
  });

  test("never signals to CloudFormation", () => {
    expect(refusal(() => new UserData().shell("/opt/aws/bin/cfn-signal -e $? --stack x"))).toContain(
      "cfn-signal",
    );
    expect(refusal(() => new UserData().shell("echo a\ncfn-init -v"))).toContain("cfn-init");
    expect(refusal(() => new UserData().cloudConfig({ runcmd: ["cfn-hup"] }))).toContain("cfn-hup");
    expect(refusal(() => new UserData([{ kind: "shell", lines: ["cfn-signal"] }]))).toContain("cfn-signal");
    expect(refusal(() => new UserData().shell("# no cfn-signal here", "echo configured"))).toBe("accepted");
  });

  test("runs in Bash", () => {
    expect(refusal(() => new UserData().shell("#!/usr/bin/env python3\nprint(1)"))).toContain("python3");
    expect(refusal(() => new UserData().shell("#!/usr/bin/python3", "print(1)"))).toContain("write_files");
    expect(refusal(() => new UserData().shell("#!/bin/sh", "echo 1"))).toBe("accepted");
  });

  test("is at most 16 KB long", () => {
    expect(() => new UserData().shell("x".repeat(16_400)).render()).toThrow("16384");
    expect(() => new UserData().shell("x".repeat(16_000)).render()).not.toThrow();
  });
});
