// Secrets Manager: what several models of this folder need. Pure.
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";

export const SECRET = "aws:secretsmanager/secret:Secret";

/** The secret of the program that an ARN or name names. */
export function secretOf(
  world: World,
  value: string | undefined,
  near: ResourceView,
): ResourceView | undefined {
  return (
    world.find(SECRET, "arn", value, near) ??
    world.find(SECRET, "id", value, near) ??
    world.find(SECRET, "name", value, near)
  );
}

/** The resources of a type that belong to a secret, by the property that names it. */
export function ofSecret(
  world: World,
  token: string,
  property: string,
  secret: ResourceView,
): ResourceView[] {
  return world.all(token).filter((view) => secretOf(world, view.text(property), view)?.urn === secret.urn);
}
