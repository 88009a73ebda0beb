// EventBridge: what rules and targets have in common. Defines no resource.
import { type Kind, leaf, parseArn, shown, text } from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";

export const RULE = "aws:cloudwatch/eventRule:EventRule";

/** The validators of the provider: internal/service/events/validate.go. */
export function eventName(max = 64): Kind<string> {
  return text({
    max,
    pattern: /^[0-9A-Za-z_.-]+$/,
    of: "letters, digits and _ . -",
    provider: (value, attribute) =>
      value.length > max
        ? `"${attribute}" cannot be longer than ${max} characters: "${value}"`
        : `"${attribute}" doesn't comply with restrictions ("^[0-9A-Za-z_.-]+$"): "${value}"`,
  });
}

/** The name or ARN of an event bus. */
export function eventBus(): Kind<string> {
  return leaf<string>({
    expects: "the name or ARN of an event bus",
    good: "orders",
    bad: "my orders",
    decode: asText,
    fault(value) {
      const parts = parseArn(value);
      if (parts === undefined && /^[/0-9A-Za-z_.-]{1,256}$/.test(value)) return undefined;
      if (parts?.service === "events" && parts.resource.startsWith("event-bus/")) return undefined;
      return { says: `is ${shown(value)}; it takes the name or ARN of an event bus` };
    },
  });
}

/** The name of the bus of a rule or target: "default" when it names none. Undefined when it is not known. */
export function busOf(view: ResourceView): string | undefined {
  if (!view.has("eventBusName")) return "default";
  const text = view.text("eventBusName");
  return text?.replace(/^arn:.*:event-bus\//, "");
}

/** The rules of the program that have a name, in the region of `near`. */
export function rulesNamed(world: World, name: string | undefined, near: ResourceView): ResourceView[] {
  return world.where(RULE, "name", name).filter((rule) => world.sameRegion(near, rule));
}
