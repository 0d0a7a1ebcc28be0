/** What `import … from 'proxylint'` gives. Whatever is not in this list may change from one version to the next. */

export { VERSION as version } from '../cli/version.ts';
export type { Fix, FixSafety, Related, Severity } from '../lint/finding.ts';
export { severityFor } from '../lint/intent-severity.ts';
export {
  defineOptions,
  type OptionSchema,
  type OptionsSchema,
  type OptionValues,
  type RuleOptions,
} from '../lint/rule-options.ts';
export type {
  CheckDocument,
  DurationDocument,
  EditDocument,
  EvidenceDocument,
  FileDocument,
  FindingDocument,
  FixDocument,
  OriginDocument,
  OutcomeDocument,
  PlaceDocument,
  ReasonDocument,
  RelatedDocument,
  RouteDocument,
  RoutesDocument,
  StartDocument,
  StepDocument,
  SummaryDocument,
  TraceDocument,
} from '../report/document.ts';
export type { HeaderField } from '../route/client-request.ts';
export { type Evidence, type Intent, type IntentStrength, isAtLeast } from '../route/intent.ts';
export type {
  Entry,
  Handshake,
  Listener,
  Reason,
  ReasonCode,
  Route,
  Upstream,
  WebSocketPath,
} from '../route/route.ts';
export type { Known, Origin, Setting } from '../route/setting.ts';
export { isVersionAtLeast, type Target } from '../route/target.ts';
export type { TextEdit } from '../text/edit.ts';
export { type FileContent, type FileSource, filesInMemory } from '../text/file-source.ts';
export type { Position, SourceFile } from '../text/source-file.ts';
export { type Span, spanText } from '../text/span.ts';
export { RunFailed } from '../workspace/run-failed.ts';
export * as caddy from './caddy.ts';
export type {
  Configurations,
  Dialect,
  FilesFromSource,
  FilesInMemory,
  FoundConfigurations,
  NamedFile,
} from './configurations.ts';
export { type FindOptions, findConfigurations, lintPaths } from './find.ts';
export { type ChangedFile, type FixOptions, type FixReport, fix, type SkippedFix } from './fix.ts';
export {
  type FormatOptions,
  format,
  type LintFormat,
  type RoutesFormat,
  type TraceFormat,
} from './format.ts';
export { lint } from './lint.ts';
export * as nginx from './nginx.ts';
export { parseCaddyfile, parseNginx } from './parse.ts';
export type { LintReport, Problem, RoutesReport, TraceReport } from './reports.ts';
export { routes } from './routes.ts';
export { type AnyRoute, defineRule, type Report, type Rule, type RuleContext } from './rule.ts';
export type {
  ExampleTexts,
  ExpectedFinding,
  RuleExample,
  RuleExamples,
  SilentExample,
} from './rule-examples.ts';
export { type RuleInfo, rules } from './rules.ts';
export type { RuleSetting, Settings } from './settings.ts';
export { testRule } from './test-rule.ts';
export { type TraceOptions, trace } from './trace.ts';
