// Model: all models by token. Pure.
import type { ResourceModel } from "./resource.ts";

/** The models of a rehearsal. */
export class ModelRegistry {
  readonly #byToken = new Map<string, ResourceModel>();
  readonly models: readonly ResourceModel[];

  constructor(models: readonly ResourceModel[]) {
    this.models = models;
    for (const model of models) for (const token of tokensOf(model)) this.#byToken.set(token, model);
  }

  /** The model of a type, also under another of its tokens; undefined when it has none. */
  of(token: string): ResourceModel | undefined {
    return this.#byToken.get(token);
  }

  /** All tokens of the type; the token itself when it has no model. */
  tokensOf(token: string): readonly string[] {
    const model = this.of(token);
    return model === undefined ? [token] : tokensOf(model);
  }
}

function tokensOf(model: ResourceModel): string[] {
  return [model.token, ...(model.aliases ?? [])];
}
