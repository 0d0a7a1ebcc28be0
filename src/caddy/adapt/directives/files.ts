/** `file_server` (modules/caddyhttp/fileserver/caddyfile.go). */
import type { HandlerAdapter } from '../directive-adapter.ts';
import { goInteger } from '../go-values.ts';
import { Draft } from '../json-draft.ts';
import { type Option, type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { putTexts, textsOf } from '../option-values.ts';
import { lineOf } from './read-line.ts';

export const fileServer: HandlerAdapter = (directive, context) => {
  const { span } = directive;
  const line = lineOf(directive, context);
  const draft = new Draft(span);
  draft.put('handler', 'file_server', span);
  const [word] = line.exactly(0, 1, 'nothing but browse') ?? [];
  if (word?.value === 'browse') draft.within('browse', word.span);
  else if (word !== undefined) {
    line.refuse(
      'arguments',
      `file_server takes nothing but browse, not ${word.value}; the directory is set with root`,
      word.span,
    );
  }
  readOptions(line.block(), OPTIONS, draft, 'file_server', context);
  return draft.node();
};

const flag = (name: string, value: boolean, field: string): Option<Draft> => ({
  read: (line, draft) => {
    line.exactly(0, 0, `no arguments: write ${name} alone`);
    draft.putAlways(field, value, line.name.span);
  },
});

const SORTS: ReadonlySet<string> = new Set(['name', 'namedirfirst', 'size', 'time', 'asc', 'desc']);

/** Of the listing; none of them is in 2.6.2. */
const BROWSE: OptionTable<Draft> = {
  reveal_symlinks: {
    read: (line, browse) => {
      if (browse.has('reveal_symlinks'))
        line.refuse('duplicate', 'browse reveals links already', line.name.span);
      browse.put('reveal_symlinks', true, line.name.span);
    },
  },
  sort: {
    read: (line, browse) => {
      const words = line.rest();
      const wrong = words.find(({ value }) => !SORTS.has(value));
      if (wrong !== undefined) {
        const message = `browse sorts by ${[...SORTS].join(', ')}, not ${wrong.value}`;
        line.refuse('value', message, wrong.span);
      }
      browse.append('sort', textsOf(words), line.span);
    },
  },
  file_limit: {
    read: (line, browse) => {
      const [limit] = line.exactly(1, 1, 'one whole number') ?? [];
      if (browse.has('file_limit'))
        line.refuse('duplicate', 'browse has a limit of files already', line.name.span);
      // What is no number is taken for none, and nobody complains.
      if (limit !== undefined) browse.put('file_limit', goInteger(limit.value) ?? 0, limit.span);
    },
  },
};

const ENCODINGS: ReadonlySet<string> = new Set(['br', 'gzip', 'zstd']);

const OPTIONS: OptionTable<Draft> = {
  fs: {
    read: (line, draft) => {
      const name = line.need('the name of a file system');
      if (name !== null) draft.put('fs', name.value, name.span);
      line.ignoreRest();
    },
  },
  hide: { read: (line, draft) => putTexts(line, draft, 'hide', 'a file to hide') },
  index: { read: (line, draft) => putTexts(line, draft, 'index_names', 'the name of an index file') },
  root: {
    read: (line, draft) => {
      const root = line.need('one directory');
      if (root !== null) draft.put('root', root.value, root.span);
    },
  },
  browse: {
    read: (line, draft) => {
      if (draft.has('browse')) line.refuse('duplicate', 'file_server browses already', line.name.span);
      const browse = draft.within('browse', line.name.span);
      const template = line.next();
      if (template !== null) browse.put('template_file', template.value, template.span);
      if (line.isAtLeast('2.7')) readOptions(line.block(), BROWSE, browse, 'browse', line.context);
    },
  },
  precompressed: {
    read: (line, draft) => {
      const given = line.rest();
      const names =
        given.length === 0 && line.isAtLeast('2.8')
          ? ['br', 'zstd', 'gzip']
          : given.map(({ value }) => value);
      for (const argument of given) {
        if (ENCODINGS.has(argument.value)) continue;
        line.refuse(
          'value',
          `${argument.value} is no encoding that files are precompressed in`,
          argument.span,
        );
      }
      for (const name of names) draft.within('precompressed', line.span).putAlways(name, {}, line.span);
      draft.put('precompressed_order', names, line.span);
    },
  },
  status: {
    read: (line, draft) => {
      const status = line.need('a status');
      if (status !== null) draft.putWeakString('status_code', status.value, status.span);
    },
  },
  disable_canonical_uris: flag('disable_canonical_uris', false, 'canonical_uris'),
  pass_thru: flag('pass_thru', true, 'pass_thru'),
  etag_file_extensions: {
    since: '2.9',
    read: (line, draft) => putTexts(line, draft, 'etag_file_extensions', 'a file extension'),
  },
  // Which release brought these has not been looked up.
  content_digest: { since: '2.11', read: putDigests },
  digest: { since: '2.11', read: putDigests },
};

function putDigests(line: OptionLine, draft: Draft): void {
  const names = line.rest().map(({ value }) => value);
  draft.put('content_digest', names.length === 0 ? ['sha-256'] : [...new Set(names)], line.span);
}
