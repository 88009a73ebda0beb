// AWS SNS: objects that inputs hold as JSON text. Pure.
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../../core/value.ts";

/** An object in JSON text; undefined for anything else. */
export function jsonObject(text: string | undefined): PropertyMap | undefined {
  if (text === undefined || text === "") return undefined;
  try {
    const value = JSON.parse(text) as PropertyValue;
    return isPropertyMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
