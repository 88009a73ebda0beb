export enum More {
  One = "one",
}
export const more = More.One;
