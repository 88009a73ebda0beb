// AWS: getIpRanges. The ranges change every week, so they are placeholders of the right form.
import { defineDataSource, guessed } from "../../model/data-source.ts";

export const getIpRanges = defineDataSource({
  token: "aws:index/getIpRanges:getIpRanges",
  docs: "https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-ranges.html",
  regional: false,
  // Ranges for documentation (RFC 5737, RFC 3849), so that rules which take ranges accept them.
  answer: () =>
    guessed({
      id: "1",
      syncToken: 1,
      createDate: "2030-01-01-00-00-00",
      cidrBlocks: ["192.0.2.0/24", "198.51.100.0/24"],
      ipv6CidrBlocks: ["2001:db8::/32"],
    }),
});
