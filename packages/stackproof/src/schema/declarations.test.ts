import { describe, expect, it } from "vitest";
import {
  deprecationBefore,
  findAlias,
  findClass,
  findEnum,
  findInterface,
  indexInterfaces,
  readImports,
  TypeIndex,
} from "./declarations.ts";

const TYPES = `import * as pulumi from "@pulumi/pulumi";
export interface Root {
    a: string;
}
/** An interface Fake { and a namespace fake { in a comment. */
export declare namespace apps {
    interface Near {
        b: string;
    }
    interface Wide extends Near {
        c: string;
    }
    namespace v1 {
        interface Deep {
        }
    }
    interface After {
    }
}
export declare namespace ec2 {
    interface Near {
    }
}
`;

describe("the index of a file of types", () => {
  it("finds interfaces at every depth by their dotted names", () => {
    const index = new TypeIndex(TYPES);
    for (const name of ["Root", "apps.Near", "apps.v1.Deep", "apps.After", "ec2.Near"]) {
      const open = index.find(name);
      const word = name.slice(name.lastIndexOf(".") + 1);
      expect(TYPES.slice((open ?? 0) - word.length - 1, (open ?? 0) + 1)).toBe(`${word} {`);
    }
    expect(index.find("apps.Near")).not.toBe(index.find("ec2.Near"));
  });

  it("does not find what extends another, what is in comments, and what is elsewhere", () => {
    const index = new TypeIndex(TYPES);
    for (const name of ["apps.Wide", "Fake", "apps.Fake", "apps.Deep", "Near", "v1.Deep", "", "ec2"]) {
      expect(index.find(name)).toBeUndefined();
    }
    expect(new TypeIndex("").find("Root")).toBeUndefined();
  });

  it("gives the same positions as one pass over the whole", () => {
    const index = new TypeIndex(TYPES);
    const whole = indexInterfaces(TYPES);
    expect([...whole.keys()]).toEqual(["Root", "apps.Near", "apps.v1.Deep", "apps.After", "ec2.Near"]);
    for (const [name, open] of whole) expect(index.find(name)).toBe(open);
  });
});

describe("single declarations", () => {
  it("finds a class with its deprecation, and only the whole name", () => {
    const text =
      "/**\n * @deprecated Use B.\n */\nexport declare class A extends pulumi.CustomResource {\n}\n";
    expect(findClass(text, "A")?.deprecated).toBe("Use B.");
    expect(text[findClass(text, "A")?.open ?? 0]).toBe("{");
    expect(findClass(text, "AB")).toBeUndefined();
    expect(deprecationBefore("const x = 1;", 12)).toBeUndefined();
  });

  it("finds interfaces, aliases and enums", () => {
    const text =
      'export interface A {\n}\nexport interface B extends A {\n}\nexport type C = string;\nexport declare const D: {\n    readonly X: "x";\n    /** Text: "no". */\n    readonly Y: 2;\n};\n';
    expect(findInterface(text, "A")).toBeDefined();
    expect(findInterface(text, "B")).toBeUndefined();
    expect(text.slice(findAlias(text, "C"))).toMatch(/^string;/);
    expect(findEnum(text, "D")).toEqual(["x", 2]);
    expect(findEnum(text, "A")).toBeUndefined();
  });

  it("reads imports at the head and nowhere else", () => {
    const text =
      'import * as pulumi from "@pulumi/pulumi";\nimport { A, B as C } from "./b";\nexport interface X {\n}\nimport * as no from "no";\n';
    const { namespaces, named } = readImports(text);
    expect([...namespaces]).toEqual([["pulumi", "@pulumi/pulumi"]]);
    expect([...named]).toEqual([
      ["A", { name: "A", module: "./b" }],
      ["C", { name: "B", module: "./b" }],
    ]);
  });
});
