// Data: searches for public machine images that find nothing any more, or never did.
// Public images are deprecated two years after they were made, and searches leave deprecated ones out:
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deprecate.html.

/** Names whose images exist no more, or never did, with the proof; `*` stands for any text. */
export interface GoneImage {
  readonly pattern: string;
  readonly reason: string;
  readonly instead: string;
  readonly docs: string;
}

/** Searches that find nothing, unless they ask for deprecated images. */
export const GONE_IMAGES: readonly GoneImage[] = [
  {
    pattern: "ubuntu/images/hvm-ssd/ubuntu-trusty-14.04-*",
    reason: "Ubuntu 14.04 has no public images any more",
    instead: "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*",
    docs: "https://github.com/wardviaene/terraform-course/pull/60",
  },
  {
    pattern: "ubuntu/images/hvm-ssd/ubuntu-xenial-16.04-*",
    reason: "Ubuntu 16.04 has no public images any more",
    instead: "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*",
    docs: "https://github.com/hashicorp-education/learn-nomad-getting-started/issues/8",
  },
  {
    pattern: "ubuntu/images/hvm-ssd/ubuntu-noble-24.04-*",
    reason: "Ubuntu 24.04 is published with gp3 volumes only",
    instead: "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*",
    docs: "https://github.com/CiscoDevNet/cloud-cml/issues/32",
  },
];
