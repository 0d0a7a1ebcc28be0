/** `proxylint generate`: prints a configuration whose WebSockets work, or puts it where it belongs. */
import { lstatSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderCaddy } from '../../generate/caddy/render.ts';
import { renderNginx } from '../../generate/nginx/render.ts';
import type { Part, Plan, ProxyName } from '../../generate/plan.ts';
import { BUILT_IN } from '../../generate/presets/built-in.generated.ts';
import { escapeControls } from '../../report/escape.ts';
import { shownPath } from '../../workspace/disk/paths.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import { generateOptions } from '../arguments/generate-options.ts';
import type { Arguments } from '../arguments/options.ts';
import { ExitStatus } from '../exit-status.ts';
import { generateDocument } from '../generate/generate-document.ts';
import { planFor, printToSet } from '../generate/plan-for.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';

export async function generate(
  given: Arguments['options'],
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  let options = generateOptions(given);
  if (options.listApps) return listApps(settings, surroundings);
  if (options.app === null && options.upstreams.length === 0 && surroundings.ask !== undefined) {
    const { askFor } = await import('../generate/questions.ts');
    const answers = await askFor(options, surroundings.ask, surroundings);
    if (answers === null) throw new RunFailed('nothing was written: the questions were not answered');
    options = answers;
  }
  const target = options.into === null ? null : resolve(surroundings.cwd, options.into);
  if (target === null && settings.diff)
    throw new RunFailed('--diff: shows what --into would change; name the file with --into');
  if (target !== null && isThere(target, shownPath(target, surroundings.cwd))) {
    const { generateInto } = await import('../generate/into.ts');
    const { enabledLink } = await import('../generate/enabled-link.ts');
    return generateInto(enabledLink(target), options, settings, surroundings);
  }
  const proxy = options.proxy ?? proxyOfNewFile(options.into);
  const plan = await planFor(options, proxy, settings, surroundings);
  const text = render(plan, proxy, options.only ?? 'server');
  const { stdout } = surroundings;
  const isJson = settings.format === 'json';
  if (target !== null) {
    const { writeNewFile } = await import('../generate/new-file.ts');
    const into = await writeNewFile(target, text, settings, surroundings);
    if (isJson) stdout.write(generateDocument(proxy, plan, text, into));
  } else stdout.write(isJson ? generateDocument(proxy, plan, text, null) : text);
  printToSet(plan, settings, surroundings);
  return ExitStatus.clean;
}

/** Whether there is a file. Throws `RunFailed` for what is there and is none. */
function isThere(path: string, shown: string): boolean {
  const stats = statsOf(statSync, path);
  if (stats?.isDirectory() === true)
    throw new RunFailed(`--into: ${escapeControls(shown)} is a directory; name a file in it`);
  if (stats === null && statsOf(lstatSync, path)?.isSymbolicLink() === true)
    throw new RunFailed(`--into: ${escapeControls(shown)} is a symbolic link that leads to no file`);
  return stats !== null;
}

/** Null where nothing can be seen; writing says why. */
function statsOf(look: (path: string) => Stats, path: string): Stats | null {
  try {
    return look(path);
  } catch {
    return null;
  }
}

function render(plan: Plan, proxy: ProxyName, part: Part): string {
  return proxy === 'nginx' ? renderNginx(plan, part) : renderCaddy(plan, part);
}

/** A new file is named after what reads it. */
function proxyOfNewFile(into: string | null): ProxyName {
  return into !== null && /caddy/i.test(into) ? 'caddy' : 'nginx';
}

function listApps({ format }: Settings, { stdout }: Surroundings): ExitStatus {
  if (format === 'json') {
    const apps = BUILT_IN.map(({ id, name, documentation }) => ({ id, name, documentation }));
    stdout.write(`${JSON.stringify({ version: 1, apps }, null, 2)}\n`);
    return ExitStatus.clean;
  }
  const width = Math.max(...BUILT_IN.map(({ id }) => id.length));
  for (const { id, name, documentation = '' } of BUILT_IN)
    stdout.write(`${id.padEnd(width)}  ${name}  ${documentation}\n`);
  return ExitStatus.clean;
}
