/** What the page of findings looks like, in light and in dark surroundings. Its classes are not those of the drawing in it. */
import { STANDINGS } from '../routes-report.ts';
import { DARK, LIGHT, type Palette } from '../svg/palette.ts';

/** The colours that a drawing has no use for. */
interface MoreColours {
  readonly info: string;
  readonly infoFill: string;
  readonly code: string;
  readonly added: string;
  readonly addedFill: string;
  readonly removed: string;
  readonly removedFill: string;
  readonly link: string;
}

const MORE_LIGHT: MoreColours = {
  info: '#1d4ed8',
  infoFill: '#eff6ff',
  code: '#f8fafc',
  added: '#166534',
  addedFill: '#dcfce7',
  removed: '#991b1b',
  removedFill: '#fee2e2',
  link: '#1d4ed8',
};

const MORE_DARK: MoreColours = {
  info: '#93c5fd',
  infoFill: '#172a46',
  code: '#121926',
  added: '#86efac',
  addedFill: '#11301f',
  removed: '#fca5a5',
  removedFill: '#3a1c22',
  link: '#93c5fd',
};

const MONO = 'ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace';

export function pageStyle(): string {
  return [
    `:root{${variables(LIGHT, MORE_LIGHT)}}`,
    `@media (prefers-color-scheme:dark){:root{${variables(DARK, MORE_DARK)}}}`,
    ...PAGE_RULES,
    ...FINDING_RULES,
    ...FRAME_RULES,
    ...ROUTE_RULES,
    ...STANDINGS.map((standing) => `.f-routes tr.${standing} th{color:var(--${standing})}`),
    '@media (max-width:760px){.f-overview{grid-template-columns:1fr}body{padding:0 12px 48px}}',
    // Without a scroll bar on paper, everything has to be in sight.
    '@media print{body{max-width:none;padding:0}.f-finding,.f-overview tr{break-inside:avoid}.f-file>h2,.f-about,h3{break-after:avoid}.f-contents{display:none}.f-files{max-height:none;overflow:visible}.f-frame pre{white-space:pre-wrap;overflow-wrap:anywhere}.f-line{min-width:0}.f-drawing svg{min-width:0}.f-badge,.f-hit,.f-also,.f-diff del,.f-diff ins{print-color-adjust:exact;-webkit-print-color-adjust:exact}}',
  ].join('\n');
}

function variables(
  { canvas, ground, card, border, text, softText, standings }: Palette,
  more: MoreColours,
): string {
  return Object.entries({
    canvas,
    ground,
    card,
    border,
    text,
    soft: softText,
    error: standings.broken.text,
    'error-fill': standings.broken.fill,
    'error-line': standings.broken.line,
    warning: standings.fragile.text,
    'warning-fill': standings.fragile.fill,
    'warning-line': standings.fragile.line,
    info: more.info,
    'info-fill': more.infoFill,
    'info-line': more.info,
    good: standings.works.text,
    code: more.code,
    added: more.added,
    'added-fill': more.addedFill,
    removed: more.removed,
    'removed-fill': more.removedFill,
    link: more.link,
    ...Object.fromEntries(STANDINGS.map((standing) => [standing, standings[standing].text])),
  })
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

const PAGE_RULES: readonly string[] = [
  '*{box-sizing:border-box}',
  'html{scroll-padding-top:12px}@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}',
  'a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--link);outline-offset:2px}',
  'body{max-width:1180px;margin:0 auto;padding:0 28px 64px;background:var(--canvas);color:var(--text);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif}',
  'a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:4px}',
  `code{font-family:${MONO};font-size:.92em;overflow-wrap:anywhere}`,
  'h1{font-size:15px;font-weight:600;letter-spacing:.02em;color:var(--soft);margin:0}',
  'h2{font-size:20px;line-height:1.3;margin:44px 0 14px}',
  'h3{font-size:15px;line-height:1.5;margin:0;font-weight:600}',
  '.f-top{padding:32px 0 8px}',
  '.f-verdict{font-size:32px;line-height:1.2;font-weight:700;margin:4px 0 0;letter-spacing:-.01em}',
  '.f-verdict .f-error{color:var(--error)}.f-verdict .f-warning{color:var(--warning)}.f-verdict .f-info{color:var(--info)}.f-verdict .f-good{color:var(--good)}',
  '.f-said{color:var(--soft);margin:10px 0 0}',
  '.f-contents{display:flex;flex-wrap:wrap;gap:6px 20px;margin:18px 0 0;padding:10px 0;border-block:1px solid var(--border)}',
  '.f-problems{margin:24px 0 0;padding:14px 18px;border:1px solid var(--error-line);border-left-width:5px;border-radius:8px;background:var(--error-fill)}',
  '.f-problems h2{margin:0 0 6px;font-size:16px}.f-problems ul{margin:0;padding-left:20px}',
  '.f-overview{display:grid;grid-template-columns:3fr 2fr;gap:0 36px;align-items:start}',
  '.f-overview table{width:100%;border-collapse:collapse;font-size:14px}',
  '.f-overview caption{text-align:left;font-weight:600;font-size:16px;padding:22px 0 8px}',
  '.f-overview th,.f-overview td{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--border);font-weight:400}',
  '.f-overview thead th{color:var(--soft);font-size:13px}',
  '.f-files{max-height:max(24rem,60vh);overflow-y:auto;padding-right:10px}',
  '.f-files code{overflow-wrap:break-word}',
  '.f-overview .f-number-cell{text-align:right;font-variant-numeric:tabular-nums;padding-right:0;padding-left:12px}',
];

const FINDING_RULES: readonly string[] = [
  '.f-file>h2{padding-bottom:8px;border-bottom:2px solid var(--border)}',
  '.f-file>h2 small{font-weight:400;font-size:14px;color:var(--soft);margin-left:10px;white-space:nowrap}',
  '.f-finding{margin:18px 0;padding:16px 18px 18px;background:var(--card);border:1px solid var(--border);border-left:5px solid var(--line);border-radius:10px}',
  '.f-finding:target{outline:3px solid var(--line);outline-offset:2px}',
  '.f-finding.f-error{--line:var(--error-line)}.f-finding.f-warning{--line:var(--warning-line)}.f-finding.f-info{--line:var(--info-line)}',
  '.f-badge{display:inline-block;font-size:12px;line-height:1.4;font-weight:700;letter-spacing:.03em;text-transform:uppercase;padding:1px 8px;border-radius:99px;border:1px solid;margin-right:8px;white-space:nowrap}',
  '.f-badge.f-error{color:var(--error);background:var(--error-fill)}',
  '.f-badge.f-warning{color:var(--warning);background:var(--warning-fill)}',
  '.f-badge.f-info{color:var(--info);background:var(--info-fill)}',
  '.f-about{margin:0 0 6px;display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 4px;font-size:14px}',
  '.f-within{color:var(--soft);margin-left:auto;font-size:13px}',
  '.f-finding h3 code,.f-fix>p code{background:var(--ground);border-radius:4px;padding:1px 4px}',
  '.f-fix{margin:14px 0 0;font-size:14px}.f-fix>p{margin:0}',
  '.f-fix>p>b{color:var(--good)}',
  '.f-unsafe{color:var(--warning);font-weight:600}',
  '.f-more{color:var(--soft)}',
];

const FRAME_RULES: readonly string[] = [
  '.f-frame{margin:12px 0 0;border:1px solid var(--border);border-radius:8px;overflow:hidden;background:var(--code)}',
  '.f-frame figcaption{padding:5px 12px;background:var(--ground);border-bottom:1px solid var(--border);font-size:13px;color:var(--soft)}',
  `.f-frame pre{margin:0;padding:8px 0;overflow-x:auto;font:13px/1.6 ${MONO};tab-size:4}`,
  '.f-line{display:block;min-width:max-content;padding-right:16px}',
  '.f-number{display:inline-block;width:var(--digits);padding:0 0 0 4px;margin-right:14px;text-align:right;color:var(--soft);user-select:none;-webkit-user-select:none}',
  '.f-hit{background:var(--hit)}.f-also{background:var(--ground)}',
  '.f-error{--hit:var(--error-fill)}.f-warning{--hit:var(--warning-fill)}.f-info{--hit:var(--info-fill)}',
  '.f-frame mark{background:none;color:inherit;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px;text-decoration-skip-ink:none}',
  '.f-frame mark.f-blame{font-weight:600;text-decoration-color:var(--line)}',
  '.f-frame mark.f-related{text-decoration-color:var(--info);text-decoration-style:dashed;text-decoration-thickness:1.5px}',
  '.f-frame mark:empty{border-left:2px solid var(--line)}',
  '.f-note{color:var(--info);font-family:system-ui,-apple-system,"Segoe UI",Roboto,Arial,"DejaVu Sans",sans-serif}',
  '.f-gap{color:var(--soft);user-select:none}',
  '.f-diff del,.f-diff ins{text-decoration:none}',
  '.f-diff del{color:var(--removed);background:var(--removed-fill)}.f-diff ins{color:var(--added);background:var(--added-fill)}',
];

const ROUTE_RULES: readonly string[] = [
  '.f-drawing{margin:0;overflow-x:auto;border:1px solid var(--border);border-radius:10px}',
  '.f-drawing svg{display:block;max-width:100%;min-width:620px;height:auto}',
  '.f-table{overflow-x:auto;margin-top:18px}',
  '.f-routes table{border-collapse:collapse;font-size:13px}',
  '.f-routes caption{text-align:left;font-weight:600;padding:8px 0}',
  '.f-routes th,.f-routes td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--border);min-width:6em;max-width:30em}',
  '.f-routes tbody th{white-space:nowrap}',
];
