/** Inserts into small Caddyfiles in memory, and says what came of it. */
import type { CaddyConfiguration } from '../../../src/caddy/routes.ts';
import { insertIntoCaddy } from '../../../src/generate/caddy/insert.ts';
import type { Insertion } from '../../../src/generate/insertion.ts';
import type { Plan } from '../../../src/generate/plan.ts';
import type { Preset } from '../../../src/generate/preset.ts';
import { findPreset } from '../../../src/generate/presets/find.ts';
import type { GenerateRequest } from '../../../src/generate/request.ts';
import { applyEdits, editsByFile } from '../../../src/text/edit.ts';
import { configurationOf } from '../../caddy/configuration.ts';
import { installedCaddy } from '../../proof/harness/caddy-process.ts';
import { planFor } from '../asking.ts';

/** The plan for Caddy. */
export function plan(request: Partial<GenerateRequest>): Plan {
  return planFor({ proxy: 'caddy', ...request });
}

export function preset(word: string): Preset {
  const found = findPreset(word);
  if (found.kind === 'unknown') throw new Error(`no preset ${word}`);
  return found.preset;
}

/** A WebSocket server at a path of its own. */
export function socketAt(
  path: string,
  upstream = '127.0.0.1:9001',
  more: Partial<GenerateRequest> = {},
): Plan {
  return plan({ path, upstreams: [upstream], ...more });
}

export const ROOT = '/etc/caddy/Caddyfile';

export interface Inserted {
  readonly insertion: Insertion;
  readonly before: CaddyConfiguration;
  /** The root afterwards; as it was where nothing was inserted. */
  readonly text: string;
  /** All files afterwards, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
}

/** `into`: one of the `files`; the root where it is left out. */
export function insert(
  text: string,
  planned: Plan,
  { files = {}, into = ROOT }: { files?: Readonly<Record<string, string>>; into?: string } = {},
): Inserted {
  const before = configurationOf(text, { files, caddy: installedCaddy ?? '2.6.2' });
  const file = before.files.find(({ path }) => path === into);
  if (file === undefined) throw new Error(`${into} is not read`);
  const insertion = insertIntoCaddy(planned, before, file);
  const texts = new Map(before.files.map((one) => [one.path, one.text]));
  if (insertion.kind === 'edits') {
    for (const [{ path, text: was }, edits] of editsByFile(insertion.edits)) {
      const applied = applyEdits(was, edits);
      if (applied.kind === 'overlap') throw new Error('the edits overlap');
      texts.set(path, applied.text);
    }
  }
  return { insertion, before, text: texts.get(ROOT) ?? '', texts };
}

/** `refused: …`, `present: …` or `edits`, for comparisons. */
export function outcome({ insertion }: Inserted): string {
  return insertion.kind === 'edits' ? 'edits' : `${insertion.kind}: ${insertion.message}`;
}

/** Of a refusal: the line that is to blame, without its indentation. */
export function blamed({ insertion }: Inserted): string | null {
  if (insertion.kind === 'edits' || insertion.span === null) return null;
  const { file, start } = insertion.span;
  return file.lineText(file.positionAt(start).line).trim();
}
