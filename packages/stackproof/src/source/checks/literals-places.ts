// Source: images, zones and regions that are written into the program.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { ec2Id, REGION } from "../aws-values.ts";
import { defineCheck, type SourceView } from "../check.ts";
import type { Node } from "../source-file.ts";
import type { Sources } from "../sources.ts";
import { GAP, isSentence, offsetOf, useOf, type WrittenText, writtenText } from "../written-text.ts";

const literalImage = defineFinding<{ id: string }>("source/literal-image", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ id }) => `The image ${id} is written into the program.`,
  why: "An image has another id in each region, gets no updates, and is withdrawn one day; then nothing starts any more.",
  fix: 'Look the newest up with aws.ec2.getAmiOutput or aws.ssm.getParameterOutput({ name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64" }), or read the id with config.require.',
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-systems-manager-parameter-to-find-AMI.html",
});

const literalZone = defineFinding<{ zones: string; several: boolean }>("source/literal-zone", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ zones, several }) =>
    `The Availability Zone${several ? "s" : ""} ${zones} ${several ? "are" : "is"} written into the program.`,
  why: "A zone belongs to one region, and not every account has every zone, so the program fails elsewhere.",
  fix: 'Take the names from aws.getAvailabilityZonesOutput({ state: "available" }).names, or read them from the configuration.',
  docs: "https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html",
});

const literalRegion = defineFinding<{ region: string; where: string; fix: string }>("source/literal-region", {
  severity: "warning",
  effect: "risky",
  evidence: "inferred",
  message: ({ region, where }) => `The region ${region} is written into ${where}.`,
  why: "The program names its region elsewhere too. In another region this text still points to the old one.",
  fix: ({ fix }) => fix,
  docs: "https://www.pulumi.com/registry/packages/aws/api-docs/getregion/",
});

const ZONE = new RegExp(`^${REGION}[a-f]$`);
const WHOLE = new RegExp(`^${REGION}$`);
const HAS_REGION = new RegExp(REGION);
const ARN = new RegExp(`(?:^|[\\s"'[,])arn:aws[a-z-]*:([a-z0-9-]+):(${REGION}):([^:]*):`);
const SERVICE_NAME = new RegExp(`^com\\.amazonaws\\.(${REGION})\\.`);
const HOST = new RegExp(
  `([\\w${GAP}.-]*?)[.-](${REGION})\\.(?:amazonaws\\.com|amazonses\\.com|vpce\\.amazonaws|on\\.aws)`,
);
/** What only exists in us-east-1. */
const GLOBAL = /^(?:acm|waf|wafv2|cloudfront|route53|iam|budgets|organizations|pricing|lambda)$/;

function check(node: TSESTree.Literal | TSESTree.TemplateLiteral, view: SourceView): void {
  const written = writtenText(node);
  if (written === undefined) return;
  const { text } = written;
  if (/^ami-[0-9a-f]+$/.test(text)) {
    if (ec2Id(text)?.isInvented === false && isFixed(view, node))
      view.report(literalImage, node, { id: text });
  } else if (!HAS_REGION.test(text) || !programOf(view.sources).usesAws) return;
  else if (ZONE.test(text)) reportZones(written, view);
  else reportRegion(written, view);
}

/** True when nothing chooses another value, and the text is no words for people. */
function isFixed(view: SourceView, node: Node): boolean {
  const { isDefault, isChoice, isCompared, isMessage, keys } = useOf(view, node);
  return !isDefault && !isChoice && !isCompared && !isMessage && !keys.includes("import");
}

/** All zones of a list at once. */
function reportZones({ node, text }: WrittenText, view: SourceView): void {
  const list = node.parent.type === "ArrayExpression" ? node.parent : undefined;
  if (list !== undefined && list.elements.find((one) => zoneOf(one).length > 0) !== node) return;
  if (!isFixed(view, node)) return;
  const zones = list === undefined ? [text] : list.elements.flatMap((one) => zoneOf(one));
  view.report(literalZone, node, { zones: zones.join(", "), several: zones.length > 1 });
}

function zoneOf(element: Node | null): string[] {
  const text = element === null ? undefined : writtenText(element)?.text;
  return text !== undefined && ZONE.test(text) ? [text] : [];
}

function reportRegion(written: WrittenText, view: SourceView): void {
  const found = regionIn(written, view);
  if (found === undefined || !programOf(view.sources).namesRegion || !isFixed(view, written.node)) return;
  const { region, where } = found;
  const fix =
    where === "an ARN"
      ? "Use the arn that the resource itself has, or put aws.getRegionOutput().region in with pulumi.interpolate."
      : "Put the region in with pulumi.interpolate: aws.getRegionOutput().region, or the variable that holds it.";
  view.report(literalRegion, offsetOf(view, written, region), { region, where, fix });
}

function regionIn(
  { node, text }: WrittenText,
  view: SourceView,
): { readonly region: string; readonly where: string } | undefined {
  if (WHOLE.test(text)) {
    const isLogs = useOf(view, node).keys[0] === "awslogs-region";
    return isLogs ? { region: text, where: "the log configuration of a container" } : undefined;
  }
  if (isSentence(text)) return undefined;
  const service = SERVICE_NAME.exec(text)?.[1];
  if (service !== undefined) return { region: service, where: "the name of a service" };
  const [, of = "", region, account = ""] = ARN.exec(text) ?? [];
  if (region !== undefined) {
    // With an account in it, it is said of the account.
    const isOther = /^\d{12}$/.test(account) || (region === "us-east-1" && GLOBAL.test(of));
    return isOther ? undefined : { region, where: "an ARN" };
  }
  const [, host = "", place] = HOST.exec(text) ?? [];
  if (place === undefined) return undefined;
  // A bucket with a fixed name stays in its region.
  const isFixedBucket = /(?:^|[.-])s3(?:-website)?$/.test(host) && !host.startsWith(GAP);
  return isFixedBucket ? undefined : { region: place, where: "an address" };
}

interface ProgramFacts {
  /** Other clouds have zones and regions with the same names. */
  readonly usesAws: boolean;
  /** The program has the region in a variable, or sets it. */
  readonly namesRegion: boolean;
}

const programs = new WeakMap<Sources, ProgramFacts>();
const NAMES_REGION =
  /\bgetRegion(?:Output)?\b|\baws\.config\.(?:require)?[rR]egion\b|["'`]aws:region["'`]|\b(?:get|require)\w*\(\s*["']\w*[rR]egions?["']|\b(?:const|let|var)\s+\w*[rR]egions?\b|\bnew\s+aws\.Provider\b|\bregions?\s*\??:/;

function programOf(sources: Sources): ProgramFacts {
  let facts = programs.get(sources);
  if (facts === undefined) {
    const texts = sources.files.flatMap(({ kind, text }) => (kind === "program" ? [text] : []));
    facts = {
      usesAws: texts.some((text) => /@pulumi\/(?:aws|eks|awsx)|@stackproof\/components/.test(text)),
      namesRegion: texts.some((text) => NAMES_REGION.test(text)),
    };
    programs.set(sources, facts);
  }
  return facts;
}

/** Images, zones and regions in the program's texts. */
export const literalsPlaces = defineCheck({ visit: { Literal: check, TemplateLiteral: check } });
