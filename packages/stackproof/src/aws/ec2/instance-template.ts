// AWS EC2: the launch template that an instance is made from.
import type { ResourceView, World } from "../../model/kernel.ts";
import { asText, known } from "../../model/kinds/kind.ts";

/** The launch template of the program that an instance names; undefined for none, and for one of elsewhere. */
export function templateOf(self: ResourceView, world: World): ResourceView | undefined {
  const given = self.object("launchTemplate");
  for (const property of ["id", "name"]) {
    const value = known(given?.[property]);
    const text = value === undefined ? undefined : asText(value);
    const found = world.find("aws:ec2/launchTemplate:LaunchTemplate", property, text, self);
    if (found !== undefined) return found;
  }
  return undefined;
}
