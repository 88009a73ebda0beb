// The walls between the rooms of this repository. ARCHITECTURE.md says what each room is for; this file holds it to
// that. A rule names the rooms that a room may import; everything else in the sources is behind a wall.

const SRC = "^packages/stackproof/src/";

/** Tests, and the helpers that only tests import, may look into any room. */
const TESTS = "(\\.test|/testing[-a-z]*|/test-folder|/sample)\\.ts$";

/** Files that touch the world: files, processes, the network. All the others decide, and are pure. */
const EDGES = [
  `${SRC}cli/`,
  "^packages/stackproof/bin/",
  `${SRC}engine/(program|function)/`,
  `${SRC}(project|schema|host)/files\\.ts$`,
  `${SRC}typecheck/(run-compiler|disk-view)\\.ts$`,
  "^scripts/",
  "^bench/",
  "^test/",
  TESTS,
];

/**
 * A wall around a room.
 *
 * @param {string} room folder below packages/stackproof/src
 * @param {readonly string[]} mayImport rooms, or files below packages/stackproof/src as regular expressions
 * @param {string} comment why
 */
function wall(room, mayImport, comment) {
  return {
    name: `room-${room.replaceAll("/", "-")}`,
    comment,
    severity: "error",
    from: { path: `${SRC}${room}/`, pathNot: TESTS },
    to: {
      path: SRC,
      pathNot: [room, ...mayImport].map((one) => SRC + (one.endsWith("$") ? one : `${one}/`)),
    },
  };
}

export default {
  forbidden: [
    // ---- The rooms of the tool, in the order of a run ------------------------------------------------------------
    wall("core", [], "Core is the ground: names, values and places. It knows nothing of what stands on it."),
    wall("findings", ["core"], "A finding is data with a place. What finds it is not its business."),
    wall("graph", ["core", "findings"], "The graph is what a program registered; it does not judge it."),
    wall("data", ["core"], "Facts of AWS with their sources. A fact depends on no code that uses it."),
    wall(
      "project",
      ["core", "findings"],
      "A project is read before anything runs, so this room needs no engine.",
    ),
    wall(
      "schema",
      ["core", "findings", "graph"],
      "What an SDK's own type files say, held against the graph. It knows no AWS beyond them.",
    ),
    wall(
      "typecheck",
      ["core", "findings", "project"],
      "The compiler runs beside the rehearsal and sees files only, never the graph.",
    ),
    wall(
      "engine",
      ["core", "findings", "graph", "project"],
      "The engine speaks Pulumi's protocol. Providers are behind its ProviderHost interface: it never sees AWS.",
    ),
    wall(
      "engine/program/preload",
      [
        "engine/program/(reports|run-variable)\\.ts$",
        "core/hidden\\.ts$",
        "project/evaluated-settings\\.ts$",
      ],
      "This runs inside the program's process. What it imports is bundled into that process, so it stays tiny.",
    ),
    wall(
      "engine/function/inside",
      [
        "engine/program/(reports|run-variable)\\.ts$",
        "engine/program/preload",
        "engine/function/reports\\.ts$",
      ],
      "This runs inside the process of a Lambda function, and is bundled into it.",
    ),
    wall(
      "model",
      ["core", "findings", "graph", "data", "schema", "project/project\\.ts$"],
      "The kernel by which AWS knowledge is written; it names no AWS service.",
    ),
    wall(
      "iam",
      ["core", "findings", "data"],
      "The grammar and the evaluation of policies: pure, from text to answers. It knows no graph.",
    ),
    wall(
      "network",
      ["core", "graph", "model"],
      "What reaches what: pure questions to the graph, through the kernel's views.",
    ),
    wall(
      "aws",
      ["core", "findings", "graph", "model", "data", "iam", "network"],
      "Knowledge of AWS is data and pure functions of the graph: no engine, no host, no project files.",
    ),
    wall(
      "host",
      ["core", "findings", "graph", "project", "schema", "model", "data", "engine/provider-host\\.ts$"],
      "The host serves what provider plug-ins serve. AWS knowledge is handed to it by the composition root.",
    ),
    wall(
      "run",
      ["core", "findings", "graph"],
      "From how a program ended to findings: pure, from plain facts.",
    ),
    wall(
      "source",
      ["core", "findings", "project"],
      "What the text of a program says by itself. It knows no graph: the program may never have run.",
    ),
    wall(
      "requirements",
      ["core", "findings", "graph", "project", "data", "model", "network", "iam", "aws/rights\\.ts$"],
      "What was asked, held against the graph and the folder. It judges nothing by itself.",
    ),
    wall(
      "rules",
      [
        "core",
        "findings",
        "graph",
        "data",
        "model",
        "network",
        "iam",
        "aws/(rights|s3/(shared|public-policy))\\.ts$",
      ],
      "Judgement of what works: advice, by pure questions to the graph. What AWS refuses is the models' business.",
    ),
    wall(
      "traffic",
      [
        "core",
        "findings",
        "graph",
        "model",
        "network",
        "iam",
        "aws/(lambda-permissions|lambda-code|rights)\\.ts$",
        "project/requirements\\.ts$",
        "requirements/(asked|undecided|names)\\.ts$",
      ],
      "What becomes of a request: from the graph to an answer or the call of a function. What runs it is elsewhere.",
    ),
    wall("report", ["core", "findings", "graph"], "A report is a function from a run to text."),
    wall(
      "check",
      [
        "core",
        "findings",
        "graph",
        "project",
        "schema",
        "typecheck",
        "engine",
        "model",
        "aws",
        "host",
        "run",
        "source",
        "requirements",
        "rules",
        "traffic",
        "report",
      ],
      "The composition root of a rehearsal. It may know every room but the command line.",
    ),
    {
      name: "nothing-imports-the-command-line",
      comment: "The command line is the outermost room: a library must not find its way into it.",
      severity: "error",
      from: { path: SRC, pathNot: [`${SRC}cli/`, TESTS] },
      to: { path: `${SRC}cli/` },
    },

    // ---- AWS knowledge stays in single files -------------------------------------------------------------------
    {
      name: "aws-files-stand-alone",
      comment:
        "A data source or resource asks the graph by token instead of importing another one. Only the registry " +
        "imports them; what two of them need lies in a helper of the service (shared.ts, or a file that is neither).",
      severity: "error",
      from: { path: `${SRC}aws/[^/]+/`, pathNot: TESTS },
      to: { path: `${SRC}aws/[^/]+/get-[^/]+\\.ts$` },
    },
    {
      name: "aws-services-stand-apart",
      comment:
        "A service shares nothing with another but through aws/*.ts and the shared.ts of that service.",
      severity: "error",
      from: { path: `${SRC}aws/([^/]+)/`, pathNot: TESTS },
      to: {
        path: `${SRC}aws/[^/]+/`,
        pathNot: [`${SRC}aws/$1/`, `${SRC}aws/[^/]+/(shared|zones|images)\\.ts$`],
      },
    },

    // ---- The world ---------------------------------------------------------------------------------------------
    {
      name: "the-world-is-touched-at-the-edges",
      comment:
        "Files, processes and the network are touched in a few thin files, so that all decisions can be tested.",
      severity: "error",
      from: { pathNot: [...EDGES, "^packages/components/", "\\.config\\.ts$", "^\\.dependency-cruiser"] },
      to: {
        dependencyTypes: ["core"],
        path: "^(node:)?(fs|fs/promises|child_process|process|console|net|http|https|http2|tls|dgram|readline|worker_threads|cluster)$",
      },
    },
    {
      name: "components-touch-no-world",
      comment:
        "A component describes infrastructure. Files come in as assets; nothing is read, started or called. Only " +
        "function/files.ts looks whether the code of a function is there. isIP of net is pure.",
      severity: "error",
      from: {
        path: "^packages/components/src/",
        pathNot: [TESTS, "^packages/components/src/function/files\\.ts$"],
      },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(path|crypto|url|net)$" },
    },
    {
      name: "grpc-only-in-the-engine",
      comment: "The wire format is the engine's secret: everybody else sees core values.",
      severity: "error",
      from: { path: SRC, pathNot: `${SRC}engine/` },
      to: { path: "node_modules/(@grpc/|protobufjs/)" },
    },

    // ---- Packages ----------------------------------------------------------------------------------------------
    {
      name: "the-tool-runs-on-the-projects-own-sdk",
      comment:
        "A program is rehearsed with the SDK that it has installed; a second copy in the tool would differ.",
      severity: "error",
      from: { path: SRC, pathNot: TESTS },
      to: { path: "node_modules/@pulumi/" },
    },
    {
      name: "components-import-pulumi-only",
      comment: "A user who installs the components gets Pulumi and nothing else.",
      severity: "error",
      from: { path: "^packages/components/src/", pathNot: TESTS },
      to: { path: "node_modules/|^packages/stackproof/", pathNot: "node_modules/@pulumi/" },
    },
    {
      name: "no-development-packages-in-sources",
      comment:
        "What sources import is installed at a user's; development dependencies and undeclared packages are not.",
      severity: "error",
      from: { path: "^packages/[^/]+/src/", pathNot: TESTS },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "undetermined", "unknown", "deprecated"],
        // A type-only import leaves nothing behind in what is published.
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "nothing-unresolved",
      comment: "An import that leads nowhere fails later, and elsewhere.",
      severity: "error",
      from: {},
      // dist/ exists after a build only; scripts load it on purpose.
      to: { couldNotResolve: true, pathNot: "/dist/" },
    },

    // ---- Shape -------------------------------------------------------------------------------------------------
    {
      name: "no-cycles",
      comment: "A run goes one way; files that need each other are one file, or need a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "sources-do-not-import-tests",
      comment: "What is shipped must not need what is not.",
      severity: "error",
      from: { path: "^(packages|scripts)/", pathNot: TESTS },
      to: { path: ["\\.test\\.ts$", "/(testing[-a-z]*|test-folder)\\.ts$", "^test/"] },
    },
  ],
  options: {
    // Types are walls too: an `import type` counts.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: {
      path: [
        "^packages/[^/]+/dist/",
        "^test/(programs|components|sdks|\\.run)/",
        "^bench/\\.run/",
        "^examples/",
      ],
    },
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".mjs", ".cjs", ".json", ".d.ts"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["main", "types", "typings"],
    },
  },
};
