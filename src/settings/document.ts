/** One configuration file, by its form: YAML, JSON, or a key of package.json. */
import { SourceFile } from '../text/source-file.ts';
import { spanText } from '../text/span.ts';
import { PACKAGE_KEY } from './find.ts';
import { type Mistake, mistakeAt, startOf } from './mistake.ts';
import { childOf, LARGEST_TEXT, type ReadTree, type Tree } from './read/tree.ts';
import { type ReadSettings, readSettingsTree } from './read-settings.ts';

export type Form = 'yaml' | 'json' | 'package';

/** Never throws, whatever the text. */
export async function readDocument(path: string, text: string, form: Form): Promise<ReadSettings> {
  const file = new SourceFile(path, text);
  if (text.length > LARGEST_TEXT) {
    const { settings } = readSettingsTree(null, file);
    return {
      settings,
      mistakes: [mistakeAt(startOf(file), 'it is larger than 1 MiB, which no configuration file is')],
    };
  }
  const { tree, mistakes } = await readTree(file, form);
  const read = readSettingsTree(tree, file, mistakes);
  return { settings: read.settings, mistakes: [...mistakes, ...read.mistakes] };
}

async function readTree(file: SourceFile, form: Form): Promise<ReadTree> {
  switch (form) {
    case 'yaml':
      return (await import('./read/yaml-tree.ts')).readYaml(file);
    case 'json':
      return (await import('./read/json-tree.ts')).readJson(file);
    case 'package': {
      const { tree, mistakes } = (await import('./read/json-tree.ts')).readJson(file);
      const own = childOf(tree ?? undefined, PACKAGE_KEY) ?? null;
      return { tree: own, mistakes: own === null ? mistakes : mistakes.filter(isAbout(own)) };
    }
  }
}

/** What else stands in package.json, and stands there twice, is npm's business. */
function isAbout({ span: own }: Tree): (mistake: Mistake) => boolean {
  return ({ span }) =>
    (span.start >= own.start && span.end <= own.end) || spanText(span) === `"${PACKAGE_KEY}"`;
}
