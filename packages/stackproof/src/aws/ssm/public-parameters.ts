// AWS Systems Manager: the public parameters that hold image ids. Shared by the data sources of this folder.
// https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
// https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html
// https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/
import type { DataSourceWorld } from "../../model/data-source.ts";
import { type Image, newestImage } from "../ec2/images.ts";

/** The value of a public parameter; undefined for one that is not known here. */
export function publicParameter(name: string, world: DataSourceWorld): string | undefined {
  return (
    amazonLinux(name, world) ??
    ecs(name, world) ??
    eks(name, world) ??
    ubuntu(name, world) ??
    others(name, world)
  );
}

/** True for names that only AWS and its partners can make. */
export function isPublicName(name: string): boolean {
  return /^(arn:[^:]+:ssm:[^:]*:[^:]*:parameter)?\/aws\/service\//.test(name);
}

function amazonLinux(name: string, world: DataSourceWorld): string | undefined {
  const [, alias] = /^\/aws\/service\/ami-amazon-linux-latest\/(.+)$/.exec(name) ?? [];
  if (alias === undefined) return undefined;
  const [, minimal = "", kernel = "", architecture2023 = ""] =
    /^al2023-ami-(minimal-)?kernel-(default|[\d.]+)-(x86_64|arm64)$/.exec(alias) ?? [];
  if (architecture2023 !== "") {
    const version = kernel === "default" ? "6.1" : kernel;
    return newestImage(`al2023-ami-${minimal}{version}-kernel-${version}-{arch}`, architecture2023, world)
      ?.id;
  }
  const [, stem = "", architecture = "", volume = ""] =
    /^((?:amzn2-ami|amzn-ami)(?:-minimal)?(?:-kernel-5\.10)?-hvm)-(x86_64|arm64)-(gp2|ebs)$/.exec(alias) ??
    [];
  return newestImage(`${stem}-{version}-{arch}-${volume}`, architecture, world)?.id;
}

/** The path's word for the flavour, and the family's name for each; with a word for the architecture in between. */
const ECS_FAMILIES: Readonly<Record<string, string>> = {
  "amazon-linux-2": "amzn2-ami-ecs-hvm-{version}-{arch}-ebs",
  "amazon-linux-2/kernel-5.10": "amzn2-ami-ecs-kernel-5.10-hvm-{version}-{arch}-ebs",
  "amazon-linux-2/gpu": "amzn2-ami-ecs-gpu-hvm-{version}-{arch}-ebs",
  "amazon-linux-2023": "al2023-ami-ecs-hvm-{version}-kernel-6.1-{arch}",
  "amazon-linux-2023/gpu": "al2023-ami-ecs-gpu-hvm-{version}-kernel-6.1-{arch}-ebs",
  "amazon-linux-2023/neuron": "al2023-ami-ecs-neuron-hvm-{version}-kernel-6.1-{arch}",
};

function ecs(name: string, world: DataSourceWorld): string | undefined {
  const [, path = "", field] =
    /^\/aws\/service\/ecs\/optimized-ami\/(.+?)\/recommended(?:\/(image_id|image_name|os|ecs_agent_version|ecs_runtime_version))?$/.exec(
      name,
    ) ?? [];
  const architecture = path.includes("/arm64") ? "arm64" : "x86_64";
  const image = newestImage(ECS_FAMILIES[path.replace("/arm64", "")] ?? "", architecture, world);
  if (image === undefined) return undefined;
  const description = {
    ecs_agent_version: "1.103.0",
    ecs_runtime_version: "Docker version 25.0.14",
    image_id: image.id,
    image_name: image.name,
    image_version: image.family?.newest ?? "",
    os: path.startsWith("amazon-linux-2023") ? "Amazon Linux 2023" : "Amazon Linux 2",
    schema_version: 1,
    source_image_name: "",
  };
  if (field === undefined) return JSON.stringify(description);
  return String(Object.entries(description).find(([key]) => key === field)?.[1] ?? "");
}

function eks(name: string, world: DataSourceWorld): string | undefined {
  const [, kubernetes = "", flavour = "", field = ""] =
    /^\/aws\/service\/eks\/optimized-ami\/([\d.]+)\/(.+?)\/recommended\/(image_id|image_name|release_version)$/.exec(
      name,
    ) ?? [];
  const [, architecture2023 = ""] = /^amazon-linux-2023\/(x86_64|arm64)\/standard$/.exec(flavour) ?? [];
  let image: Image | undefined;
  if (architecture2023 !== "")
    image = newestImage(
      `amazon-eks-node-al2023-{arch}-standard-${kubernetes}-v{version}`,
      architecture2023,
      world,
    );
  else if (flavour === "amazon-linux-2")
    image = newestImage(`amazon-eks-node-${kubernetes}-v{version}`, "x86_64", world);
  else if (flavour === "amazon-linux-2-gpu")
    image = newestImage(`amazon-eks-gpu-node-${kubernetes}-v{version}`, "x86_64", world);
  else if (flavour === "amazon-linux-2-arm64")
    image = newestImage(`amazon-eks-arm64-node-${kubernetes}-v{version}`, "arm64", world);
  if (image === undefined) return undefined;
  if (field === "release_version") return `${kubernetes}.0-${image.family?.newest ?? ""}`;
  return field === "image_id" ? image.id : image.name;
}

const UBUNTU_RELEASES: Readonly<Record<string, string>> = { focal: "20.04", jammy: "22.04", noble: "24.04" };

function ubuntu(name: string, world: DataSourceWorld): string | undefined {
  const [, product = "", release = "", arch = "", volume = ""] =
    /^\/aws\/service\/canonical\/ubuntu\/(server|server-minimal|pro-server)\/([^/]+)\/stable\/current\/(amd64|arm64)\/hvm\/(ebs-gp2|ebs-gp3)\/ami-id$/.exec(
      name,
    ) ?? [];
  const code =
    release in UBUNTU_RELEASES
      ? release
      : Object.entries(UBUNTU_RELEASES).find(([, number]) => number === release)?.[0];
  if (code === undefined) return undefined;
  const folder = volume === "ebs-gp3" ? "hvm-ssd-gp3" : "hvm-ssd";
  const stem = `images/${folder}/ubuntu-${code}-${UBUNTU_RELEASES[code] ?? ""}-{arch}`;
  const template =
    product === "server"
      ? `ubuntu/${stem}-server-{version}`
      : product === "server-minimal"
        ? `ubuntu-minimal/${stem}-minimal-{version}`
        : `ubuntu-pro-server/${stem}-pro-server-{version}`;
  return newestImage(template, arch === "arm64" ? "arm64" : "x86_64", world)?.id;
}

function others(name: string, world: DataSourceWorld): string | undefined {
  const [, windows] =
    /^\/aws\/service\/ami-windows-latest\/(Windows_Server-\d{4}-English-(?:Full|Core)-Base)$/.exec(name) ??
    [];
  if (windows !== undefined) return newestImage(`${windows}-{version}`, "x86_64", world)?.id;
  const [, kubernetes, k8sArchitecture = ""] =
    /^\/aws\/service\/bottlerocket\/aws-k8s-([\d.]+)\/(x86_64|arm64)\/latest\/image_id$/.exec(name) ?? [];
  if (kubernetes !== undefined)
    return newestImage(`bottlerocket-aws-k8s-${kubernetes}-{arch}-v{version}`, k8sArchitecture, world)?.id;
  const [, ecsArchitecture] =
    /^\/aws\/service\/bottlerocket\/aws-ecs-2\/(x86_64|arm64)\/latest\/image_id$/.exec(name) ?? [];
  if (ecsArchitecture !== undefined)
    return newestImage("bottlerocket-aws-ecs-2-{arch}-v{version}", ecsArchitecture, world)?.id;
  const [, debian, debianArch] =
    /^\/aws\/service\/debian\/release\/(\d+)\/latest\/(amd64|arm64)$/.exec(name) ?? [];
  if (debian === undefined) return undefined;
  return newestImage(`debian-${debian}-{arch}-{version}`, debianArch === "arm64" ? "arm64" : "x86_64", world)
    ?.id;
}
