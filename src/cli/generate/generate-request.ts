/** From the options of `generate`, and what the configuration file says of versions, to what is asked of the core. */
import { resolve } from 'node:path';
import type { ProxyName } from '../../generate/plan.ts';
import type { Preset } from '../../generate/preset.ts';
import { findPreset } from '../../generate/presets/find.ts';
import type { GenerateRequest } from '../../generate/request.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import type { GenerateOptions } from '../arguments/generate-options.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';
import { presetId } from './preset-id.ts';

/** Throws `RunFailed` for an application that nobody knows, and for a preset file with mistakes. */
export async function requestFor(
  options: GenerateOptions,
  proxy: ProxyName,
  settings: Settings,
  surroundings: Surroundings,
): Promise<GenerateRequest> {
  const { upstreams, path, stripPath, hosts, tls, idleTimeout, affinity, eventStreams, trustedProxies } =
    options;
  return {
    proxy,
    preset: options.app === null ? null : await presetNamed(options.app, settings, surroundings),
    upstreams,
    path,
    stripPath,
    hosts,
    tls,
    idleTimeout,
    affinity,
    eventStreams,
    trustedProxies,
    version: versionSaid(proxy, settings, options.into, surroundings),
  };
}

/** A name, or the path of a preset file, which has a slash in it or ends as YAML files do. */
async function presetNamed(word: string, settings: Settings, surroundings: Surroundings): Promise<Preset> {
  if (/\/|\.ya?ml$/.test(word)) {
    const { readPresetFile } = await import('./preset-file.ts');
    return readPresetFile(word, settings, surroundings);
  }
  const found = findPreset(word);
  if (found.kind === 'preset') return found.preset;
  throw new RunFailed(
    `--app: no application '${word}' is known${found.meant}\n--list-apps lists them; what is missing is served with --upstream, or by a preset file of your own (--app ./${presetId(word)}.yml)`,
  );
}

/** The version that an option or the configuration file names; null where it is only assumed. */
function versionSaid(
  proxy: ProxyName,
  { given, project }: Settings,
  into: string | null,
  { cwd }: Surroundings,
): string | null {
  const usual = proxy === 'nginx' ? 'nginx.conf' : 'Caddyfile';
  const folded = project?.foldedFor(resolve(cwd, into ?? usual));
  return proxy === 'nginx'
    ? (given.nginx?.nginx ?? folded?.nginx?.value.nginx ?? null)
    : (given.caddy ?? folded?.caddy?.value ?? null);
}
