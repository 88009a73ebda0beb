// AWS Lambda: what can be wrong with the code of a function. Defines no resource.
import { finding } from "../../model/kernel.ts";

const GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg";

export const functionCodeFindings = {
  "malformed-handler": finding<{ name: string; handler: string; runtime: string; expects: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, handler, runtime }) =>
      `\`${name}\` has the handler "${handler}", which ${runtime} cannot read.`,
    why: "The runtime finds the code by the handler's parts. It fails at every call when they are not there.",
    fix: ({ expects }) => `Write ${expects}.`,
    docs: `${GUIDE}/foundation-progmodel.html`,
  }),
  "handler-not-in-code": finding<{
    name: string;
    handler: string;
    looked: string;
    hint: string;
    fix: string;
  }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, handler, looked, hint }) =>
      `\`${name}\` has the handler "${handler}", and its code has no ${looked}${hint}.`,
    why: "The function is created, and every call of it fails, because the runtime does not find the file.",
    fix: ({ fix }) => fix,
    docs: `${GUIDE}/troubleshooting-deployment.html`,
  }),
  "handler-not-exported": finding<{
    name: string;
    handler: string;
    file: string;
    exported: string;
    isNode: boolean;
  }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, handler, file, exported, isNode }) =>
      `\`${name}\` has the handler "${handler}", and ${file} ${isNode ? "does not export" : "has no"} \`${exported}\`.`,
    why: "The runtime loads the file and calls the function of that name. Without one every call fails.",
    fix: ({ exported, file, isNode }) =>
      isNode
        ? `Export \`${exported}\` from ${file}, or name what it exports.`
        : `Define \`${exported}\` in ${file}, or name a function that it has.`,
    docs: `${GUIDE}/troubleshooting-deployment.html`,
  }),
  "wrong-module-format": finding<{ name: string; file: string; found: string; fix: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, file, found }) => `The code of \`${name}\` has ${file}, which ${found}.`,
    why: 'Node takes a .js file for CommonJS unless a package.json beside or above it says `"type": "module"`; .mjs is always an ES module and .cjs always CommonJS. In the wrong form the file does not load.',
    fix: ({ fix }) => fix,
    docs: `${GUIDE}/lambda-nodejs.html`,
  }),
  "package-not-in-code": finding<{
    name: string;
    packages: string;
    file: string;
    count: number;
    runtime: string;
    isSdkTooNew: boolean;
  }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, packages, file, count }) =>
      `The code of \`${name}\` imports ${packages} in ${file}, and has ${count === 1 ? "it" : "them"} not.`,
    why: ({ runtime, isSdkTooNew }) =>
      isSdkTooNew
        ? `${runtime} brings version 2 of the AWS SDK for JavaScript ("aws-sdk"); version 3 (@aws-sdk/client-…) comes with Node.js 18 and later. The function fails when it is loaded.`
        : "A runtime has its language's library and the AWS SDK. Everything else must be in the archive or in a layer, or the function fails when it is loaded.",
    fix: ({ isSdkTooNew }) =>
      isSdkTooNew
        ? 'Use a newer runtime, such as "nodejs24.x", or bundle the code (esbuild).'
        : "Bundle the code (esbuild), or put the installed packages into the archive or into a layer.",
    docs: `${GUIDE}/configuration-function-zip.html`,
  }),
  "aws-sdk-v2-not-in-runtime": finding<{ name: string; file: string; runtime: string; isCallback: boolean }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, file, runtime }) =>
      `The code of \`${name}\` loads "aws-sdk" in ${file}; ${runtime} has no AWS SDK for JavaScript v2.`,
    why: "Runtimes from Node.js 18 on bring version 3 of the SDK (@aws-sdk/client-…). Loading version 2 fails with `Cannot find module 'aws-sdk'`.",
    // CallbackFunction leaves this one package out of what it packs, as if every runtime had it.
    fix: ({ isCallback }) =>
      `Use the clients of version 3, such as @aws-sdk/client-s3, or ${isCallback ? 'have it packed: `codePathOptions: { extraIncludePackages: ["aws-sdk"] }`' : "put the package aws-sdk into the archive"}.`,
    docs: "https://aws.amazon.com/blogs/compute/node-js-18-x-runtime-now-available-in-aws-lambda/",
  }),
  "code-too-big": finding<{ name: string; size: string; limit: string; isExact: boolean; quote: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, size, limit, isExact }) =>
      `The code of \`${name}\` is ${isExact ? "" : "about "}${size}; Lambda takes ${limit}.`,
    why: "Code that is uploaded with the function may have 50 MB as a zip file, and 250 MB unpacked, together with its layers.",
    fix: "Leave out what the function does not need (development packages, tests, other functions), bundle it, put a zip of more than 50 MB into S3, or use a container image.",
    aws: { operation: "lambda:CreateFunction", code: "InvalidParameterValueException" },
    quote: ({ quote }) => quote,
    docs: `${GUIDE}/gettingstarted-limits.html`,
  }),
};
