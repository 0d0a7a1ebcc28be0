/** A second line of a directive that a block may have once. */
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import {
  type Context,
  nameOf,
  type Statement,
  spanOf,
  statementsNamed,
} from '../../src/nginx/config/context.ts';
import { languageContext } from '../../src/nginx/config/language-context.ts';
import { type DirectiveForm, isAllowedIn, lookUpDirective } from '../../src/nginx/language/directives.ts';
import { keepsNginxDirectives } from '../../src/nginx/language/presence.ts';
import { inEveryRendering, twice } from './twice.ts';

/** Kinds that no fork has reason to read in its own way. */
const PLAIN_KINDS = new Set(['flag', 'milliseconds', 'seconds', 'size', 'offset', 'number', 'enum']);

export function* duplicateSettings(configuration: NginxConfiguration): Generator<Report> {
  const isPlain = (form: DirectiveForm) => PLAIN_KINDS.has(form.valueKind);
  const judgesAll = keepsNginxDirectives(configuration.target);
  const mayStandOnce = (form: DirectiveForm) =>
    form.distribution === 'nginx' && form.repetition === 'error' && (judgesAll || isPlain(form));
  for (const name of configuration.statements.names()) {
    const forms = lookUpDirective(name);
    if (!forms.some(mayStandOnce)) continue;
    yield* checkName(configuration.statements.named(name), forms, mayStandOnce);
  }
  if (judgesAll) yield* rootBesideAlias(configuration);
}

/** The statements of one name, of which each block may have one. */
function* checkName(
  statements: readonly Statement[],
  forms: readonly DirectiveForm[],
  mayStandOnce: (form: DirectiveForm) => boolean,
): Generator<Report> {
  const firsts = new Map<Context, Statement>();
  for (const statement of statements) {
    if (!inEveryRendering(statement)) continue;
    const earlier = firsts.get(statement.context);
    if (earlier === undefined) {
      firsts.set(statement.context, statement);
      continue;
    }
    const here = formsHere(statement.context, forms);
    if (here.length === 0 || !here.every(mayStandOnce)) continue;
    yield twice(statement, earlier, `\`${nameOf(statement)}\` is set twice in this block`);
  }
}

/** The forms that may be meant in a block; none at the top of a fragment, which stands for a block that we only guess. */
function formsHere(context: Context, forms: readonly DirectiveForm[]): readonly DirectiveForm[] {
  const place = languageContext(context);
  if (place !== null) return forms.filter((form) => isAllowedIn(form, place));
  return context.statement === null || context.kind === 'entries' || context.kind === 'other' ? [] : forms;
}

/** Both say where files are: nginx counts them as one directive. */
function* rootBesideAlias({ statements }: NginxConfiguration): Generator<Report> {
  for (const alias of statements.named('alias')) {
    if (alias.context.kind !== 'location' || !inEveryRendering(alias)) continue;
    const root = statementsNamed(alias.context, 'root').find(inEveryRendering);
    if (root === undefined) continue;
    const [first, second] = statementsInOrder(alias, root);
    yield {
      message: 'nginx does not start: a location has either `root` or `alias`, not both.',
      span: spanOf(second),
      related: [{ message: 'the other one stands here', span: spanOf(first) }],
    };
  }
}

function statementsInOrder(a: Statement, b: Statement): readonly [Statement, Statement] {
  const { statements } = a.context;
  return statements.indexOf(a) < statements.indexOf(b) ? [a, b] : [b, a];
}
