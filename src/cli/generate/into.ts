/** `generate --into` a configuration that is there. */
import { rules } from '../../../rules/index.ts';
import { type InsertionOutcome, insertPlan } from '../../generate/insert-plan.ts';
import type { ProxyName } from '../../generate/plan.ts';
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
  switch (outcome.kind) {
    case 'refused':
      throw new RunFailed(refusal(outcome, shown, surroundings));
    case 'present':
      if (!settings.quiet) surroundings.stderr.write(`${escapeControls(outcome.message)}; nothing to do\n`);
      return ExitStatus.clean;
    case 'changed':
      if (settings.diff) await printDiff(outcome.changed, inputs, surroundings);
      else if (!applyChanges(outcome.changed, inputs, surroundings)) return ExitStatus.failed;
      if (!settings.quiet)
        for (const note of outcome.notes) surroundings.stderr.write(`${escapeControls(note)}\n`);
      printToSet(plan, settings, surroundings);
      return ExitStatus.clean;
  }
}

/** The file knows what reads it; another proxy's lines in it would be an error. */
function proxyOf(inputs: Inputs, path: string, wanted: ProxyName | null, shown: string): ProxyName {
  if (inputs.origin.kind !== 'files')
    throw new RunFailed(`--into: ${shown} is a copy that no proxy reads; name the file itself`);
  const proxy =
    inputs.request.named.find((file) => file.path === path)?.dialect === 'caddyfile' ? 'caddy' : 'nginx';
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
  return `${escapeControls(`${place}: nothing was inserted: ${message}`)}\n${escapeControls(advice)}`;
}

function placeOf(
  { file, start }: NonNullable<Extract<InsertionOutcome, { readonly kind: 'refused' }>['span']>,
  cwd: string,
): string {
  const { line, column } = file.positionAt(start);
  return `${shownPath(file.path, cwd)}:${line}:${column}`;
}

async function printDiff(
  changed: readonly ChangedFile[],
  { encodingOf }: Inputs,
  { stdout, cwd }: Surroundings,
): Promise<void> {
  const { unifiedDiff } = await import('../../text/unified-diff.ts');
  for (const { path, before, after } of changed) {
    const { header, body } = unifiedDiff(shownPath(path, cwd).replace(/^\//, ''), before, after);
    stdout.write(header);
    stdout.write(Buffer.from(body, encodingOf(path)));
  }
}
