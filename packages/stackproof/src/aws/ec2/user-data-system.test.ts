// User data that belongs to another system or tool.
import { describe, expect, test } from "vitest";
import type { LaunchImage } from "./launch-image.ts";
import { foreignText, isEncodedAgain, leftMark } from "./user-data-system.ts";

const image = (title: string, isWindows = false): LaunchImage => ({
  name: title,
  title,
  architecture: "x86_64",
  rootDevice: "/dev/xvda",
  rootSize: 8,
  sizeDocs: undefined,
  isWindows,
});
const AL2023 = image("Amazon Linux 2023");
const AL2 = image("ECS-optimized Amazon Linux 2 for GPUs");
const UBUNTU = image("Ubuntu Pro 22.04");
const WINDOWS = image("Windows Server 2022", true);
const script = (...lines: string[]): string => `#!/bin/bash\n${lines.join("\n")}\n`;

describe("a command that the image does not have", () => {
  test.each<[string, LaunchImage, string, string, boolean]>([
    ["apt-get on Amazon Linux", AL2023, "apt-get update -y", "apt-get", true],
    ["behind sudo and a variable", AL2, "sudo DEBIAN_FRONTEND=noninteractive apt install -y x", "apt", true],
    ["behind another command", AL2023, "cd /tmp && apt-get install -y nginx", "apt-get", true],
    [
      "extras on Amazon Linux 2023",
      AL2023,
      "amazon-linux-extras install -y nginx1",
      "amazon-linux-extras",
      true,
    ],
    ["dnf on Amazon Linux 2, perhaps", AL2, "dnf install -y nginx", "dnf", false],
    ["yum on Ubuntu", UBUNTU, "yum -y install httpd", "yum", true],
    ["dnf on Debian", image("Debian 12"), "sudo dnf install -y httpd", "dnf", true],
  ])("%s", (_, on, line, command, isSure) => {
    const found = foreignText(script("set -e", line), on, undefined);
    expect(found).toMatchObject({
      slug: "user-data-command-missing",
      quote: `${command}: command not found`,
      isSure,
    });
    expect(found?.says).toContain(on.title);
  });

  test.each([
    [
      "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
      "Amazon Linux 2023",
    ],
    ["resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id", "Amazon Linux 2"],
  ])("by the parameter %s", (id, title) => {
    expect(foreignText(script("apt-get update"), undefined, id)?.says).toContain(title);
  });
});

describe("a script for the other system", () => {
  test.each([
    ["PowerShell on Linux", AL2023, "<powershell>\nWrite-Host x\n</powershell>"],
    ["a shell on Windows", WINDOWS, script("yum update -y")],
  ])("%s", (_, on, text) => {
    expect(foreignText(text, on, undefined)).toMatchObject({ slug: "user-data-for-other-system" });
  });
});

describe("nothing is said of", () => {
  test.each<[string, LaunchImage | undefined, string]>([
    ["the image's own command", AL2023, script("yum update -y", "dnf install -y nginx")],
    ["extras on Amazon Linux 2", AL2, script("amazon-linux-extras install -y nginx1")],
    ["an image that nobody knows", undefined, script("apt-get update")],
    ["another Linux", image("SUSE Linux Enterprise Server 15"), script("yum update")],
    ["a script that looks", AL2023, script("if command -v apt-get; then", "apt-get update", "fi")],
    ["a script that reads the release", UBUNTU, script(". /etc/os-release", "yum update")],
    ["one after the other", AL2023, script("apt-get update || yum update")],
    ["a command that it installs first", UBUNTU, script("apt-get install -y yum", "yum update")],
    [
      "a container's command",
      AL2023,
      script('docker run ubuntu bash -c "apt-get update && apt-get install x"'),
    ],
    ["a Dockerfile inside", AL2023, script("cat > Dockerfile <<EOF", "RUN x", "apt-get update", "EOF")],
    ["a comment", AL2023, script("# apt-get update is for Ubuntu")],
    ["a word", AL2023, script("echo apt-get update")],
    ["cloud-config", AL2023, "#cloud-config\npackages: [nginx]\n"],
    ["PowerShell on Windows", WINDOWS, "<powershell>\nWrite-Host x\n</powershell>"],
    ["XML on Windows", WINDOWS, '<?xml version="1.0"?>'],
  ])("%s", (_, on, text) => {
    expect(foreignText(text, on, undefined)).toBeUndefined();
  });
});

describe("marks of another tool", () => {
  test.each([
    [script("cfn=${AWS::StackName}"), "${AWS::StackName}", "CloudFormation"],
    ["#cloud-config\nhostname: ${AWS::Region}\n", "${AWS::Region}", "CloudFormation"],
    ["!Sub |\n  #!/bin/bash\n", "!Sub", "CloudFormation"],
    ['{"Fn::Base64": "x"}', "Fn::Base64", "CloudFormation"],
    [script("P='{{resolve:secretsmanager:db}}'"), "{{resolve:secretsmanager:db}}", "CloudFormation"],
    [script('echo "${var.name}"'), "${var.name}", "Terraform"],
    [script("echo ${aws_db_instance.main.endpoint}"), "${aws_db_instance.main.endpoint}", "Terraform"],
    [script("aws s3 cp s3://${bucket.id}/app ."), "${bucket.id}", "bad substitution"],
    [script("cat <<EOF", "${local.port}", "EOF"), "${local.port}", "Terraform"],
    [script("export DB={{ db_host }}"), "{{ db_host }}", "template engine"],
  ])("in %j", (text, mark, words) => {
    expect(leftMark(text)?.mark).toBe(mark);
    expect(leftMark(text)?.says).toContain(words);
  });

  test.each([
    ["the shell's own", script('echo "${HOME:-/root}" "${x%.*}" "${a[0]}" ${#b} ${c/x/y.z}')],
    ["what the shell leaves alone", script("cat <<'EOF'", "port=${server.port}", "EOF")],
    ["single quotes", script("sed -i 's/${spring.port}/80/' app.properties")],
    ["a mark with a backslash", script("cat <<EOF", "\\${spring.port}", "EOF")],
    ["the CloudWatch agent's", script("cat <<'EOF'", '"${aws:InstanceId}"', "EOF")],
    ["Docker's format", script("docker ps --format '{{.ID}}'", "docker inspect -f {{json}} x")],
    ["a template in a text", script("cat > a.yml <<EOF", "legend: {{instance}}", "EOF")],
    ["a comment", script("# replaces ${var.name}")],
    ["Java's text in cloud-config", "#cloud-config\nruncmd: ['${spring.port}']\n"],
  ])("but not %s", (_, text) => {
    expect(leftMark(text)).toBeUndefined();
  });
});

test("text that is encoded once more", () => {
  const encode = (text: string): string => Buffer.from(text).toString("base64");
  expect(isEncodedAgain(encode(script("true")))).toBe(true);
  expect(isEncodedAgain(encode("#cloud-config\n{}"))).toBe(true);
  expect(isEncodedAgain(script("true"))).toBe(false);
  expect(isEncodedAgain(encode("some text"))).toBe(false);
});
