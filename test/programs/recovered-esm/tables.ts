export const name = "tables";

export default class Table {
