// Engine: aliases, which name what a resource was called before.
import type { SourcePlace } from "../core/place.ts";
import type { Deployment } from "./deployment.ts";
import { aliasTaken } from "./findings.ts";
import type { TransformOptions } from "./messages.ts";
import { aliasUrns } from "./options.ts";

/** A resource that has an alias. */
interface AliasHolder {
  readonly name: string;
  readonly at: { readonly urn: string; readonly source?: SourcePlace };
}

/** The aliases of one rehearsal. */
export class Aliases {
  readonly #deployment: Deployment;
  readonly #holders = new Map<string, AliasHolder>();

  constructor(deployment: Deployment) {
    this.#deployment = deployment;
  }

  /** Remembers the aliases of a resource, and says which another resource has. */
  keep(urn: string, name: string, chosen: TransformOptions, parent: string, at: { urn: string }): void {
    const { graph } = this.#deployment;
    // Whichever of two resources comes first, the finding is the same: it is about the one with the alias.
    const claimed = this.#holders.get(urn);
    if (claimed !== undefined) this.#reportAlias(claimed, { name, at }, urn, true);
    for (const alias of aliasUrns(chosen.aliases, graph, urn, parent)) {
      if (alias === urn) continue;
      const own = { name, at };
      const named = graph.get(alias);
      if (named !== undefined) {
        this.#reportAlias(
          own,
          {
            name: named.name,
            at: { urn: alias, ...(named.source !== undefined && { source: named.source }) },
          },
          alias,
          true,
        );
      }
      const other = this.#holders.get(alias);
      if (other === undefined) this.#holders.set(alias, own);
      else if (other.at.urn < urn) this.#reportAlias(own, other, alias, false);
      else if (other.at.urn > urn) this.#reportAlias(other, own, alias, false);
    }
  }

  #reportAlias({ name, at }: AliasHolder, holder: AliasHolder, alias: string, isUrn: boolean): void {
    const related = [{ ...holder.at, note: isUrn ? "has this URN" : "has the same alias" }];
    this.#deployment.report(aliasTaken.at(at, { name, alias, holder: holder.name, isUrn }, { related }));
  }
}
