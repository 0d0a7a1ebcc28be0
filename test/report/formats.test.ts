import { expect, it } from 'vitest';
import { CHECK_FORMATS, loadReporter, loadRoutesReporter, ROUTES_FORMATS } from '../../src/report/index.ts';
import { plain } from '../../src/report/paint.ts';
import { HANDSHAKE, report } from './subject.ts';

const OPTIONS = { paint: plain, columns: 80 };

it.each(CHECK_FORMATS)('%s is a format of findings', async (format) => {
  const text = [...(await loadReporter(format))(report([HANDSHAKE]), OPTIONS)].join('');
  expect(text).toContain('Upgrade does not reach the upstream.');
  expect(text.endsWith('\n')).toBe(true);
});

it.each(ROUTES_FORMATS)('%s is a format of routes', async (format) => {
  const text = [...(await loadRoutesReporter(format))({ routes: [], displayPath: String }, OPTIONS)].join('');
  expect(text.toLowerCase()).toContain('routes');
  expect(text.endsWith('\n')).toBe(true);
});
