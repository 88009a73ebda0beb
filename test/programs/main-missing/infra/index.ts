// main names a folder that does not exist.
export const nothing = true;
