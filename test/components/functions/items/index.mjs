// A function of the programs.
export const handler = async () => ({ statusCode: 200, body: "[]" });
export const other = async () => ({ statusCode: 404 });
