const HTML_CHARACTERS = 100_000

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['#39', "'"],
  ['nbsp', ' '],
])

/**
 * The words of a page of HTML, a paragraph for each block: to be searched, never to be shown as HTML.
 * Every pattern stops at the next bracket, so that unclosed ones cost nothing.
 */
export function textOfHtml(html: string): string {
  return html
    .slice(0, HTML_CHARACTERS)
    .split(/<\/(?:style|script)>/i)
    .map((before) => before.slice(0, startOf(before)))
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/<br ?\/?>/gi, '\n')
    .replace(/<\/?(?:p|div|tr|table|li|ul|h[1-6]|pre|blockquote)\b[^<>]*>/gi, '\n\n')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(#39|[a-z]{2,4});/gi, (written, name: string) => {
      return ENTITIES.get(name.toLowerCase()) ?? written
    })
    .trim()
}

function startOf(text: string): number {
  const index = text.search(/<(?:style|script)\b/i)
  return index < 0 ? text.length : index
}
