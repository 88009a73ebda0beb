// AWS EC2: rules about which inputs go together that take an empty list for none. Whether the provider counts an empty
// list as given differs from bridge to bridge, so nothing is said of it.
import { atLeastOneOf, conflictsWith } from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import type { Relation } from "../../model/relations.ts";
import type { ResourceView } from "../../model/view.ts";

/** The same rule; it says nothing when one of its inputs is an empty list. */
function withoutEmptyLists<K extends string>(relation: Relation<K>): Relation<K> {
  return {
    ...relation,
    problem: (self) =>
      relation.inputs.some((input) => isEmptyList(self, input)) ? undefined : relation.problem(self),
  };
}

/** At least one of the inputs must be given; nothing is said when some are given as empty lists only. */
export function atLeastOneFilled<K extends string>(inputs: readonly K[]): Relation<NoInfer<K>> {
  return withoutEmptyLists<NoInfer<K>>(atLeastOneOf(inputs));
}

/** At most one of the inputs may be given; nothing is said when one of them is an empty list. */
export function conflictUnlessEmpty<K extends string>(inputs: readonly K[]): Relation<NoInfer<K>> {
  return withoutEmptyLists<NoInfer<K>>(conflictsWith(inputs));
}

function isEmptyList(self: ResourceView, input: string): boolean {
  const value = known(self.node.inputs[input]);
  return Array.isArray(value) && value.length === 0;
}
