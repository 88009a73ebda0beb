export const names: { readonly queue: string; readonly table: number } = { queue: "jobs", table: "orders" };
