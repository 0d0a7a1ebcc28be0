import{Jn as escapeControls,st as groupBy}from"./core.mjs";import{n as element,r as xmlText}from"./element.mjs";function*checkstyleReport({findings,displayPath}){yield`<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
`;for(let[path,ofFile]of groupBy(findings,({span})=>span.file.path)){yield`<file name="${xmlText(escapeControls(displayPath(path)))}">\n`;for(let{rule,severity,message,span}of ofFile){let{line,column}=span.file.positionAt(span.start),attributes={line,column,severity,message:escapeControls(message),source:`proxylint.${rule}`};yield`${element(`error`,attributes)}\n`}yield`</file>
`}yield`</checkstyle>
`}export{checkstyleReport};