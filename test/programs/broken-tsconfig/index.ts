// A tsconfig.json that does not parse.
export const nothing = true;
