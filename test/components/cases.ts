// What a program of options tries: each option alone, and every two of them together.

/** Values of each option by a short name. They are laid over the arguments that every case has. */
export type Options<Args> = Readonly<Record<string, Readonly<Record<string, Partial<Args>>>>>;

/** One instance. */
export interface Case<Args> {
  /** `<option>-<value>`, twice for a pair. Fit for a resource's name. */
  readonly name: string;
  readonly args: Partial<Args>;
}

/** The case without options, each value of each option alone, and every pair of values of two options. */
export function everyPair<Args>(options: Options<Args>): Case<Args>[] {
  const singles = Object.entries(options).map(([option, values]) =>
    Object.entries(values).map(([value, args]): Case<Args> => ({ name: `${option}-${value}`, args })),
  );
  const pairs = singles.flatMap((first, index) =>
    singles.slice(index + 1).flatMap((second) =>
      first.flatMap((one) =>
        second.map(
          (other): Case<Args> => ({
            name: `${one.name}-${other.name}`,
            args: { ...one.args, ...other.args },
          }),
        ),
      ),
    ),
  );
  return [{ name: "plain", args: {} }, ...singles.flat(), ...pairs];
}

/**
 * What the constructors say that are called with arguments that cannot be.
 *
 * @returns by name the error's name and message, or "accepted"
 */
export function refusals(attempts: Readonly<Record<string, () => unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attempts).map(([name, attempt]) => {
      try {
        attempt();
        return [name, "accepted"];
      } catch (error) {
        return [name, error instanceof Error ? `${error.name}: ${error.message}` : String(error)];
      }
    }),
  );
}
