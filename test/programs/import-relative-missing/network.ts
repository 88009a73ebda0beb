export const subnets: string[] = [];
