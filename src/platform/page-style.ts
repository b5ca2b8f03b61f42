// One style sheet for every server-rendered page. A recipient's first visit has to stay within 4 kB, so
// it is small: colours as variables, elements styled by what they are, few classes.
const LIGHT =
  '--ink:#17211f;--soft:#4d5c59;--line:#d5dedc;--edge:#6b7a77;--page:#edf3f1;--card:#fff;--brand:#05716a;--on:#fff;--tint:#e2f1ef;--bad:#a4262c;--badtint:#fdecec'
const DARK =
  '--ink:#f1f5f4;--soft:#a9b8b5;--line:#35403e;--edge:#83938f;--page:#0f1312;--card:#1a1f1e;--brand:#5cb8ae;--on:#04211e;--tint:#12302d;--bad:#ffa3a0;--badtint:#3a1d1d'

const SOURCE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}
body>*{width:100%;max-width:32rem;margin:0 auto;padding:1rem}
.wide>*{max-width:52rem}
a{color:var(--brand)}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
header{display:flex;gap:.75rem;align-items:center;justify-content:space-between}
.org{display:flex;gap:.625rem;align-items:center;min-width:0;font-weight:600}
svg{flex:none;fill:var(--brand);stroke:var(--on)}
main{width:calc(100% - 1.5rem);background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1.5rem;margin-top:2vh;box-shadow:0 2px 12px #0001}
footer,.soft{color:var(--soft);font-size:.875rem}
footer p{margin:.25rem 0}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
h2{font-size:1.125rem;line-height:1.35;margin:1.75rem 0 .5rem}
p,ul,ol,dl{margin:.75rem 0}
ul,ol{padding-inline-start:1.5rem}
label,.label,dt{font-weight:600}
dd{margin:0 0 .75rem}
.field{margin:1.25rem 0}
.hint{display:block;color:var(--soft);font-size:.875rem}
.row>*{min-width:0}
.row{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center}
.field .row{flex-wrap:nowrap;gap:.5rem;margin-top:.375rem}
.check{display:flex;gap:.75rem;margin:1.25rem 0;font-weight:400}
ul.soft{padding-inline-start:1.125rem}
.screen{border-top:1px solid var(--line);padding-top:.75rem;margin-bottom:0}
input,select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.5rem;min-height:2.75rem;padding:.375rem .75rem;width:100%;min-width:0}
[aria-invalid]{border:2px solid var(--bad)}
[type=checkbox]{flex:none;width:1.5rem;min-height:1.5rem;accent-color:var(--brand)}
button,.button{display:inline-flex;align-items:center;justify-content:center;font:inherit;font-weight:600;min-height:2.75rem;padding:.375rem 1.25rem;border:1px solid var(--brand);border-radius:.5rem;background:var(--brand);color:var(--on);text-align:center;text-decoration:none;cursor:pointer}
.field button{flex:none}
button:hover,.button:hover{filter:brightness(1.08)}
.plain{background:none;color:var(--brand)}
.button+form{margin-top:.75rem}
.problem,.notice{border:1px solid var(--bad);border-inline-start-width:.375rem;background:var(--badtint);border-radius:.5rem;padding:.625rem .875rem;margin:1rem 0}
.notice{border-color:var(--brand);background:var(--tint)}
.problem p,.notice p,.problem ul{margin:0}
.secret{margin-top:.375rem;border:2px dashed var(--brand);border-radius:.75rem;padding:.75rem 1rem;font:600 clamp(1.125rem,6vw,1.375rem)/1.5 ui-monospace,monospace}
.secret span{white-space:pre;margin-inline-end:.6em}
.secret span:last-child{margin:0}
[data-met]{color:var(--brand)}
[data-met]::after{content:" ✓"}
details{position:relative}
summary{display:flex;align-items:center;gap:.375rem;min-height:2.75rem;color:var(--brand);cursor:pointer}
summary::after{content:"▾"}
header ul{position:absolute;inset-inline-end:0;z-index:1;margin:0;padding:.375rem;list-style:none;background:var(--card);border:1px solid var(--edge);border-radius:.5rem}
header li a{display:block;white-space:nowrap;padding:.625rem .75rem}
.spell{list-style:none;padding:0}
.spell b{display:inline-block;min-width:1.5em;font:600 1.125rem ui-monospace,monospace}
@media (max-width:30rem){main{padding:1.25rem}form>button,main>.button{width:100%}}
@media print{summary,form,button,.button,.screen{display:none}main{border:0;box-shadow:none}body{background:none}}
`

const MORE = `
section{border-top:1px solid var(--line);margin-top:1.5rem}
.list{list-style:none;padding:0}
.list>li{padding:.75rem 0;border-top:1px solid var(--line)}
.list>li:first-child{border:0}
.between{justify-content:space-between}
.between>:first-child{flex:1 1 18rem;min-width:0}
.tag{display:inline-block;border:1px solid var(--edge);border-radius:1rem;padding:0 .625rem;font-size:.8125rem}
.tag.good{border-color:var(--brand);color:var(--brand)}
.danger{background:none;border-color:var(--bad);color:var(--bad)}
.list details{flex:1 1 100%}
.mail{display:block;padding:.25rem 0;color:inherit;text-decoration:none}
.mail:hover b{text-decoration:underline}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.75rem 0;font:.875rem/1.5 ui-monospace,monospace}
iframe{width:100%;height:44rem;border:1px solid var(--line);border-radius:.75rem;background:#fff}
.facts{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}
.facts dd{margin:0;min-width:0;overflow-wrap:anywhere}
`

/** For every page; a recipient's page needs no more. */
export const PAGE_STYLE = SOURCE.replaceAll('\n', '')

/** Besides, for the pages that people work in: their account, the demo's mailbox. */
export const WIDE_PAGE_STYLE = MORE.replaceAll('\n', '')
