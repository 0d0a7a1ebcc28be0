import{Jn as escapeControls}from"./core.mjs";import{r as xmlText}from"./element.mjs";import{c as placeText,f as upstreamText,g as standingOf,i as limitWithOrigin,l as reasonTexts,o as listenerText,p as verdictSentence,t as hostsText}from"./route-text.mjs";import{i as LIGHT,n as svgElement,r as DARK}from"./drawing.mjs";function htmlHead(title,style){return`<!DOCTYPE html>
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
`}const VERDICTS={broken:`✕ fails`,"no-websockets":`✕ fails, none expected`,fragile:`! fragile`,unknown:`? unknown`,works:`✓ works`},COLUMNS=[`WebSocket`,`idle timeout`,`lifetime`,`names`,`listeners`,`match`,`upstream`,`place`,`why`];function routesHtml(report){return`${htmlHead(`WebSocket routes: ${verdictSentence(report.routes)}`,pageStyle())}<figure>
${svgElement(report)}
</figure>
${report.routes.length===0?``:tableElement(report)}
</body>
</html>
`}function tableElement(report){return`<table>
<caption>All routes</caption>
<thead><tr>${COLUMNS.map(title=>`<th scope="col">${title}</th>`).join(``)}</tr></thead>
<tbody>
${report.routes.map(route=>rowElement(route,report)).join(`
`)}
</tbody>
</table>`}function rowElement(route,{displayPath}){let{entry,websocket,match,upstream,origin}=route,standing=standingOf(route),cells=[limitWithOrigin(websocket.idleTimeout,displayPath),limitWithOrigin(websocket.lifetime,displayPath),hostsText(entry),entry.listeners.map(listenerText).join(`, `),match,upstreamText(upstream),placeText(origin,displayPath),reasonTexts(route).join(`; `)].map(text=>`<td>${xmlText(escapeControls(text))}</td>`);return`<tr class="${standing}"><th scope="row">${VERDICTS[standing]}</th>${cells.join(``)}</tr>`}function pageStyle(){return[`body{margin:0;font:13px/1.5 system-ui,sans-serif}`,`figure{margin:0;overflow-x:auto}`,`table{border-collapse:collapse;margin:0 32px 32px}`,`caption{text-align:left;font-weight:600;padding:8px 0}`,`th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid;overflow-wrap:anywhere;min-width:7em}`,`tbody th{white-space:nowrap}`,...colourRules(LIGHT),`@media (prefers-color-scheme:dark){`,...colourRules(DARK),`}`].join(`
`)}function colourRules({canvas,text,border,standings}){return[`body{background:${canvas};color:${text}}`,`th,td{border-color:${border}}`,...Object.entries(standings).map(([standing,colours])=>`tr.${standing} th{color:${colours.text}}`)]}export{tableElement as n,htmlHead as r,routesHtml as t};