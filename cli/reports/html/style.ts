import { variables } from "../../map/appearance";
import { mapStyle } from "../../map/svg";

const day = variables("light");
const night = variables("dark");

/** How the page looks: by day, by night, on a phone and on paper. */
export const pageStyle = `
:root{color-scheme:light;${day}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${night}}}
:root[data-theme=dark]{color-scheme:dark;${night}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{font-size:93.75%}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
h1,h2,h3,p,ul,dl,dd{margin:0}
button,input,select{font:inherit;color:inherit}
button{cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.page{max-width:1440px;margin:0 auto;padding:28px 32px 48px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:16px;top:12px;background:var(--surface);padding:8px 14px;border-radius:8px;z-index:2}

header{display:flex;gap:16px;align-items:flex-start;justify-content:space-between}
h1{font-size:1rem;font-weight:600;color:var(--muted)}
.verdict{display:flex;gap:14px;align-items:center;margin:2px 0 4px;font-size:1.867rem;line-height:1.25;font-weight:700;letter-spacing:-.01em}
.verdict .icon{width:34px;height:34px}
.about{color:var(--muted)}
.controls{display:flex;gap:8px;flex:none}
.controls button,.tools button,.title button,.copy{border:1px solid var(--line);background:var(--surface);border-radius:8px;padding:6px 12px;line-height:1.4}
.controls button:hover,.tools button:hover,.title button:hover,.copy:hover{border-color:var(--accent)}

.icon{width:16px;height:16px;flex:none;overflow:visible}
.badge{fill:var(--solid)}
.sign{fill:none;stroke:var(--on-solid);stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.label{display:inline-flex;gap:7px;align-items:center;color:var(--ink);font-weight:600;white-space:nowrap}
.under{display:block;color:var(--muted);font-size:0.867rem}
.name{font-weight:600}

.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(236px,1fr));gap:10px;margin:22px 0 0;padding:0;list-style:none}
.tiles button{width:100%;height:100%;display:grid;grid-template-columns:auto auto 1fr;align-content:start;column-gap:10px;align-items:center;text-align:left;padding:11px 14px;background:var(--surface);border:1px solid var(--line);border-left:4px solid var(--solid);border-radius:10px}
.tiles button:hover{border-color:var(--solid)}
.tiles button[aria-pressed=true]{background:var(--tint);border-color:var(--solid);box-shadow:0 0 0 1px var(--solid)}
.tiles .number{font-size:1.6rem;font-weight:700;line-height:1.1;font-variant-numeric:tabular-nums;color:var(--text)}
.tiles .icon{width:22px;height:22px}
.tiles .word{color:var(--ink);font-weight:600}
.tiles .says{grid-column:1/-1;font-size:0.867rem;color:var(--muted);margin-top:4px}

.panel{margin-top:26px}
h2{font-size:1.2rem;margin-bottom:10px}
.scroller{overflow:auto;max-height:max(520px,78vh);border-radius:12px;overscroll-behavior:contain}
.scroller.has-more{mask-image:linear-gradient(#000 calc(100% - 40px),transparent)}
.scroller.is-whole{max-height:none}
[aria-pressed=true]#whole{background:var(--line)}
.title{display:flex;align-items:baseline;justify-content:space-between;gap:16px}
.scroller:focus-visible{outline-offset:-3px}
svg.map{display:block;width:100%;height:auto}
.map [data-box]{cursor:pointer;outline:none}
.map [data-box]:hover .card,.map [data-box]:hover .tile{stroke:var(--accent);stroke-opacity:1;stroke-width:2}
.map [data-box][aria-pressed=true] .card,.map [data-box][aria-pressed=true] .tile{stroke:var(--accent);stroke-opacity:1;stroke-width:3}
.map [data-box]:focus-visible .card,.map [data-box]:focus-visible .tile{stroke:var(--accent);stroke-opacity:1;stroke-width:4}
.map .is-faint,.map.is-filtered .wire{opacity:.28}
.map .is-faint:hover,.map .is-faint:focus-visible{opacity:1}
.choice{margin-top:10px;padding:12px 16px;background:var(--surface);border:1px solid var(--line);border-radius:10px;min-height:50px}
.choice.is-empty{color:var(--muted)}
.choice ul{list-style:none;padding:0;margin-top:6px;display:grid;gap:4px}
.choice p:first-child .under{display:inline;margin-left:10px}

.tools{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:10px;align-items:center;padding:10px 0;background:var(--page)}
.tools input{flex:1 1 240px;max-width:420px}
.tools input,.tools select{border:1px solid var(--wire);background:var(--surface);border-radius:8px;padding:7px 11px}
.tools label{display:inline-flex;gap:6px;align-items:center;color:var(--muted)}
.tools select{max-width:220px;color:var(--text)}
#count{margin-left:auto;color:var(--muted);font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%}
.list,.list>thead,.list>tbody{display:block}
.list{background:var(--surface);border:1px solid var(--line);border-radius:12px}
.list>thead>tr,.list>tbody>tr{display:grid;grid-template-columns:12.2rem minmax(0,215fr) minmax(0,330fr) minmax(0,165fr) minmax(0,140fr) minmax(0,160fr);border-top:1px solid var(--line)}
#ignored>*>tr{grid-template-columns:12.2rem minmax(0,215fr) minmax(0,330fr) minmax(0,300fr) minmax(0,160fr)}
.list>tbody>tr{content-visibility:auto;contain-intrinsic-height:auto 61px}
.list>thead>tr,.list>tbody>.opened{border-top:0}
.list>tbody>.opened{display:block;content-visibility:visible}
.list>tbody>tr:last-child{border-radius:0 0 12px 12px}
.list>thead th{text-align:left;font-weight:600;font-size:0.867rem;color:var(--muted);padding:8px 14px}
.list>thead button{border:0;background:none;padding:2px 4px;margin-left:-4px;border-radius:4px;font-weight:600}
.list>thead button::after{content:"";display:inline-block;width:1.4em;text-align:center}
.list>thead [aria-sort=ascending] button::after{content:"\\2191"}
.list>thead [aria-sort=descending] button::after{content:"\\2193"}
.list>thead [aria-sort=ascending] button,.list>thead [aria-sort=descending] button{color:var(--text)}
.list>tbody>tr>td{padding:9px 14px;overflow-wrap:anywhere}
.finding{cursor:pointer}
.finding:hover{background:var(--raised)}
.finding.is-open{background:var(--tint)}
.finding.is-chosen{box-shadow:inset 4px 0 var(--accent)}
.opener{border:0;background:none;padding:0;text-align:left;white-space:nowrap}
.opener::before{content:"";display:inline-block;width:6px;height:6px;margin:0 9px 2px 1px;border:solid var(--muted);border-width:0 2px 2px 0;transform:rotate(-45deg)}
.opener[aria-expanded=true]::before{transform:rotate(45deg)}
.opener .label{vertical-align:middle}
.list>tbody>.opened{background:var(--raised)}
.list>tbody>.opened>td{display:block;padding:4px 14px 18px 34px}
.detail{display:grid;gap:16px 40px;grid-template-columns:repeat(auto-fit,minmax(min(420px,100%),1fr))}
.detail h3{font-size:0.867rem;color:var(--muted);font-weight:600;margin:10px 0 6px}
.changes th,.changes td{text-align:left;vertical-align:top;padding:5px 10px;border-bottom:1px solid var(--line);font-size:0.933rem;overflow-wrap:anywhere}
.changes th{overflow-wrap:break-word}
.changes thead th{font-size:0.8rem;color:var(--muted);font-weight:600}
.changes del,.changes ins,code{font-family:ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace;font-size:0.867rem;white-space:pre-wrap;text-decoration:none;border-radius:4px;padding:1px 4px}
.changes del{background:var(--missing-tint);color:var(--missing-ink)}
.changes ins{background:var(--clean-tint);color:var(--clean-ink);outline:1px solid var(--line)}
.command{display:flex;gap:8px;align-items:flex-start}
.command code{flex:1;background:var(--page);border:1px solid var(--line);border-radius:8px;padding:7px 11px;overflow-wrap:anywhere;unicode-bidi:isolate}
.help{color:var(--muted);font-size:0.867rem;margin-top:10px;max-width:70ch}
.step{overflow-wrap:anywhere}
.or{color:var(--muted);font-size:0.867rem;margin:3px 12px}
.detail dl{display:grid;grid-template-columns:auto 1fr;gap:3px 16px;font-size:0.933rem}
.detail dt{color:var(--muted)}
.detail dd{overflow-wrap:anywhere;unicode-bidi:isolate}
.nothing{padding:26px;text-align:center;color:var(--muted);background:var(--surface);border:1px solid var(--line);border-radius:12px;margin-top:10px}
footer{margin-top:34px;color:var(--muted);font-size:0.867rem}

@media (max-width:820px){
.page{padding:18px 14px 40px}
header{flex-direction:column-reverse}
.controls{align-self:flex-end}
.verdict{font-size:1.467rem}
.tiles{grid-template-columns:repeat(auto-fill,minmax(140px,1fr))}
.tiles button{grid-template-columns:auto 1fr}
.tiles .word{grid-column:1/-1}
.list>tbody>tr>td:empty{display:none}
.tools{position:static}
.tools input{flex-basis:100%;max-width:none}
.list>thead{display:none}
.list>tbody>tr,.list>tbody>tr>td{display:block}
.list>tbody>tr{contain-intrinsic-height:auto 150px}
.list>tbody>tr>td{padding:2px 14px}
.list>tbody>tr{padding:10px 0}
.list>tbody>tr>td[data-title]:nth-child(n+4)::before{content:attr(data-title) ": ";color:var(--muted);font-size:0.867rem}
.list>tbody>tr>td:nth-child(n+4) .under{display:inline;margin-left:6px}
.list>tbody>.opened>td{padding:4px 14px 18px}
}
@media print{
:root:root,:root:root[data-theme]{color-scheme:light;${day}}
@page{margin:12mm}
html{font-size:10.5px}
body{background:none}
.page{max-width:none;padding:0}
.controls,.tools,.title button,.choice,.copy,.skip,.opener::before{display:none!important}
.scroller{max-height:none;overflow:visible}
svg.map{max-width:100%}
.scroller.has-more{mask-image:none}
.tiles button{border-width:1px;border-left-width:4px;box-shadow:none}
.list,.panel,.choice{border-radius:0}
.finding,.tiles,svg.map,.detail section{break-inside:avoid}
.finding{break-after:avoid}
.list>tbody>tr{content-visibility:visible}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
${mapStyle}`;
