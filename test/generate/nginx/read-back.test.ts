/** A text that does not say what was planned is not returned, whatever is wrong with it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownNames } from '../../../src/generate/nginx/names.ts';
import { readBackDefinitions, readBackServers } from '../../../src/generate/nginx/read-back.ts';
import { renderNginx } from '../../../src/generate/nginx/render.ts';
import { readTwice } from '../../../src/generate/nginx/twice-read.ts';
import type { Plan } from '../../../src/generate/plan.ts';
import { generatedPlan } from '../generated-plans.ts';

/** Lines whose loss the plan knows nothing of. */
const NOT_PLANNED =
  /^ *(?:#|$|\}|worker_|events|http \{|proxy_http_version|proxy_ssl|absolute_redirect|ssl_protocols|server_names_hash|keepalive|hash|http2|real_ip|default|websocket |1:)/;

function readBack(text: string, plan: Plan): void {
  readBackServers(text, plan, ownNames(plan));
  readBackDefinitions(text, plan, ownNames(plan));
}

/** The certificate of Let's Encrypt and the redirect to https are the template's, not the plan's. */
const plans = generatedPlan('nginx').filter(({ tls }) => tls.kind === 'none');

describe('a rendered text', () => {
  it('is what was planned', () => {
    const hold = (plan: Plan) => readBack(renderNginx(plan, 'full'), plan);
    fc.assert(fc.property(generatedPlan('nginx'), hold), { numRuns: 100 });
  });

  it('is not any more without one of its lines', () => {
    const notice = (plan: Plan, seed: number) => {
      const lines = renderNginx(plan, 'full').split('\n');
      const planned = lines.flatMap((line, index) =>
        NOT_PLANNED.test(line) || line.endsWith('{') ? [] : [index],
      );
      const lost = planned[seed % planned.length];
      const without = lines.filter((_, index) => index !== lost).join('\n');
      expect(() => readBack(without, plan), lines[lost ?? 0]).toThrow('what was planned');
    };
    fc.assert(fc.property(plans, fc.nat(), notice), { numRuns: 200 });
  });

  it('is not any more with another value on one of its lines', () => {
    const notice = (plan: Plan, seed: number) => {
      const lines = renderNginx(plan, 'full').split('\n');
      const planned = lines.flatMap((line, index) =>
        /^ *(?:proxy_set_header|proxy_pass|proxy_read_timeout|client_max_body_size|listen|location|server )/.test(
          line,
        )
          ? [index]
          : [],
      );
      const changed = planned[seed % planned.length];
      const altered = lines
        .map((line, index) =>
          index === changed ? line.replace(/"?(;| \{)$/, '9$1').replace(/ "9/, ' 9') : line,
        )
        .join('\n');
      expect(() => readBack(altered, plan), lines[changed ?? 0]).toThrow();
    };
    fc.assert(fc.property(plans, fc.nat(), notice), { numRuns: 200 });
  });
});

describe('two readers', () => {
  it('object to what one of them reads otherwise', () => {
    // A quote inside a word is a character for nginx, and begins a value for the other reader.
    expect(() => readTwice(`set $who it's;\nset $what that's;\n`)).toThrow();
    expect(() => readTwice('http {\n')).toThrow('cannot be read');
  });
});
