import { expect, test } from 'vitest'
import { textOfHtml } from './text-of-html.ts'

test('blocks become paragraphs, styles and scripts vanish, entities are read', () => {
  const html =
    '<html><head><style>p { color: red }</style><SCRIPT>spam()</SCRIPT></head>' +
    '<body><p>Tom &amp; Ann</p><div class="x">550 &lt;a@example.org&gt;:<br>user\n unknown</div></body>'
  expect(textOfHtml(html).split(/\s*\n\s*\n\s*/)).toEqual([
    'Tom & Ann',
    '550 <a@example.org>:\nuser unknown',
  ])
})

test('what was never closed is no obstacle', () => {
  expect(textOfHtml('a<style>b')).toBe('a')
  expect(textOfHtml('<'.repeat(200_000))).toHaveLength(100_000)
})
