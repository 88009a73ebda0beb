// AWS Lambda: the patterns by which an event source mapping chooses its events. Pure.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../../core/value.ts";

/** What is wrong with a pattern, to complete "A filter of `m` …"; undefined when nothing is. */
export function filterPatternProblem(text: string): string | undefined {
  let pattern: PropertyValue;
  try {
    pattern = JSON.parse(text) as PropertyValue;
  } catch {
    return "is no JSON";
  }
  return isPropertyMap(pattern) ? problemIn(pattern, "") : "is no object";
}

function problemIn(map: PropertyMap, path: string): string | undefined {
  for (const [key, value] of Object.entries(map)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (Array.isArray(value)) {
      if (value.length === 0) return `has an empty list for ${here}`;
    } else if (isPropertyMap(value)) {
      const problem = problemIn(value, here);
      if (problem !== undefined) return problem;
    } else {
      return `has the value ${JSON.stringify(value)} for ${here}, which is not a list`;
    }
  }
  return undefined;
}
