/** The characters of the revealed password, which the page shows in groups. */
export function passwordIn(html: string): string {
  const shown = /<dd class="secret"[^>]*>(.*?)<\/dd>/s.exec(html)?.[1]
  if (shown === undefined) throw new Error('The page shows no password.')
  return decodeEntities(shown.replace(/<[^>]+>/g, ''))
}

function decodeEntities(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
