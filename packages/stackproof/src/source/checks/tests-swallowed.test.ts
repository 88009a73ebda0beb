// Assertions whose failure is caught.
import { describe, expect, test } from "vitest";
import { rendered, short, type Texts } from "../testing.ts";
import { testsSwallowed } from "./tests-swallowed.ts";

const CHECKS = [testsSwallowed];
const texts = (body: string): Texts => ({
  "a.ts": "export const a: any = 1;\n",
  "stack.test.ts": `import { a } from "./a";\nit("b", async () => {\n${body}\n});\n`,
});

describe("an assertion", () => {
  test.each([
    ["whose failure is caught", "try { expect(a).toBe(1); } catch {}", "assertion-swallowed"],
    [
      "whose failure is told",
      "try { expect(await a()).toBe(1); } catch (e) { console.warn('skipped', e); }",
      "assertion-swallowed",
    ],
    [
      "whose failure ends the test",
      "try { expect(a).toBe(1); } catch (e) { return; }",
      "assertion-swallowed",
    ],
    [
      "that must not be reached",
      "try { await a(); fail('no error'); } catch (e) { expect(e).toBeDefined(); }",
      "assertion-swallowed",
    ],
    [
      "that throws itself",
      "try { await a(); throw new Error('no error'); } catch (e) { expect(e).toBeInstanceOf(Error); }",
      "assertion-swallowed",
    ],
    [
      "that fails into nothing",
      "try { a(); expect(true).toBe(false); } catch { /* expected */ }",
      "assertion-swallowed",
    ],
    [
      "only for an error",
      "try { await a(); } catch (e: any) { expect(e.message).toMatch(/b/); }",
      "assertion-only-in-catch",
    ],
  ])("%s", (_, text, slug) => {
    expect(short(texts(text), CHECKS)).toEqual([`warning source/${slug} stack.test.ts:3`]);
    expect(rendered(texts(text), CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["an error that is thrown again", "try { expect(a).toBe(1); } catch (e) { console.log(e); throw e; }"],
    [
      "an error that is kept",
      "let last; try { expect(a).toBe(1); } catch (e) { last = e; } expect(last).toBeUndefined();",
    ],
    ["an error that is handed on", "try { expect(a).toBe(1); } catch (e) { report(e); }"],
    ["another try in a loop", "for (let n = 0; n < 3; n++) { try { expect(a).toBe(1); break; } catch {} }"],
    ["finally", "try { expect(a).toBe(1); } finally { a.close(); }"],
    [
      "an error of some kind",
      "try { await a(); fail('x'); } catch (e: any) { expect(e.message).toMatch(/b/); }",
    ],
    [
      "an error of a class",
      "try { await a(); fail('x'); } catch (e) { expect(e).toBeInstanceOf(TypeError); }",
    ],
    [
      "counted assertions",
      "expect.assertions(1); try { await a(); } catch (e: any) { expect(e.message).toMatch(/b/); }",
    ],
    [
      "assertions beside",
      "let n = 0; try { await a(); } catch (e: any) { n = 1; expect(e.message).toMatch(/b/); } expect(n).toBe(1);",
    ],
    ["cleaning up", "expect(a).toBe(1); try { await a.close(); } catch (e) { console.warn(e); }"],
    [
      "a throw in the block",
      "try { await a(); throw new Error('x'); } catch (e: any) { expect(e.message).toBe('b'); }",
    ],
  ])("%s", (_, text) => {
    expect(short(texts(text), CHECKS)).toEqual([]);
  });
});
