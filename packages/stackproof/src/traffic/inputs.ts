// Traffic: what the requests of stackproof.yaml are held against.
import type { SourcePlace } from "../core/place.ts";
import type { CallFunction, CodePlace } from "../graph/function-call.ts";
import type { Graph } from "../graph/graph.ts";
import type { World } from "../model/world.ts";
import type { Requirements } from "../project/requirements.ts";

/** What traffic is held against. */
export interface TrafficInputs {
  readonly requirements: Requirements;
  readonly world: World;
  readonly graph: Graph;
  /** False when the program ended early: what is missing then may have been made by the lines that did not run. */
  readonly isWhole: boolean;
  readonly call: CallFunction;
  /** A place as findings print it. */
  readonly place: (place: CodePlace) => SourcePlace;
}
