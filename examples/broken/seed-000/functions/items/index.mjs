export async function handler(event) {
  const id = event.pathParameters?.id ?? "all";
  return { statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify({ id }) };
}
