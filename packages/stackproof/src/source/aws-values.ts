// Source: values of AWS that a text is recognized by: accounts, regions, ids. Pure.

/** A region's name, for use inside of larger patterns. */
export const REGION =
  "(?:us|eu|ap|ca|sa|me|af|il|mx|cn|eusc-de)-(?:gov-)?(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-[1-9]";

/** Accounts of examples: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html and others. */
const EXAMPLE_ACCOUNT =
  /^(?:123456789012|012345678901|012345678912|111122223333|444455556666|777788889999|555566667777|123123123123|210987654321|098765432109|987654321098|(\d)\1{11})$/;

/** True for accounts that stand in examples. */
export function isExampleAccount(account: string): boolean {
  return EXAMPLE_ACCOUNT.test(account);
}

/**
 * Accounts that are the same for everybody, so that a program has to write them.
 * Load balancer logs: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html.
 * Images: https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html,
 * https://docs.aws.amazon.com/deep-learning-containers/latest/devguide/available_images.html, and the owners that
 * Canonical, Debian, Red Hat and AWS name for theirs. Billing reports: https://docs.aws.amazon.com/cur/latest/userguide/cur-s3.html.
 */
const SHARED_ACCOUNTS = new Set(
  `127311923021 033677994240 027434742980 797873946194 098369216593 754344448648 589379963580 718504428378
   383597477331 600734575887 114774131450 783225319266 582318560864 985666609251 054676820928 156460612806
   652711504416 635631232127 009996457667 897822967062 076674570225 507241528517 048591011584 190560391635
   638102146993 037604701340
   602401143452 877085696533 800184023465 918309763551 961992271922 590381155156 558608220178 759879836304
   763104351884 709825985650 683313688378 785573368785 520713654638
   099720109477 136693071363 379101102735 309956199498 125523088429 679593333241 137112412989 591542846629
   801119661308 092701018921 013907871322 386209384616
   464622532012 414351767826 754728514883`
    .trim()
    .split(/\s+/),
);

/** True for accounts of AWS and of known providers, which are the same for everybody. */
export function isSharedAccount(account: string): boolean {
  return SHARED_ACCOUNTS.has(account);
}

/** Digits that no account gave out: in a row, one again and again, or letters that are no digits. */
const INVENTED =
  /^(?:0?123456789?a?b?c?d?e?f?0?|0?1234\d{0,4}|1234567890abcdef0|0?abc(?:d(?:ef?)?)?\d{0,6}|0?abcdef(?:1234567890?)?|[xX]{4,17}|([0-9a-f])\1{7,16}|0abcd1234efgh5678)$/;

/** Ids of EC2's things, whose names begin with what they are. */
const EC2_ID =
  /^(vpc|subnet|sg|rtb|igw|nat|eni|eipalloc|vol|snap|acl|tgw|vpce|lt|pcx|vgw|dopt|ami)-([0-9a-zA-Z]+)$/;

/** What an id is: given out by AWS, or made up for an example. */
export function ec2Id(text: string): { readonly type: string; readonly isInvented: boolean } | undefined {
  const [, type, digits] = EC2_ID.exec(text) ?? [];
  if (type === undefined || digits === undefined) return undefined;
  if (INVENTED_IDS.has(text) || INVENTED.test(digits)) return { type, isInvented: true };
  return /^(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(digits) ? { type, isInvented: false } : undefined;
}

const INVENTED_IDS = new Set([
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
  "ami-0abcdef1234567890",
]);

/** Hosted zones of AWS itself, the same for everybody. */
export const SHARED_ZONES = new Set(["Z2FDTNDATAQYW2", "Z2BJ6XQ5FK7U4H"]);
