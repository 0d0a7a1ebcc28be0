/** The beginning of a page that needs nothing else: it loads nothing, runs nothing, and says so. */
import { xmlText } from './svg/element.ts';

/** Up to where the content of the body begins, ending in a line feed. */
export function htmlHead(title: string, style: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>${xmlText(title)}</title>
<style>
${style}
</style>
</head>
<body>
`;
}
