/** The package `nginx-conf` reads the configurations of the collection too: same names, same parameters, same nesting. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NginxParser, parse } from 'nginx-conf';
import { expect, it } from 'vitest';
import { parseNginx } from '../../src/nginx/syntax/parser.ts';
import type { Directive } from '../../src/nginx/syntax/tree.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { describeWith, type Requirement, sharedPath } from '../proof/harness/requirements.ts';

const CORPUS = sharedPath('corpus');
const needsCorpus: Requirement = { name: 'the corpus is not beside the checkout', met: existsSync(CORPUS) };

/** What the other parser gets wrong, by the end of the path. In each case nginx reads the file as we do. */
const READ_WRONGLY: Readonly<Record<string, string>> = {
  'sites-available/digitalocean': 'a comment in the middle of several is taken for a directive',
  'with-comments/nginx.conf': 'a comment behind a directive is taken for the next one',
  'comments-between-args/nginx.conf': 'a comment between two parameters is taken for a directive',
  'graphql-protection.md/L0075.nginx.conf':
    'what follows a comment behind a directive is put into another block',
  'microsoft-exchange.md/L0576.nginx.conf':
    'a quote inside a word is taken for the beginning of a quoted parameter',
  'messy/nginx.conf': 'words that begin a line in quotes are not taken for directives',
  'lua-block-simple/nginx.conf': 'braces in strings of Lua are counted',
  'lua-block-tricky/nginx.conf': 'comments of Lua are not known',
};

/** A name, its parameters without the white space between them, and what is in its block. */
interface Outline {
  readonly name: string;
  readonly parameters: string;
  readonly children: readonly Outline[] | null;
}

function ourOutline(text: string, directives: readonly Directive[]): readonly Outline[] {
  return directives.map(({ name, args, block, lua }) => ({
    name: text.slice(name.start, name.end),
    parameters: lua === null ? args.map(({ start, end }) => text.slice(start, end)).join('') : 'lua',
    children: block === null ? null : ourOutline(text, block.children),
  }));
}

type OtherNode = Parameters<NonNullable<Parameters<NginxParser['parse']>[1]>>[1];

function otherOutline(node: OtherNode): readonly Outline[] {
  return (node?.children ?? []).map((child) => ({
    name: child.name,
    parameters: child.isVerbatim ? 'lua' : withoutWhiteSpace(String(child.value ?? '')),
    children: child.isBlock && !child.isVerbatim ? otherOutline(child) : null,
  }));
}

function withoutWhiteSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

function parsedByOther(text: string): OtherNode {
  let tree: OtherNode;
  parse(text, (error, parsed) => {
    if (error !== null) throw error;
    tree = parsed;
  });
  return tree;
}

describeWith([needsCorpus], 'the corpus, read by another parser', () => {
  const manifest = needsCorpus.met
    ? (JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8')) as readonly {
        file: string;
        kind: string;
      }[])
    : [];

  it('has the same directives', () => {
    let compared = 0;
    for (const { file, kind } of manifest) {
      if (!kind.startsWith('nginx')) continue;
      if (Object.keys(READ_WRONGLY).some((end) => file.endsWith(end))) continue;
      const text = readFileSync(join(CORPUS, file), 'utf8');
      const tree = parseNginx(new SourceFile(`/${file}`, text));
      if (tree.problems.length > 0 || tree.templated) continue;
      compared++;
      const ours = withParametersSqueezed(ourOutline(text, tree.children));
      expect(ours, file).toEqual(withParametersSqueezed(otherOutline(parsedByOther(text))));
    }
    expect(compared).toBeGreaterThan(1500);
  });
});

function withParametersSqueezed(outline: readonly Outline[]): readonly Outline[] {
  return outline.map(({ name, parameters, children }) => ({
    name,
    parameters: withoutWhiteSpace(parameters),
    children: children === null ? null : withParametersSqueezed(children),
  }));
}
