import { describe, expect, test } from "vitest";
import { type Inputs, unknown } from "../../aws/testing.ts";
import { rendered, resource, type Stack, short } from "../testing.ts";

const logs = (inputs: Inputs): Stack => ({ logs: resource("aws:cloudwatch/logGroup:LogGroup", inputs) });

describe("logs that are kept forever", () => {
  test.each<[string, Stack, string[]]>([
    ["absent", logs({}), ["note logs-kept-forever logs"]],
    ["0", logs({ retentionInDays: 0 }), ["note logs-kept-forever logs retentionInDays"]],
    ["14 days", logs({ retentionInDays: 14 }), []],
    ["unknown", logs({ retentionInDays: unknown() }), []],
    ["a class with an end of its own", logs({ logGroupClass: "DELIVERY" }), []],
    ["only read", { logs: resource("aws:cloudwatch/logGroup:LogGroup", {}, { read: true }) }, []],
  ])("%s", (_, stack, expected) => {
    expect(short(stack)).toEqual(expected);
  });

  test("texts", () => {
    const many = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [
        `logs-${index}`,
        resource("aws:cloudwatch/logGroup:LogGroup", {}),
      ]),
    );
    expect(rendered(logs({}), many)).toMatchSnapshot();
  });
});
