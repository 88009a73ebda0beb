// Type check: asks the native compiler with other texts in place of some files. The command line of TypeScript 7 reads
// the disk and says nothing of types while one file does not parse; its API takes texts.
// https://github.com/microsoft/typescript-go/blob/main/_packages/native-preview/src/api/async/api.ts
import type { Diagnostic } from "./diagnostics.ts";

/** What the compiler is asked. */
export interface OverlayQuestion {
  /** The native compiler. */
  readonly compiler: string;
  /** Absolute path of a tsconfig. */
  readonly config: string;
  readonly workingDirectory: string;
  /** Texts by absolute path, over those of the disk. */
  readonly texts: ReadonlyMap<string, string>;
  /** The text of any other file. */
  readonly read: (path: string) => string | undefined;
  /** Milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A diagnostic as the API gives it. */
interface ApiDiagnostic {
  readonly fileName?: string | undefined;
  readonly pos: number;
  readonly code: number;
  readonly text: string;
  readonly messageChain?: readonly ApiDiagnostic[] | undefined;
}

/** The type errors of all files outside of packages, in the order of files and places; undefined when nobody answers. */
export async function askWithTexts(question: OverlayQuestion): Promise<Diagnostic[] | undefined> {
  const { texts, config, signal } = question;
  const ended = new Deadline(question.timeoutMs, signal);
  let close = (): Promise<void> => Promise.resolve();
  const asking = (async () => {
    const { API } = await import("typescript-7/unstable/async");
    const api = new API({
      tsserverPath: question.compiler,
      cwd: question.workingDirectory,
      fs: { readFile: (path) => texts.get(path) },
    });
    close = () => api.close();
    const snapshot = await api.updateSnapshot({ openProjects: [config] });
    return await snapshot.getProject(config)?.program.getSemanticDiagnostics();
  })();
  try {
    const found = await Promise.race([asking, ended.comes]);
    return found === undefined ? undefined : toDiagnostics(found, question);
  } catch {
    // The compiler fell over: what its command line said is what there is.
    return undefined;
  } finally {
    asking.catch(() => undefined);
    ended.dismiss();
    await close();
  }
}

/** The end of patience: the time is over, or the user does not want to wait. */
class Deadline {
  readonly comes: Promise<undefined>;
  dismiss: () => void = () => undefined;

  constructor(milliseconds: number, signal: AbortSignal | undefined) {
    this.comes = new Promise((resolve) => {
      const end = (): void => resolve(undefined);
      const timer = setTimeout(end, milliseconds);
      signal?.addEventListener("abort", end, { once: true });
      if (signal?.aborted === true) end();
      this.dismiss = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", end);
      };
    });
  }
}

function toDiagnostics(found: readonly ApiDiagnostic[], question: OverlayQuestion): Diagnostic[] {
  const own = found.filter(
    ({ fileName }) => fileName !== undefined && !/[/\\]node_modules[/\\]/.test(fileName),
  );
  const sorted = own.sort((a, b) => {
    const [one, other] = [a.fileName ?? "", b.fileName ?? ""];
    return one === other ? a.pos - b.pos || a.code - b.code : one < other ? -1 : 1;
  });
  return sorted.map((diagnostic) => {
    const file = diagnostic.fileName ?? "";
    const before = (question.texts.get(file) ?? question.read(file) ?? "").slice(0, diagnostic.pos);
    const line = before.split("\n").length;
    const column = before.length - before.lastIndexOf("\n");
    return { file, line, column, code: diagnostic.code, text: textOf(diagnostic) };
  });
}

/** A headline, and lines with details, indented as the command line prints them. */
function textOf({ text, messageChain }: ApiDiagnostic, depth = 0): string {
  const own = "  ".repeat(depth) + text;
  return [own, ...(messageChain ?? []).map((part) => textOf(part, depth + 1))].join("\n");
}
