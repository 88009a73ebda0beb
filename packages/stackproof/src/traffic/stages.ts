// Traffic: stages whose API is none of the program. Pure.
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { undecided } from "./answers.ts";
import type { Entrance } from "./entrance.ts";

/**
 * The stages of APIs that the program does not make: nobody knows their routes.
 *
 * @param apiOf the id of a stage's API
 */
export function foreignStages(
  world: World,
  stage: string,
  api: string,
  apiOf: (view: ResourceView) => string | undefined,
): readonly Entrance[] {
  return world
    .all(stage)
    .filter((view) => world.find(api, "id", apiOf(view), view) === undefined)
    .map((view) => ({
      view,
      title: `stage \`${view.name}\` of an API`,
      outcome: () => undecided(view, `whether the API of stage \`${view.name}\` answers: it is not known`),
    }));
}
