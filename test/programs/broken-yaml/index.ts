// A project file that is no YAML.
export const nothing = true;
