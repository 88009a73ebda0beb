// Data: EC2 instance types: virtual processors, memory in GiB, architectures, by family.
// Source: moto's copy of DescribeInstanceTypes (https://github.com/getmoto/moto/blob/master/moto/ec2/resources/instance_types.json, moto 5.2.5,
// read on 2026-11-21). Not every type is in every region and zone.

/** What is recorded of an instance type. */
export interface InstanceType {
  readonly name: string;
  readonly vcpus: number;
  /** GiB. */
  readonly memory: number;
  readonly architectures: readonly string[];
  readonly burstable: boolean;
  readonly currentGeneration: boolean;
}

/** Family: architectures, then flags (b: burstable, o: of an older generation), then `size:vcpus:GiB` of each size. */
const FAMILIES: Readonly<Record<string, string>> = {
  a1: "arm64 o medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 metal:16:32",
  c1: "x86_64+i386 o medium:2:1.69922 xlarge:8:7",
  c3: "x86_64 o large:2:3.75 xlarge:4:7.5 2xlarge:8:15 4xlarge:16:30 8xlarge:32:60",
  c4: "x86_64 o large:2:3.75 xlarge:4:7.5 2xlarge:8:15 4xlarge:16:30 8xlarge:36:60",
  c5: "x86_64 o large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 9xlarge:36:72 12xlarge:48:96 18xlarge:72:144 24xlarge:96:192 metal:96:192",
  c5a: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192",
  c5ad: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192",
  c5d: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 9xlarge:36:72 12xlarge:48:96 18xlarge:72:144 24xlarge:96:192 metal:96:192",
  c5n: "x86_64 - large:2:5.25 xlarge:4:10.5 2xlarge:8:21 4xlarge:16:42 9xlarge:36:96 18xlarge:72:192 metal:72:192",
  c6a: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 32xlarge:128:256 48xlarge:192:384 metal:192:384",
  c6g: "arm64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 metal:64:128",
  c6gd: "arm64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 metal:64:128",
  c6gn: "arm64 o medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128",
  c6i: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 32xlarge:128:256 metal:128:256",
  c6id: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 32xlarge:128:256 metal:128:256",
  c6in: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 32xlarge:128:256 metal:128:256",
  c7a: "x86_64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 32xlarge:128:256 48xlarge:192:384 metal-48xl:192:384",
  c7g: "arm64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 metal:64:128",
  c7gd: "arm64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 metal:64:128",
  c7gn: "arm64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 metal:64:128",
  "c7i-flex":
    "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128",
  c7i: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 metal-24xl:96:192 48xlarge:192:384 metal-48xl:192:384",
  c8a: "x86_64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 metal-24xl:96:192 48xlarge:192:384 metal-48xl:192:384",
  c8g: "arm64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 metal-24xl:96:192 48xlarge:192:384 metal-48xl:192:384",
  c8gb: "arm64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 metal-24xl:96:192 48xlarge:192:384 metal-48xl:192:384",
  c8gd: "arm64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 metal-24xl:96:192 48xlarge:192:384 metal-48xl:192:384",
  c8gn: "arm64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 metal-24xl:96:192 48xlarge:192:384 metal-48xl:192:384",
  "c8i-flex":
    "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128",
  c8i: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 32xlarge:128:256 48xlarge:192:384 metal-48xl:192:384 96xlarge:384:768 metal-96xl:384:768",
  c8ib: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 32xlarge:128:256 48xlarge:192:384 metal-48xl:192:384 96xlarge:384:768 metal-96xl:384:768",
  c8id: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 32xlarge:128:256 48xlarge:192:384 metal-48xl:192:384 96xlarge:384:768 metal-96xl:384:768",
  c8in: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 32xlarge:128:256 48xlarge:192:384 metal-48xl:192:384 96xlarge:384:768 metal-96xl:384:768",
  c8ine: "x86_64 - large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96",
  c9g: "arm64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 48xlarge:192:384 metal-48xl:192:384",
  c9gd: "arm64 - medium:1:2 large:2:4 xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 12xlarge:48:96 16xlarge:64:128 24xlarge:96:192 48xlarge:192:384 metal-48xl:192:384",
  d2: "x86_64 o xlarge:4:30.5 2xlarge:8:61 4xlarge:16:122 8xlarge:36:244",
  d3: "x86_64 - xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256",
  d3en: "x86_64 - xlarge:4:16 2xlarge:8:32 4xlarge:16:64 6xlarge:24:96 8xlarge:32:128 12xlarge:48:192",
  dl2q: "x86_64 - 24xlarge:96:768",
  f2: "x86_64 - 6xlarge:24:256 12xlarge:48:512 48xlarge:192:2048",
  g4dn: "x86_64 - xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 metal:96:384",
  g5: "x86_64 o xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 48xlarge:192:768",
  g5g: "arm64 - xlarge:4:8 2xlarge:8:16 4xlarge:16:32 8xlarge:32:64 16xlarge:64:128 metal:64:128",
  g6: "x86_64 - xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 48xlarge:192:768",
  g6e: "x86_64 - xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 48xlarge:192:1536",
  g6f: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64",
  g7: "x86_64 - 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 24xlarge:96:384 48xlarge:192:768",
  g7e: "x86_64 - 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:512 24xlarge:96:1024 48xlarge:192:2048",
  gr6: "x86_64 - 4xlarge:16:128 8xlarge:32:256",
  gr6f: "x86_64 - 4xlarge:16:128",
  h1: "x86_64 - 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 16xlarge:64:256",
  hpc6a: "x86_64 - 48xlarge:96:384",
  hpc6id: "x86_64 - 32xlarge:64:1024",
  hpc7a: "x86_64 - 12xlarge:24:768 24xlarge:48:768 48xlarge:96:768 96xlarge:192:768",
  hpc7g: "arm64 - 4xlarge:16:128 8xlarge:32:128 16xlarge:64:128",
  hpc8a: "x86_64 - 96xlarge:192:768",
  i2: "x86_64 o xlarge:4:30.5 2xlarge:8:61 4xlarge:16:122 8xlarge:32:244",
  i3: "x86_64 - large:2:15.25 xlarge:4:30.5 2xlarge:8:61 4xlarge:16:122 8xlarge:32:244 16xlarge:64:488",
  i3en: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 3xlarge:12:96 6xlarge:24:192 12xlarge:48:384 24xlarge:96:768 metal:96:768",
  i4g: "arm64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 16xlarge:64:512",
  i4i: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 metal:128:1024",
  i7i: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal-24xl:96:768 48xlarge:192:1536 metal-48xl:192:1536",
  i7ie: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 3xlarge:12:96 6xlarge:24:192 12xlarge:48:384 18xlarge:72:576 24xlarge:96:768 metal-24xl:96:768 48xlarge:192:1536 metal-48xl:192:1536",
  i8g: "arm64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal-24xl:96:768 48xlarge:192:1536 metal-48xl:192:1536",
  i8ge: "arm64 - large:2:16 xlarge:4:32 2xlarge:8:64 3xlarge:12:96 6xlarge:24:192 12xlarge:48:384 18xlarge:72:576 24xlarge:96:768 metal-24xl:96:768 48xlarge:192:1536 metal-48xl:192:1536",
  im4gn: "arm64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 16xlarge:64:256",
  inf1: "x86_64 - xlarge:4:8 2xlarge:8:16 6xlarge:24:48 24xlarge:96:192",
  inf2: "x86_64 - xlarge:4:16 8xlarge:32:128 24xlarge:96:384 48xlarge:192:768",
  is4gen: "arm64 - medium:1:6 large:2:12 xlarge:4:24 2xlarge:8:48 4xlarge:16:96 8xlarge:32:192",
  m1: "x86_64 o small:1:1.69922 medium:1:3.69922 large:2:7.5 xlarge:4:15",
  m2: "x86_64 o xlarge:2:17.0996 2xlarge:4:34.1992 4xlarge:8:68.3994",
  m3: "x86_64 o medium:1:3.75 large:2:7.5 xlarge:4:15 2xlarge:8:30",
  m4: "x86_64 o large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 10xlarge:40:160 16xlarge:64:256",
  m5: "x86_64 o large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 metal:96:384",
  m5a: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384",
  m5ad: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384",
  m5d: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 metal:96:384",
  m5dn: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 metal:96:384",
  m5n: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 metal:96:384",
  m5zn: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 3xlarge:12:48 6xlarge:24:96 12xlarge:48:192 metal:48:192",
  m6a: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 32xlarge:128:512 48xlarge:192:768 metal:192:768",
  m6g: "arm64 - medium:1:4 large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 metal:64:256",
  m6gd: "arm64 - medium:1:4 large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 metal:64:256",
  m6i: "x86_64 o large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 32xlarge:128:512 metal:128:512",
  m6id: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 32xlarge:128:512 metal:128:512",
  m6idn:
    "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 32xlarge:128:512 metal:128:512",
  m6in: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 32xlarge:128:512 metal:128:512",
  m7a: "x86_64 - medium:1:4 large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 32xlarge:128:512 48xlarge:192:768 metal-48xl:192:768",
  m7g: "arm64 - medium:1:4 large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 metal:64:256",
  m7gd: "arm64 - medium:1:4 large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 metal:64:256",
  "m7i-flex":
    "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256",
  m7i: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 metal-24xl:96:384 48xlarge:192:768 metal-48xl:192:768",
  m8a: "x86_64 - medium:1:4 large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 metal-24xl:96:384 48xlarge:192:768 metal-48xl:192:768",
  m8azn:
    "x86_64 - medium:1:4 large:2:8 xlarge:4:16 3xlarge:12:48 6xlarge:24:96 12xlarge:48:192 metal-12xl:48:192 24xlarge:96:384 metal-24xl:96:384",
  m8g: "arm64 - medium:1:4 large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 metal-24xl:96:384 48xlarge:192:768 metal-48xl:192:768",
  m8gb: "arm64 - medium:1:4 large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 metal-24xl:96:384 48xlarge:192:768 metal-48xl:192:768",
  m8gd: "arm64 - medium:1:4 large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 metal-24xl:96:384 48xlarge:192:768 metal-48xl:192:768",
  m8gn: "arm64 - medium:1:4 large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 metal-24xl:96:384 48xlarge:192:768 metal-48xl:192:768",
  "m8i-flex":
    "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256",
  m8i: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 32xlarge:128:512 48xlarge:192:768 metal-48xl:192:768 96xlarge:384:1536 metal-96xl:384:1536",
  m8ib: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 32xlarge:128:512 48xlarge:192:768 metal-48xl:192:768 96xlarge:384:1536 metal-96xl:384:1536",
  m8id: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 32xlarge:128:512 48xlarge:192:768 metal-48xl:192:768 96xlarge:384:1536 metal-96xl:384:1536",
  m8idb:
    "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 32xlarge:128:512 48xlarge:192:768 metal-48xl:192:768 96xlarge:384:1536 metal-96xl:384:1536",
  m8idn:
    "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 32xlarge:128:512 48xlarge:192:768 metal-48xl:192:768 96xlarge:384:1536 metal-96xl:384:1536",
  m8in: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 32xlarge:128:512 48xlarge:192:768 metal-48xl:192:768 96xlarge:384:1536 metal-96xl:384:1536",
  m8ine: "x86_64 - large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192",
  m9g: "arm64 - medium:1:4 large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 48xlarge:192:768 metal-48xl:192:768",
  m9gd: "arm64 - medium:1:4 large:2:8 xlarge:4:16 2xlarge:8:32 4xlarge:16:64 8xlarge:32:128 12xlarge:48:192 16xlarge:64:256 24xlarge:96:384 48xlarge:192:768 metal-48xl:192:768",
  "mac-m3ultra": "arm64_mac - metal:28:256",
  "mac-m4": "arm64_mac - metal:10:24",
  "mac-m4max": "arm64_mac - metal:16:128",
  "mac-m4pro": "arm64_mac - metal:14:48",
  mac1: "x86_64_mac - metal:12:32",
  "mac2-m1ultra": "arm64_mac - metal:20:128",
  "mac2-m2": "arm64_mac - metal:8:24",
  "mac2-m2pro": "arm64_mac - metal:12:32",
  mac2: "arm64_mac - metal:8:16",
  p3dn: "x86_64 - 24xlarge:96:768",
  p4d: "x86_64 - 24xlarge:96:1152",
  p4de: "x86_64 - 24xlarge:96:1152",
  p5: "x86_64 - 4xlarge:16:256 48xlarge:192:2048",
  p5e: "x86_64 - 48xlarge:192:2048",
  p5en: "x86_64 - 48xlarge:192:2048",
  "p6-b200": "x86_64 - 48xlarge:192:2048",
  "p6-b300": "x86_64 - 48xlarge:192:4096",
  r3: "x86_64 o large:2:15 xlarge:4:30.5 2xlarge:8:61 4xlarge:16:122 8xlarge:32:244",
  r4: "x86_64 o large:2:15.25 xlarge:4:30.5 2xlarge:8:61 4xlarge:16:122 8xlarge:32:244 16xlarge:64:488",
  r5: "x86_64 o large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal:96:768",
  r5a: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768",
  r5ad: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768",
  r5b: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal:96:768",
  r5d: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal:96:768",
  r5dn: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal:96:768",
  r5n: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal:96:768",
  r6a: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 48xlarge:192:1536 metal:192:1536",
  r6g: "arm64 - medium:1:8 large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 metal:64:512",
  r6gd: "arm64 - medium:1:8 large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 metal:64:512",
  r6i: "x86_64 o large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 metal:128:1024",
  r6id: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 metal:128:1024",
  r6idn:
    "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 metal:128:1024",
  r6in: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 metal:128:1024",
  r7a: "x86_64 - medium:1:8 large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 48xlarge:192:1536 metal-48xl:192:1536",
  r7g: "arm64 o medium:1:8 large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 metal:64:512",
  r7gd: "arm64 o medium:1:8 large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 metal:64:512",
  r7i: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal-24xl:96:768 48xlarge:192:1536 metal-48xl:192:1536",
  r7iz: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 metal-16xl:64:512 32xlarge:128:1024 metal-32xl:128:1024",
  r8a: "x86_64 - medium:1:8 large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal-24xl:96:768 48xlarge:192:1536 metal-48xl:192:1536",
  r8g: "arm64 - medium:1:8 large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal-24xl:96:768 48xlarge:192:1536 metal-48xl:192:1536",
  r8gb: "arm64 - medium:1:8 large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal-24xl:96:768 48xlarge:192:1536 metal-48xl:192:1536",
  r8gd: "arm64 - medium:1:8 large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal-24xl:96:768 48xlarge:192:1536 metal-48xl:192:1536",
  r8gn: "arm64 - medium:1:8 large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 metal-24xl:96:768 48xlarge:192:1536 metal-48xl:192:1536",
  "r8i-flex":
    "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512",
  r8i: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 48xlarge:192:1536 metal-48xl:192:1536 96xlarge:384:3072 metal-96xl:384:3072",
  r8ib: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 48xlarge:192:1536 metal-48xl:192:1536 96xlarge:384:3072 metal-96xl:384:3072",
  r8id: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 48xlarge:192:1536 metal-48xl:192:1536 96xlarge:384:3072 metal-96xl:384:3072",
  r8idb:
    "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 48xlarge:192:1536 metal-48xl:192:1536 96xlarge:384:3072 metal-96xl:384:3072",
  r8idn:
    "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 48xlarge:192:1536 metal-48xl:192:1536 96xlarge:384:3072 metal-96xl:384:3072",
  r8in: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 32xlarge:128:1024 48xlarge:192:1536 metal-48xl:192:1536 96xlarge:384:3072 metal-96xl:384:3072",
  r9g: "arm64 - medium:1:8 large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 48xlarge:192:1536 metal-48xl:192:1536",
  r9gd: "arm64 - medium:1:8 large:2:16 xlarge:4:32 2xlarge:8:64 4xlarge:16:128 8xlarge:32:256 12xlarge:48:384 16xlarge:64:512 24xlarge:96:768 48xlarge:192:1536 metal-48xl:192:1536",
  t1: "x86_64+i386 o micro:1:0.612305",
  t2: "x86_64 b nano:1:0.5 micro:1:1 small:1:2 medium:2:4 large:2:8 xlarge:4:16 2xlarge:8:32",
  t3: "x86_64 b nano:2:0.5 micro:2:1 small:2:2 medium:2:4 large:2:8 xlarge:4:16 2xlarge:8:32",
  t3a: "x86_64 b nano:2:0.5 micro:2:1 small:2:2 medium:2:4 large:2:8 xlarge:4:16 2xlarge:8:32",
  t4g: "arm64 b nano:2:0.5 micro:2:1 small:2:2 medium:2:4 large:2:8 xlarge:4:16 2xlarge:8:32",
  t8i: "x86_64 - nano:2:0.5 micro:2:1 small:2:2 medium:2:4",
  trn1: "x86_64 - 2xlarge:8:32 32xlarge:128:512",
  trn1n: "x86_64 - 32xlarge:128:512",
  trn2: "x86_64 - 3xlarge:12:128 48xlarge:192:2048",
  trn2u: "x86_64 - 48xlarge:192:2048",
  "u-3tb1": "x86_64 - 56xlarge:224:3072",
  "u-6tb1": "x86_64 - 56xlarge:224:6144 112xlarge:448:6144",
  "u7i-12tb": "x86_64 - 224xlarge:896:12288",
  "u7i-6tb": "x86_64 - 112xlarge:448:6144",
  "u7i-8tb": "x86_64 - 112xlarge:448:8192",
  "u7in-16tb": "x86_64 - 224xlarge:896:16384",
  "u7in-24tb": "x86_64 - 224xlarge:896:24576",
  "u7in-32tb": "x86_64 - 224xlarge:896:32768",
  vt1: "x86_64 - 3xlarge:12:24 6xlarge:24:48 24xlarge:96:192",
  x1: "x86_64 - 16xlarge:64:976 32xlarge:128:1952",
  x1e: "x86_64 - xlarge:4:122 2xlarge:8:244 4xlarge:16:488 8xlarge:32:976 16xlarge:64:1952 32xlarge:128:3904",
  x2gd: "arm64 - medium:1:16 large:2:32 xlarge:4:64 2xlarge:8:128 4xlarge:16:256 8xlarge:32:512 12xlarge:48:768 16xlarge:64:1024 metal:64:1024",
  x2idn: "x86_64 - 16xlarge:64:1024 24xlarge:96:1536 32xlarge:128:2048 metal:128:2048",
  x2iedn:
    "x86_64 - xlarge:4:128 2xlarge:8:256 4xlarge:16:512 8xlarge:32:1024 16xlarge:64:2048 24xlarge:96:3072 32xlarge:128:4096 metal:128:4096",
  x2iezn:
    "x86_64 - 2xlarge:8:256 4xlarge:16:512 6xlarge:24:768 8xlarge:32:1024 12xlarge:48:1536 metal:48:1536",
  x8aedz:
    "x86_64 - large:2:64 xlarge:4:128 3xlarge:12:384 6xlarge:24:768 12xlarge:48:1536 metal-12xl:48:1536 24xlarge:96:3072 metal-24xl:96:3072",
  x8g: "arm64 - medium:1:16 large:2:32 xlarge:4:64 2xlarge:8:128 4xlarge:16:256 8xlarge:32:512 12xlarge:48:768 16xlarge:64:1024 24xlarge:96:1536 metal-24xl:96:1536 48xlarge:192:3072 metal-48xl:192:3072",
  x8i: "x86_64 - large:2:32 xlarge:4:64 2xlarge:8:128 4xlarge:16:256 8xlarge:32:512 12xlarge:48:768 16xlarge:64:1024 24xlarge:96:1536 32xlarge:128:2048 48xlarge:192:3072 metal-48xl:192:3072 64xlarge:256:4096 96xlarge:384:6144 metal-96xl:384:6144",
  z1d: "x86_64 - large:2:16 xlarge:4:32 2xlarge:8:64 3xlarge:12:96 6xlarge:24:192 12xlarge:48:384 metal:48:384",
};

let types: ReadonlyMap<string, InstanceType> | undefined;

/** All recorded instance types by name. */
export function instanceTypes(): ReadonlyMap<string, InstanceType> {
  types ??= readTypes();
  return types;
}

function readTypes(): ReadonlyMap<string, InstanceType> {
  const found = new Map<string, InstanceType>();
  for (const [family, row] of Object.entries(FAMILIES)) {
    const [architectures = "", flags = "", ...sizes] = row.split(" ");
    for (const size of sizes) {
      const [suffix = "", vcpus = "", memory = ""] = size.split(":");
      const name = `${family}.${suffix}`;
      found.set(name, {
        name,
        vcpus: Number(vcpus),
        memory: Number(memory),
        architectures: architectures.split("+"),
        burstable: flags.includes("b"),
        currentGeneration: !flags.includes("o"),
      });
    }
  }
  return found;
}
