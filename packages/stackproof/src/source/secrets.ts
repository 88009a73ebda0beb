// Source: which texts are passwords and keys, by their form or by the name of what holds them. Pure.

/** A key that is known by its form. */
export interface KnownSecret {
  /** "An AWS access key". */
  readonly what: string;
  /** The text that shows it, without what is secret in it. */
  readonly shown: string;
  /** The part of the text. */
  readonly part: string;
  /** It is the one of the documentation. */
  readonly isExample: boolean;
}

export const AWS_KEY = "An AWS access key id";

/** Forms of keys, by the pages of those who give them out. */
const FORMS: readonly (readonly [what: string, pattern: RegExp])[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  [AWS_KEY, /(?<![A-Za-z0-9/+=])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9/+=])/],
  [
    "A private key",
    /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----\s+(?:[A-Za-z-]+: [^\n]*\s+)*[A-Za-z0-9+/=]{16,}/,
  ],
  // https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
  ["A token of GitHub", /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{60,}\b/],
  ["A token of GitLab", /\bglpat-[\w-]{20,}/],
  ["A token of Slack", /\bxox[abeprs]-[A-Za-z0-9-]{20,}/],
  ["An address of Slack that takes messages", /hooks\.slack\.com\/services\/T\w{8,}\/B\w{8,}\/\w{20,}/],
  ["A key of Stripe", /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}/],
  ["A token of npm", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["A token of Pulumi", /\bpul-[0-9a-f]{40}\b/],
  ["A key of Google", /\bAIza[\w-]{35}(?![\w-])/],
  ["A key of SendGrid", /\bSG\.[\w-]{20,24}\.[\w-]{40,46}/],
  ["A key of OpenAI or Anthropic", /\bsk-(?:ant-|proj-)?[A-Za-z0-9][\w-]{30,}/],
  ["A JSON Web Token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/],
  [
    "A password in an address",
    /\b[a-z][a-z0-9+]{2,20}:\/\/[^\s:/@\uFFFC"'`]+:([^\s@/\uFFFC"'`]{3,})@[\w\uFFFC]/,
  ],
];

/** What the forms have in them, so that most texts are looked at once only. */
const HINT =
  /AKIA|ASIA|-----BEGIN|gh[pousr]_|github_pat_|glpat-|xox|hooks\.slack|[sr]k_|npm_|pul-|AIza|SG\.|sk-|eyJ|:\/\/[^\s/]*:[^\s/]*@/;

/** The first key of a known form in a text. */
export function knownSecret(text: string): KnownSecret | undefined {
  if (text.length < 12 || !HINT.test(text)) return undefined;
  for (const [what, pattern] of FORMS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [part, password] = match;
    if (password !== undefined) {
      // Words in brackets and with $ are filled in later; user:password says what stands where.
      if (
        /[<>{}$%*]/.test(password) ||
        /^(?:pass(?:word)?|pwd|secret|token)$/i.test(password) ||
        isPlaceholder(password)
      )
        continue;
      return { what, part, shown: `${part.slice(0, part.indexOf("://") + 3)}…`, isExample: false };
    }
    const isExample = /EXAMPLE|example/.test(part) || /(.)\1{7}/.test(part.replace(/^-----.*-----/, ""));
    const shown = what === "A private key" ? "-----BEGIN …" : `${part.slice(0, 4)}…${part.slice(-4)}`;
    return { what, part, shown, isExample };
  }
  return undefined;
}

/** What something with a name holds. */
export type SecretKind = "password" | "key";

const NAMES =
  /password|passwd|pwd|passphrase|_pass\b|(?:db|admin|user|root|master|smtp|mail)pass|secret|token|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key/i;

/** False when no name in a file is that of a secret. */
export function mayHoldSecrets(text: string): boolean {
  return NAMES.test(text);
}

/** What is not the secret itself although its name ends so. */
const ABOUT =
  /^(?:forgot|reset|change|require|requires|generate|random|min|max|no|has|is|use|enable|manage|show|hide|label|next|page|continuation|csrf|public|invalid|missing|wrong|param|parameter|config)$/;

/** The kind of secret that a property or variable of this name holds. */
export function secretKind(name: string): SecretKind | undefined {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[\s_.-]+/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== "" && word !== "wo" && word !== "value");
  const last = words.at(-1) ?? "";
  const before = words.at(-2) ?? "";
  if (ABOUT.test(words[0] ?? "")) return undefined;
  if (/^(?:\w*password|passwd|pwd|passphrase)$/.test(last)) return "password";
  if (
    last === "pass" &&
    /^(?:db|database|admin|user|root|master|mysql|postgres|pg|redis|smtp|mail)$/.test(before)
  )
    return "password";
  const pair = `${before} ${last}`;
  if (
    /^(?:(?:api|secret|private|access) key|(?:client|app|jwt|session|webhook|signing|shared|cookie|hmac) secret|(?:auth|access|api|bearer|bot) token)$/.test(
      pair,
    )
  )
    return "key";
  return /^(?:secret|token|apikey|authtoken|accesstoken|clientsecret|secretkey)$/.test(last)
    ? "key"
    : undefined;
}

/** True for words that stand where somebody should have written a value. */
export function isPlaceholder(value: string): boolean {
  return (
    /\byour\b|^your|(?:password|secret|token|key|value)[-_ ]here$|placeholder|replace[-_ ]?(?:me|with|this)|^(?:todo|tbd|fixme|insert|enter)\b|^<.*>$|^\[.*\]$|^[xX*.•-]{3,}$/i.test(
      value,
    ) || /EXAMPLE/.test(value)
  );
}

/** What is a type, a name of a place or a reference rather than a value. */
const REFERENCE =
  /^(?:arn:|\/|\$|\{\{|https?:|ssm:|alias\/|file:|\.|@|#|vault:|env:|process\.|secretsmanager:|aws-|op:\/\/)|^[\w-]+:[\w/-]+:\w+$/;
const WORDS =
  /^(?:string|text|number|boolean|required|optional|none|true|false|null|undefined|env|auto|bearer|basic|hidden|plain|iam|aws|jwt|disabled|enabled|default|not[-_ ]?(?:set|configured|used|available)|unset|unused|unknown|empty|redacted|n\/a)$/i;

/**
 * What a text is at the place of a secret: the secret, words to be filled in, or (undefined) something else.
 *
 * @param isDirect it is an argument of a resource, which takes the secret itself and no name for it
 */
export function judgeSecret(
  value: string,
  kind: SecretKind,
  name: string,
  isDirect = false,
): "secret" | "placeholder" | undefined {
  if (value.length < 3 || REFERENCE.test(value) || WORDS.test(value)) return undefined;
  if ((value.match(/ /g) ?? []).length > 1) return undefined;
  if (isPlaceholder(value)) return "placeholder";
  if (kind === "password" && isDirect) return "secret";
  // A list of names and columns maps a name to itself, or to its name in another style.
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  if (plain(value) === plain(name)) return undefined;
  if (kind === "password") return isName(value) ? undefined : "secret";
  if (/^change-?(?:me|this|it)$/i.test(value)) return "placeholder";
  if (/super-?secret|s3cr3t|passw|my-?secret-?key|12345/i.test(value)) return "secret";
  return value.length >= 16 && !isWordy(value) && entropy(value) >= 3 ? "secret" : undefined;
}

/** `db-password`, `DB_PASSWORD`, `app/db/password`: where the secret is kept. */
function isName(value: string): boolean {
  return (
    /^[A-Za-z][\w]*(?:[-_/.][A-Za-z]\w*)*[-_/.](?:password|passwd|pwd|secret|creds|credentials)$/i.test(
      value,
    ) || /\//.test(value)
  );
}

/** Words with signs between them, as names are; a key has letters and digits without sense. */
function isWordy(value: string): boolean {
  return (
    !/\d/.test(value) ||
    /^[A-Za-z]+\d{0,3}(?:[-_/.][A-Za-z]+\d{0,3})+$/.test(value) ||
    /[\s/]/.test(value.slice(0, 8))
  );
}

/** Bits for each character, by how often each occurs (Shannon). */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
