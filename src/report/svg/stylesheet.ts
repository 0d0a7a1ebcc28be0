/** The style sheet of a drawing: fonts, colours, and the dark colours for those who prefer them. */
import { STANDINGS, type Standing } from '../routes-report.ts';
import { DARK, LIGHT, type Palette } from './palette.ts';
import { FONTS, type TextStyle } from './text-width.ts';

/** Fonts that are on the reader's machine: a drawing loads nothing. */
const FAMILIES: Readonly<Record<'sans' | 'mono', string>> = {
  sans: 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif',
  mono: 'ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace',
};

/** Links of which a part is missing are dashed, so that colour alone says nothing. */
const DASHES: Readonly<Partial<Record<Standing, string>>> = {
  broken: '7 6',
  'no-websockets': '3 5',
  unknown: '1 6',
};

const SOFT_STYLES: ReadonlySet<TextStyle> = new Set(['summary', 'heading', 'note', 'place']);

export function styleSheet(): string {
  return [
    ...fontRules(),
    '.card,.pill{stroke-width:1}',
    '.broken .card{stroke-width:1.5}',
    '.unknown .card{stroke-dasharray:5 4}',
    '.thread,.link{fill:none;stroke-linecap:round}',
    '.thread{stroke-width:1.5}',
    '.link{stroke-width:2}',
    '.broken .link{stroke-width:2.5}',
    '.no-websockets .link{stroke-width:1.5}',
    ...STANDINGS.flatMap((standing) => {
      const dash = DASHES[standing];
      return dash === undefined ? [] : [`.${standing} .gap{stroke-dasharray:${dash}}`];
    }),
    '.mark{stroke-width:1.5}',
    '.symbol{fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}',
    ...colourRules(LIGHT),
    '@media (prefers-color-scheme:dark){',
    ...colourRules(DARK),
    '}',
  ].join('\n');
}

function fontRules(): readonly string[] {
  const styles = Object.entries(FONTS).map(([style, { family, size, bold }]) => {
    const weight = bold ? ';font-weight:600' : '';
    return `.${style}{font-family:${FAMILIES[family]};font-size:${size}px${weight}}`;
  });
  // Spaces in a pattern are part of it.
  return ['text{white-space:pre}', ...styles, '.heading{letter-spacing:.4px}'];
}

function colourRules(palette: Palette): readonly string[] {
  const { canvas, ground, card, border, thread, pill, text, softText, standings } = palette;
  const soft = [...SOFT_STYLES].map((style) => `.${style}`).join(',');
  return [
    `.canvas{fill:${canvas}}`,
    `.ground{fill:${ground}}`,
    `.card{fill:${card};stroke:${border}}`,
    `.thread{stroke:${thread}}`,
    `.pill-box{fill:${pill}}`,
    `text{fill:${text}}`,
    `${soft}{fill:${softText}}`,
    ...STANDINGS.flatMap((standing) => {
      const colours = standings[standing];
      const isFilled = standing !== 'no-websockets';
      return [
        `.${standing} .card{fill:${colours.fill};stroke:${colours.border}}`,
        `.${standing} .bar,.${standing} .tip{fill:${colours.line}}`,
        `.${standing} .link{stroke:${colours.line}}`,
        `.${standing} .mark{fill:${isFilled ? colours.line : canvas};stroke:${colours.line}}`,
        `.${standing} .symbol{stroke:${colours.symbol}}`,
        `.${standing} .reason{fill:${colours.text}}`,
      ];
    }),
  ];
}
