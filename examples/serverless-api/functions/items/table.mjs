// Table: items in DynamoDB. The client is handed over, so that tests need none.

/**
 * @typedef {{ id: string, name: string, createdAt: string }} Item
 * @typedef {{ items: Item[], next?: string }} Page
 *
 * @typedef {object} Table
 * @property {(id: string) => Promise<Item | undefined>} get
 * @property {(page: { limit: number, after?: string }) => Promise<Page>} list
 * @property {(item: Item) => Promise<Item | undefined>} add nothing, or the item that has had this id before
 * @property {(id: string) => Promise<void>} remove
 */

/**
 * @param {Pick<import("@aws-sdk/client-dynamodb").DynamoDB, "getItem" | "scan" | "putItem" | "deleteItem">} db
 * @param {string | undefined} name of the table
 * @returns {Table}
 */
export function tableOf(db, name) {
  if (!name) throw new Error("The environment variable TABLE is missing: the name of the table.");
  return {
    async get(id) {
      const { Item } = await db.getItem({ TableName: name, Key: { id: { S: id } } });
      return Item && itemOf(Item);
    },
    async list({ limit, after }) {
      const { Items = [], LastEvaluatedKey } = await db.scan({
        TableName: name,
        Limit: limit,
        ...(after !== undefined && { ExclusiveStartKey: { id: { S: after } } }),
      });
      const next = LastEvaluatedKey?.["id"]?.S;
      return { items: Items.map(itemOf), ...(next !== undefined && { next }) };
    },
    async add({ id, name: itemName, createdAt }) {
      try {
        await db.putItem({
          TableName: name,
          Item: { id: { S: id }, name: { S: itemName }, createdAt: { S: createdAt } },
          ConditionExpression: "attribute_not_exists(id)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        });
        return undefined;
      } catch (error) {
        if (error instanceof Error && error.name === "ConditionalCheckFailedException" && "Item" in error)
          return itemOf(/** @type {Attributes} */ (error.Item));
        throw error;
      }
    },
    async remove(id) {
      await db.deleteItem({ TableName: name, Key: { id: { S: id } } });
    },
  };
}

/** @typedef {Record<string, { S?: string }>} Attributes */

/**
 * @param {Attributes} attributes
 * @returns {Item}
 */
function itemOf({ id, name, createdAt }) {
  return { id: id?.S ?? "", name: name?.S ?? "", createdAt: createdAt?.S ?? "" };
}
