/**
 * The look, on screen and on paper. Page heads and feet are the style sheet's own margin boxes, so that the document prints
 * with them from any browser. `DejaVu Sans`, all that a bare Debian has, is a tenth wider than the faces before it: every
 * width here is tried with it. Its ligatures are off: a PDF would keep “fi” as one sign that no search finds.
 */
export const reportStyle = `
:root{--ink:#15181b;--ink2:#454c52;--ink3:#5f676d;--line:#dde0e0;--ctl:#7c848a;--accent:#0b6377;--ok:#3d8060;--deg:#b67a00;--unr:#8a2c00;--down:#c2312c;--down-t:#b3261e;--band:#f0f2f2;
--sans:"Segoe UI Variable Text","Segoe UI","Noto Sans","Liberation Sans",system-ui,sans-serif;
--mono:ui-monospace,"Cascadia Mono","SF Mono",Consolas,"DejaVu Sans Mono","Liberation Mono",monospace}
*{box-sizing:border-box}
html{background:#fff;color-scheme:light;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0 auto;padding:24px 16px 48px;width:712px;background:#fff;color:var(--ink);font:12px/17px var(--sans);font-variant-numeric:tabular-nums;font-variant-ligatures:none}
h1,h2,h3,p,ul,dl,dd,figure,pre{margin:0;padding:0}
ul{list-style:none}
h1{font-size:24px;line-height:30px;font-weight:600;overflow-wrap:anywhere}
h2{font-size:14px;line-height:20px;font-weight:600;margin:18px 0 5px}
h2.title{font-size:24px;line-height:30px;margin:0 0 8px;display:flex;align-items:center;gap:10px;overflow-wrap:anywhere}
h3{font-size:13px;line-height:18px;font-weight:600;margin:13px 0 2px}
h1,h2,h3{break-after:avoid}
b{font-weight:600}
.lead{font-size:15px;line-height:22px;max-width:600px;margin:8px 0 2px;overflow-wrap:anywhere}
.m{color:var(--ink2)}.q{color:var(--ink3);font-weight:400}.nw{white-space:nowrap}
.note{font-size:10.5px;line-height:14px;color:var(--ink3);margin-top:4px;break-before:avoid}
.mono{font-family:var(--mono);font-size:.92em;font-variant-ligatures:none;overflow-wrap:anywhere}
.small{font-size:10px}
.keep{break-inside:avoid}
.facts{display:grid;grid-template-columns:auto minmax(0,1fr);gap:2px 14px;font-size:11.5px;line-height:16px;margin-top:8px}
.facts dt{color:var(--ink2)}.facts dd{overflow-wrap:anywhere}
.key{display:inline-block;padding:0 4px 0 5px;font-weight:600;font-size:11px;line-height:15px;border:1px solid var(--line);border-left:4px solid;border-radius:2px;background:#fff;color:var(--ink);font-family:var(--sans)}
h2 .key{font-size:14px;line-height:20px}
.name .mono{font-weight:600;font-size:10.5px}
.signed{display:inline-flex;align-items:baseline;gap:5px}
.sign{flex:none;position:relative;top:1.5px}
table{border-collapse:collapse;width:100%;font-size:11.5px;line-height:15px;margin-top:2px}
table.whole{break-inside:avoid}
table.fixed{table-layout:fixed}
table.narrow{width:auto;min-width:60%}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{padding:4px 5px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{font-size:10.5px;line-height:13px;color:var(--ink3);vertical-align:bottom;border-bottom-color:var(--ctl)}
th:first-child,td:first-child{padding-left:0}th:last-child,td:last-child{padding-right:0}
th.n,td.n{text-align:right}tbody td.n{white-space:nowrap}tbody td.n .q{white-space:normal}
tbody th{color:var(--ink)}
.d{display:block;font-size:10.5px;line-height:13px;color:var(--ink3);font-weight:400}
.configuration th,.configuration td{padding-top:2.5px;padding-bottom:2.5px;line-height:14px}
.tight th,.tight td{padding-top:2.5px;padding-bottom:2.5px;font-size:11px;line-height:14px}
.matrix td,.matrix th{overflow-wrap:anywhere;padding-top:3px;padding-bottom:3px}
.matrix thead th{color:var(--ink)}
.matrix tbody th{color:var(--ink2);overflow-wrap:normal}
.result tbody th{min-width:146px}
.result td:nth-child(4){white-space:nowrap}.result td:nth-child(2) .signed{white-space:nowrap}
.bar{display:inline-block;width:64px;height:6px;background:var(--line)}.bar i{display:block;height:6px;background:#2b84e4}
.trust li{display:grid;grid-template-columns:14px 128px minmax(0,1fr);gap:6px;padding:3px 0;border-bottom:1px solid var(--line);font-size:11.5px;line-height:16px;break-inside:avoid;overflow-wrap:anywhere}
.trust li>.sign{top:2px}
.legend{display:flex;flex-wrap:wrap;gap:2px 18px;margin:2px 0 8px;font-size:11.5px}
.legend li{display:flex;align-items:center;gap:6px;max-width:100%}
.intro{display:flex;gap:22px;align-items:center;break-inside:avoid;margin-bottom:4px}
.intro .facts{margin:0;flex:1}
.diagram{flex:none;overflow:visible;margin-left:14px}.diagram text{font:10px var(--sans);fill:var(--ink2)}
.stack{position:relative;width:680px;margin-top:4px;break-inside:avoid}
.stack svg{display:block}
.stack .phase,.stack .mark,.stack .row,.stack .readouts{position:absolute;white-space:nowrap;font-size:10.5px;line-height:13px;color:var(--ink3)}
.stack .phase{top:1px;padding-left:4px;overflow:hidden}.stack .phase b{color:var(--ink2)}
.stack .mark{font-weight:600;color:var(--down-t);padding:0 2px;background:#fffc}.stack .mark.accent{color:var(--accent)}
.stack .row{left:0;right:0;height:27px;padding-top:9px;font-size:11px;line-height:14px;pointer-events:none}
.stack .row b{color:var(--ink);background:#fffc}
.stack .row::before{content:"";position:absolute;left:0;right:0;top:6px;border-top:1px solid var(--line)}
.stack .readouts{left:530px;right:0;line-height:14px;font-size:11px;color:var(--ink)}
.stack .readouts.at{text-align:right;color:var(--ink3)}
.stack .readouts>div{display:grid;grid-template-columns:20px minmax(0,1fr) auto;gap:5px;align-items:center;min-height:14px}
.stack .readouts.two{display:grid;grid-auto-flow:column;grid-template-columns:1fr 1fr;column-gap:8px}.stack .readouts.two>div{grid-template-columns:12px minmax(0,1fr) auto;gap:3px;font-size:10px}.stack .readouts.two svg{width:12px}
.stack .readouts span{white-space:normal;overflow-wrap:anywhere}
.legend.states{gap:0 14px;margin:0 0 4px}
.timeline,.limits{display:block;overflow:visible}.timeline text,.limits text{font:11px var(--sans);fill:var(--ink2)}
.timeline .q,.timeline .tick,.limits .q{fill:var(--ink3)}.timeline .tick{font-size:10.5px}.timeline .number{fill:var(--ink2);font-weight:600}
.timeline .name{fill:var(--ink);font-size:11.5px}
.timeline .line{fill:none;stroke:var(--line)}.timeline .plateau{fill:var(--band)}.timeline .profile{fill:none;stroke:var(--ink3);stroke-width:1.2}
.timeline .axis,.timeline .drain{fill:none;stroke:var(--ctl)}.timeline .drain{stroke-dasharray:2 3}
.timeline .word{fill:var(--ink);paint-order:stroke;stroke:#fff;stroke-width:4px}.timeline .word.unresponsive,.timeline .word.down{font-weight:600}.timeline .word.down{fill:#fff;stroke:none}
.timeline .window{fill:var(--accent);fill-opacity:.06;stroke:var(--accent);stroke-width:1.2}.timeline .lens{fill:none;stroke:var(--accent);stroke-dasharray:2 2}
.timeline .stair-ground{fill:none;stroke:#fff;stroke-width:5}.timeline .stair{fill:none;stroke:var(--accent);stroke-width:1.8}
.timeline .mark path,.timeline .mark rect{fill:#fff;stroke:var(--ink2)}.timeline .mark.on path,.timeline .mark.on rect{stroke:var(--accent)}.timeline .mark text{fill:var(--ink);font-size:10.5px;font-weight:600}
.marks td:nth-child(4){white-space:nowrap}.marks td:nth-child(5){min-width:150px}.failover tbody th{white-space:nowrap}.marks td,.failover td,.stories td{overflow-wrap:anywhere}
.stories tbody th{white-space:nowrap}
.findings{margin:0;padding-left:18px}.findings li{padding:4px 0 5px;border-bottom:1px solid var(--line);overflow-wrap:anywhere}.findings li:last-child{border:0}.findings li::marker{font-weight:600}
.findings dl{display:grid;grid-template-columns:92px minmax(0,1fr);gap:1px 10px;font-size:11.5px;line-height:15px;margin-top:1px}.findings dt{color:var(--ink3)}
.findings p.q{font-size:11px;line-height:15px}
.confidence{display:inline-flex;gap:5px;align-items:center;color:var(--ink2);font-size:11px;padding:0 6px}.confidence>span{display:inline-flex;gap:2px}.confidence i{width:11px;height:6px;border:1px solid var(--ink2)}.confidence i.f{background:var(--ink2)}
.limit{display:grid;grid-template-columns:136px 330px minmax(0,1fr);gap:0 12px;font-size:11px;line-height:14px}.limit>.name{padding-top:9px;overflow-wrap:anywhere}.limit p.q{padding-top:9px}.limit>.m{padding:3px 0 5px}.limits text{font-size:10.5px;fill:var(--ink)}.limits .maximumSafe{font-weight:600}.limits .failed{fill:var(--down-t)}
.actions{display:grid;grid-template-columns:repeat(2,auto minmax(0,1fr));gap:2px 10px;align-items:start;font-size:11px;line-height:15px;margin-top:4px}.actions dt{display:flex;gap:5px;align-items:center;color:var(--ink3);white-space:nowrap}.actions dd{color:var(--ink2)}
.gloss{columns:2;column-gap:24px;font-size:11.5px;line-height:16px}.gloss p{break-inside:avoid;margin-bottom:5px}
pre{font:10px/14px var(--mono);white-space:pre-wrap;overflow-wrap:anywhere;border-left:2px solid var(--ctl);padding-left:8px;margin-top:4px}
pre.command{font-size:10.5px;line-height:16px}
.queries tbody th,.plans td,.lines td{overflow-wrap:anywhere}.queries.compared tbody th{font-size:9.5px;line-height:12px}.queries.compared td{font-size:10.5px;padding-left:3px;padding-right:3px}.queries.compared thead th{font-size:9.5px;line-height:12px;padding-left:3px;padding-right:3px;overflow-wrap:anywhere}.queries .bar{width:36px}
.printed{margin-top:9px}.hints{margin:0;padding-left:16px;font-size:11.5px;line-height:16px}.hints li{overflow-wrap:anywhere}
.strip .bar-error{fill:#15181b}.strip .bar-warn{fill:#9aa1a6}.strip .bar-slow{fill:#fff;stroke:#15181b;stroke-width:.8}
.configuration,.method,.comparison{margin-top:40px}
@media print{body{width:180mm;margin:0;padding:0}.configuration,.method{break-before:page;margin-top:0}.comparison{margin-top:0}}
`

interface PageWords {
  readonly title: string
  readonly foot: string
  readonly page: string
  readonly of: string
  readonly summary: string
  readonly method: string
  /** Of the configurations, in order. */
  readonly subjects: readonly { readonly page: string; readonly subject: string }[]
}

/** A4 portrait with the page’s subject and the title at its head, and what it is and its number at its foot. */
export function pageStyle({ title, foot, page, of, summary, method, subjects }: PageWords): string {
  const look = 'font:10.5px/14px "Segoe UI","Noto Sans","Liberation Sans",system-ui,sans-serif;color:#5f676d'
  const named = [{ page: 'method', subject: method }, ...subjects]
  return `@page{size:A4 portrait;margin:21mm 15mm 19mm;
@top-left{content:${cssString(summary)};${look};width:50%;vertical-align:bottom;text-align:left;border-bottom:1px solid #dde0e0;padding-bottom:6px;margin-bottom:12px}
@top-right{content:${cssString(title)};${look};width:50%;vertical-align:bottom;text-align:right;border-bottom:1px solid #dde0e0;padding-bottom:6px;margin-bottom:12px}
@bottom-left{content:${cssString(foot, mostInFoot)};${look};width:75%;vertical-align:top;text-align:left;border-top:1px solid #dde0e0;padding-top:6px;margin-top:12px}
@bottom-right{content:${cssString(`${page} `)} counter(page) ${cssString(` ${of} `)} counter(pages);${look};width:25%;vertical-align:top;text-align:right;border-top:1px solid #dde0e0;padding-top:6px;margin-top:12px}}
${named.map((one) => `@page ${one.page}{@top-left{content:${cssString(one.subject)}}}.${one.page}{page:${one.page}}`).join('\n')}
`
}

const mostInHead = 64
const mostInFoot = 84

/** Within a style sheet nothing of a name may end the string or the element. */
function cssString(text: string, most = mostInHead): string {
  const short = text.length > most ? `${text.slice(0, most - 1)}…` : text
  return `"${short.replaceAll(/[^\p{L}\p{N} .,:;·()/_+×–…\u00a0\u202f-]/gu, (one) => `\\${one.codePointAt(0)?.toString(16)} `)}"`
}
