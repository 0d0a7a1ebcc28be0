/** `generate --into` a configuration that is there. */
import { rules } from '../../../rules/index.ts';
import { type InsertionOutcome, insertPlan } from '../../generate/insert-plan.ts';
import type { Plan, ProxyName } from '../../generate/plan.ts';
import type { ChangedFile } from '../../lint/fix.ts';
import { escapeControls } from '../../report/escape.ts';
import { shownPath } from '../../workspace/disk/paths.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import { applyChanges } from '../apply.ts';
import type { GenerateOptions } from '../arguments/generate-options.ts';
import { ExitStatus } from '../exit-status.ts';
import { findInputs, type Inputs } from '../inputs/inputs.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';
import { generateDocument, type IntoDocument } from './generate-document.ts';
import { planFor, printToSet } from './plan-for.ts';

/** Throws `RunFailed` where it cannot be inserted; the file is then as it was. */
export async function generateInto(
  path: string,
  options: GenerateOptions,
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const shown = shownPath(path, surroundings.cwd);
  if (options.only !== null) throw new RunFailed(`--only: what goes into ${shown} depends on what is there`);
  const inputs = await findInputs([path], settings, surroundings);
  const proxy = proxyOf(inputs, path, options.proxy, shown);
  const plan = await planFor(options, proxy, settings, surroundings);
  const { source, request, missingRoots } = inputs;
  const outcome = insertPlan(plan, path, {
    source,
    request,
    rules: [...rules],
    options: { settingsFor: settings.settingsFor, missingRoots },
  });
  if (outcome.kind === 'refused') throw new RunFailed(refusal(outcome, shown, surroundings));
  const into = await carryOut(outcome, shown, inputs, settings, surroundings);
  if (into === null) return ExitStatus.failed;
  report(proxy, plan, into, settings, surroundings);
  if (into.outcome !== 'present') printToSet(plan, settings, surroundings);
  return ExitStatus.clean;
}

/** Writes what changed, or shows it; null where it could not be written. */
async function carryOut(
  outcome: Exclude<InsertionOutcome, { readonly kind: 'refused' }>,
  path: string,
  inputs: Inputs,
  { diff: isDry, format }: Settings,
  surroundings: Surroundings,
): Promise<IntoDocument | null> {
  const { cwd, stdout } = surroundings;
  if (outcome.kind === 'present') {
    const notes = [`${withShownPaths(outcome.message, cwd)}; nothing to do`];
    return { path, outcome: 'present', written: false, diff: '', notes };
  }
  const diff = await diffOf(outcome.changed, inputs, surroundings);
  if (!isDry && !applyChanges(outcome.changed, inputs, surroundings)) return null;
  if (isDry && format !== 'json') stdout.write(diff);
  return {
    path,
    outcome: 'inserted',
    written: !isDry,
    diff: diff.toString('utf8'),
    notes: outcome.notes.map((note) => withShownPaths(note, cwd)),
  };
}

/** The generator knows absolute paths; people know those below where they are. */
function withShownPaths(text: string, cwd: string): string {
  return cwd === '/' ? text : text.replaceAll(`${cwd}/`, '');
}

function report(
  proxy: ProxyName,
  plan: Plan,
  into: IntoDocument,
  { format, quiet }: Settings,
  { stdout, stderr }: Surroundings,
): void {
  if (format === 'json') stdout.write(generateDocument(proxy, plan, null, into));
  else if (!quiet) for (const note of into.notes) stderr.write(`${escapeControls(note)}\n`);
}

/** The file knows what reads it; another proxy's lines in it would be an error. */
function proxyOf(inputs: Inputs, path: string, wanted: ProxyName | null, shown: string): ProxyName {
  if (inputs.origin.kind !== 'files')
    throw new RunFailed(`--into: ${shown} is a copy that no proxy reads; name the file itself`);
  const dialect = inputs.request.named.find((file) => file.path === path)?.dialect;
  if (dialect === 'caddy-json')
    throw new RunFailed(`--into: ${shown} is JSON; what is generated goes into a Caddyfile or nginx's files`);
  const proxy = dialect === 'caddyfile' ? 'caddy' : 'nginx';
  if (wanted !== null && wanted !== proxy)
    throw new RunFailed(
      `--for ${wanted}: ${shown} is a configuration of ${proxy === 'nginx' ? 'nginx' : 'Caddy'}`,
    );
  return proxy;
}

function refusal(
  { message, advice, span }: Extract<InsertionOutcome, { readonly kind: 'refused' }>,
  shown: string,
  { cwd }: Surroundings,
): string {
  const place = span === null ? shown : placeOf(span, cwd);
  const sentences = [`${place}: nothing was inserted: ${message}`, advice];
  return sentences.map((sentence) => escapeControls(withShownPaths(sentence, cwd))).join('\n');
}

function placeOf(
  { file, start }: NonNullable<Extract<InsertionOutcome, { readonly kind: 'refused' }>['span']>,
  cwd: string,
): string {
  const { line, column } = file.positionAt(start);
  return `${shownPath(file.path, cwd)}:${line}:${column}`;
}

/** The header is UTF-8, the hunks have the encoding of their file, so that the diff applies byte for byte. */
async function diffOf(
  changed: readonly ChangedFile[],
  { encodingOf }: Inputs,
  { cwd }: Surroundings,
): Promise<Buffer> {
  const { unifiedDiff } = await import('../../text/unified-diff.ts');
  return Buffer.concat(
    changed.flatMap(({ path, before, after }) => {
      const { header, body } = unifiedDiff(shownPath(path, cwd).replace(/^\//, ''), before, after);
      return [Buffer.from(header), Buffer.from(body, encodingOf(path))];
    }),
  );
}
