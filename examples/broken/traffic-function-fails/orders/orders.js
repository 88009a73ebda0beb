const ORDERS = [{ id: "1", total: 12 }];

exports.handler = async (event) => {
  const method = event.httpMethod.toUpperCase();
  if (method !== "GET") return { statusCode: 405 };
  return { statusCode: 200, body: JSON.stringify(ORDERS) };
};
