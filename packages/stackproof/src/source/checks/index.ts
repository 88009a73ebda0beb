// Source: all checks of the text.
import type { SourceCheck } from "../check.ts";
import { lateResults } from "./async.ts";
import { componentChildren } from "./component-children.ts";
import { componentClasses } from "./component-classes.ts";
import { componentOptions } from "./component-options.ts";
import { componentTokens } from "./component-tokens.ts";
import { fields } from "./fields.ts";
import { lateValues } from "./late-values.ts";
import { leftOut } from "./left-out.ts";
import { literalsAccounts } from "./literals-accounts.ts";
import { literalsIds } from "./literals-ids.ts";
import { literalsPlaces } from "./literals-places.ts";
import { literalsKeys, literalsSecrets } from "./literals-secrets.ts";
import { lookups } from "./lookups.ts";
import { methods } from "./methods.ts";
import { order } from "./order.ts";
import { outputConditions } from "./output-conditions.ts";
import { outputText } from "./output-text.ts";
import { outputUse } from "./output-use.ts";
import { placeholders } from "./placeholders.ts";
import { resourcesInCallbacks } from "./resources-in-callbacks.ts";
import { secrets } from "./secrets.ts";
import { stackExports } from "./stack-exports.ts";
import { structure } from "./structure.ts";
import { syntax } from "./syntax.ts";
import { testsCannotFail } from "./tests-cannot-fail.ts";
import { testsImports } from "./tests-imports.ts";
import { testsMockedModules } from "./tests-mocked-modules.ts";
import { testsMocks } from "./tests-mocks.ts";
import { testsNotAwaited } from "./tests-not-awaited.ts";
import { testsReadText } from "./tests-read-text.ts";
import { testsRunText } from "./tests-run-text.ts";
import { testsSwallowed } from "./tests-swallowed.ts";
import { testsWithoutAssertion } from "./tests-without-assertion.ts";

export const checks: readonly SourceCheck[] = [
  componentChildren,
  componentClasses,
  componentOptions,
  componentTokens,
  fields,
  lateResults,
  lateValues,
  leftOut,
  literalsAccounts,
  literalsIds,
  literalsKeys,
  literalsPlaces,
  literalsSecrets,
  lookups,
  methods,
  order,
  outputConditions,
  outputText,
  outputUse,
  placeholders,
  resourcesInCallbacks,
  secrets,
  stackExports,
  structure,
  syntax,
  testsCannotFail,
  testsImports,
  testsMockedModules,
  testsMocks,
  testsNotAwaited,
  testsReadText,
  testsRunText,
  testsSwallowed,
  testsWithoutAssertion,
];
