/** `vars` and `map`: what placeholders stand for from here on. */
import { known, unknown } from '../../../route/setting.ts';
import { compileGoPattern } from '../../language/go-pattern.ts';
import type { Chain, Ended, HandlerOf } from '../handler.ts';
import type { RequestInProgress } from '../progress.ts';
import { replaceIn } from '../replacement.ts';

export function serveVars({ values }: HandlerOf<'vars'>, request: RequestInProgress, chain: Chain): Ended {
  for (const [name, value] of values) {
    const key = replaceIn(name, request, 'empty');
    if (key.kind === 'known')
      request.values.set(`http.vars.${key.value}`, replaceIn(value, request, 'empty'));
  }
  return chain.next(request);
}

/** Looked up when a placeholder is asked for, with the source as it is then. */
export function serveMap(handler: HandlerOf<'map'>, request: RequestInProgress, chain: Chain): Ended {
  for (const [index, destination] of handler.destinations.entries()) {
    const name = destination.replace(/^\{|\}$/g, '');
    request.lookUps.set(name, () => lookUp(handler, index, request));
  }
  return chain.next(request);
}

function lookUp({ source, mappings, defaults }: HandlerOf<'map'>, index: number, request: RequestInProgress) {
  const input = replaceIn(source, request, 'empty');
  if (input.kind === 'unknown') return input;
  for (const { input: text, inputRegexp, outputs } of mappings) {
    const output = outputs[index] ?? null;
    if (inputRegexp !== '') {
      const pattern = compileGoPattern(inputRegexp);
      if (pattern === null)
        return unknown(`what the regular expression \`${inputRegexp}\` matches is not worked out`);
      const found = pattern.match(input.value);
      if (found === null) continue;
      if (output === null) break;
      return known(pattern.expand(found, output));
    }
    if (input.value !== text) continue;
    if (output === null) break;
    return known(output);
  }
  return known(defaults[index] ?? '');
}
