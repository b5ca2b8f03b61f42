// Letters on A4. On paper each stands on a page of its own; on a screen the same sheets lie below each other, and
// on a narrow one they flow. Black on white in every theme: this is a picture of paper.
// The address stands where a window of DIN 5008 form B shows it: 20 mm from the left, 45 mm from the top, 85 by 45 mm.
const SOURCE = `
@page{size:A4;margin:0}
:root{color-scheme:light}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:#dfe6e4;color:#000;font:16px/1.5 system-ui,sans-serif;overflow-wrap:break-word}
.bar{max-width:210mm;margin:0 auto;padding:1.25rem 1rem;color:#17211f}
.bar h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}
.bar p{margin:.5rem 0}
.bar a{color:#05716a}
.row{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center;margin:1rem 0 0}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.375rem 1.25rem;border:1px solid #05716a;border-radius:.5rem;background:#05716a;color:#fff;cursor:pointer}
.plain{background:#fff;color:#05716a}
.warn{border-inline-start:.375rem solid #8a5a00;padding-inline-start:.75rem}
:focus-visible{outline:3px solid #05716a;outline-offset:2px}
.sheet{position:relative;background:#fff;width:210mm;max-width:100%;margin:0 auto 1.5rem;box-shadow:0 1px 10px #0003;font-size:11pt;line-height:1.4}
.sheet h2{font-size:15pt;line-height:1.25;margin:0 0 3mm}
.sheet p{margin:0 0 3mm}
.sheet .org{font-size:13pt;font-weight:700}
.from{font-size:8pt;border-bottom:.2mm solid #000;margin-bottom:2mm}
.to b{display:block;font-weight:400}
.facts{margin:0;font-size:9.5pt}
.facts dt{font-weight:700}
.facts dd{margin:0 0 1.5mm}
.steps{list-style:none;margin:0;padding:0;counter-reset:step}
.steps>li{counter-increment:step;position:relative;padding:0 0 4mm 10mm}
.steps>li::before{content:counter(step);position:absolute;left:0;top:0;width:6.5mm;height:6.5mm;border:.4mm solid #000;border-radius:50%;text-align:center;font-weight:700;line-height:5.6mm}
.steps p{margin:0 0 1.5mm}
.way{display:flex;flex-wrap:wrap;gap:3mm 6mm;align-items:center}
.qr{width:42mm;height:42mm;flex:none}
.typed{flex:1 1 90mm;min-width:0}
.where{font-weight:700;font-size:12.5pt;overflow-wrap:anywhere}
.code{display:grid;grid-template-columns:repeat(4,max-content);gap:2mm 5mm;margin:2mm 0 0;padding:0;list-style:none}
.code li{text-align:center}
.code b{display:block;font:700 15pt/1.15 ui-monospace,"DejaVu Sans Mono",monospace;letter-spacing:.04em}
.code i{display:block;font:7.5pt/1.2 system-ui,sans-serif}
.not{border:.3mm solid #000;padding:3mm 4mm;font-size:9.5pt}
.not p:last-child{margin:0}
.foot{font-size:9pt}
@media screen and (max-width:51rem){.sheet{padding:1.25rem}.sheet>*{margin-bottom:1.25rem}.code{grid-template-columns:repeat(auto-fill,minmax(4rem,max-content));gap:.5rem}}
@media screen and (min-width:51rem),print{
.sheet{height:297mm;width:210mm;max-width:none;overflow:hidden}
.sheet .org{position:absolute;left:25mm;right:20mm;top:16mm}
.window{position:absolute;left:20mm;top:45mm;width:85mm;height:45mm;padding:2mm 5mm;overflow:hidden}
.facts{position:absolute;left:125mm;top:50mm;width:65mm}
.text{position:absolute;left:25mm;right:20mm;top:103mm}
.foot{position:absolute;left:25mm;right:20mm;bottom:12mm;margin:0}
}
@media print{
body{background:none}
.bar{display:none}
.sheet{height:296mm;margin:0;box-shadow:none;break-after:page;break-inside:avoid}
.sheet:last-child{break-after:auto}
}
`

export const LETTER_STYLE = SOURCE.replaceAll('\n', '')
