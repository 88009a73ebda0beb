// What an instance does when it first starts.
import { describe, expect, test } from "vitest";
import { UserData, UserDataError } from "./user-data.ts";

describe("user data", () => {
  test("of one script is that script", () => {
    expect(new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx").render()).toBe(
      "#!/bin/bash\nset -euo pipefail\ndnf install -y nginx\nsystemctl enable --now nginx\n",
    );
  });

  test("of a configuration is cloud-config", () => {
    expect(new UserData().cloudConfig({ packages: ["nginx"] }).render()).toBe(
      '#cloud-config\n{\n  "packages": [\n    "nginx"\n  ]\n}\n',
    );
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

  test("is base64 for launch templates", () => {
    const data = new UserData().shell("echo ä");
    expect(Buffer.from(data.base64(), "base64").toString("utf8")).toBe(data.render());
  });

  test("never signals to CloudFormation", () => {
    expect(() => new UserData().shell("/opt/aws/bin/cfn-signal -e $? --stack x")).toThrow(UserDataError);
    expect(() => new UserData().shell("echo configured")).not.toThrow();
  });

  test("is at most 16 KB long", () => {
    expect(() => new UserData().shell("x".repeat(16_400)).render()).toThrow("16384");
    expect(() => new UserData().shell("x".repeat(16_000)).render()).not.toThrow();
  });
});
