/**
 * What a script adds to pages that work without one: buttons to copy, to print and to show what is typed,
 * and rules that are ticked off while typing. It decides, stores and sends nothing, and sets only texts
 * and properties, never HTML, so that Trusted Types have nothing to refuse.
 */
export const PAGE_SCRIPT = `
(d=>{
const all=s=>d.querySelectorAll(s),get=i=>d.getElementById(i)
for(const b of all('button[data-do]')){
b.hidden=false
b.onclick=()=>{
const t=get(b.value),say=b.dataset.done
if(b.dataset.do=='print')print()
if(b.dataset.do=='copy')navigator.clipboard.writeText(t.textContent).then(()=>{get('said').textContent=say})
if(b.dataset.do=='show'){
t.type=t.type=='text'?'password':'text'
b.dataset.done=b.textContent
b.textContent=say
}}}
for(const f of all('input[data-rules]'))f.oninput=()=>{
const v=f.value,n=[/\\p{Ll}/u,/\\p{Lu}/u,/\\d/,/[^\\p{L}\\d]/u].filter(r=>r.test(v)).length
for(const r of all('[data-rule]'))r.toggleAttribute('data-met',r.dataset.rule=='classes'?n>2:[...v].length>=r.dataset.rule)
}
})(document)
`
