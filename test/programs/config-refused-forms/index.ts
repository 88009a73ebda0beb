// Forms of configuration that Pulumi refuses are found in the project file.
export const nothing = true;
