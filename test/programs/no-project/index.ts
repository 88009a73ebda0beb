// A folder without Pulumi.yaml.
export const nothing = true;
