// CloudWatch: the rule of a composite alarm. Pure.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html

/** What a rule says. */
export interface AlarmRule {
  /** Names and ARNs of the alarms that it asks, without quotes, each once. */
  readonly alarms: readonly string[];
  /** Alarms, TRUE and FALSE, and parentheses. */
  readonly elements: number;
  /** Completes "the rule …". */
  readonly problem?: string;
}

interface Token {
  readonly kind: "alarm" | "truth" | "operator" | "not" | "open" | "close";
  readonly text: string;
}

/** Reads a rule. Rules with functions that came after AND, OR and NOT are taken as they are. */
export function readAlarmRule(rule: string): AlarmRule {
  if (/\bAT_LEAST\s*\(/i.test(rule)) return { alarms: references(rule), elements: 0 };
  const tokens: Token[] = [];
  const problem = tokenize(rule, tokens) ?? grammarProblem(tokens);
  const alarms = tokens.filter((token) => token.kind === "alarm").map((token) => token.text);
  const elements = tokens.filter(({ kind }) => kind !== "operator" && kind !== "not").length;
  return { alarms: [...new Set(alarms)], elements, ...(problem !== undefined && { problem }) };
}

const CONDITION = /(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|([^"()]*?))\s*\)/giy;

function references(rule: string): string[] {
  const found = [...rule.matchAll(new RegExp(CONDITION.source, "gi"))].map(
    (match) => match[2] ?? match[3] ?? "",
  );
  return [...new Set(found.filter((name) => name !== ""))];
}

function tokenize(rule: string, tokens: Token[]): string | undefined {
  let index = 0;
  while (index < rule.length) {
    if (/\s/.test(rule[index] ?? "")) {
      index++;
      continue;
    }
    CONDITION.lastIndex = index;
    const condition = CONDITION.exec(rule);
    if (condition !== null) {
      const name = condition[2] ?? condition[3] ?? "";
      if (name === "") return `asks ${condition[1] ?? ""}() without the name of an alarm`;
      tokens.push({ kind: "alarm", text: name });
      index = CONDITION.lastIndex;
      continue;
    }
    const word =
      /^(?:AND|OR|NOT|TRUE|FALSE|[()])(?![A-Za-z0-9_])/i.exec(rule.slice(index))?.[0] ??
      /^[()]/.exec(rule.slice(index))?.[0];
    if (word === undefined) {
      const found = /^[^\s()]+/.exec(rule.slice(index))?.[0] ?? "";
      return `has ${JSON.stringify(found)} where ALARM(…), OK(…), INSUFFICIENT_DATA(…), TRUE, FALSE, AND, OR or NOT can stand`;
    }
    tokens.push({ kind: kindOf(word), text: word });
    index += word.length;
  }
  return undefined;
}

function kindOf(word: string): Token["kind"] {
  switch (word.toUpperCase()) {
    case "(":
      return "open";
    case ")":
      return "close";
    case "NOT":
      return "not";
    case "AND":
    case "OR":
      return "operator";
    default:
      return "truth";
  }
}

/** Operands and operators must take turns, and parentheses must be in pairs. */
function grammarProblem(tokens: readonly Token[]): string | undefined {
  let depth = 0;
  let wantsOperand = true;
  for (const { kind, text } of tokens) {
    switch (kind) {
      case "open":
      case "not":
        if (!wantsOperand) return `lacks AND or OR before ${text}`;
        if (kind === "open") depth++;
        break;
      case "alarm":
      case "truth":
        if (!wantsOperand) return `lacks AND or OR before ${JSON.stringify(text)}`;
        wantsOperand = false;
        break;
      case "operator":
        if (wantsOperand) return `has ${text} without a condition before it`;
        wantsOperand = true;
        break;
      case "close":
        if (wantsOperand) return "has a ) without a condition before it";
        if (--depth < 0) return "has a ) too many";
        break;
    }
  }
  if (tokens.length === 0) return "is empty";
  if (wantsOperand) return `ends with ${tokens.at(-1)?.text ?? ""}`;
  return depth > 0 ? "has a ( that is not closed" : undefined;
}
