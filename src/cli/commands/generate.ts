/** `proxylint generate`: prints a configuration whose WebSockets work, or puts it where it belongs. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderCaddy } from '../../generate/caddy/render.ts';
import { renderNginx } from '../../generate/nginx/render.ts';
import type { Part, Plan, ProxyName } from '../../generate/plan.ts';
import { BUILT_IN } from '../../generate/presets/built-in.generated.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import { generateOptions } from '../arguments/generate-options.ts';
import type { Arguments } from '../arguments/options.ts';
import { ExitStatus } from '../exit-status.ts';
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
  if (target !== null && existsSync(target)) {
    const { generateInto } = await import('../generate/into.ts');
    return generateInto(target, options, settings, surroundings);
  }
  const proxy = options.proxy ?? proxyOfNewFile(options.into);
  const plan = await planFor(options, proxy, settings, surroundings);
  const text = render(plan, proxy, options.only ?? 'server');
  if (target !== null) {
    const { writeNewFile } = await import('../generate/new-file.ts');
    await writeNewFile(target, text, settings, surroundings);
  } else if (settings.format === 'json') {
    const { version, title, documentation, settings: toSet } = { ...plan, version: 1 };
    surroundings.stdout.write(
      `${JSON.stringify({ version, proxy, title, documentation, text, settings: toSet }, null, 2)}\n`,
    );
  } else {
    surroundings.stdout.write(text);
  }
  printToSet(plan, settings, surroundings);
  return ExitStatus.clean;
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
