import { Window } from 'happy-dom'
import { expect, test } from 'vitest'
import { MAIL_BODY_POLICY, mailPage } from './pages.tsx'

const page = (text: string, htmlHref: string | null) => {
  const { document } = new Window()
  document.write(
    mailPage({
      frame: {
        language: 'en',
        organisation: { name: 'Contoso', supportContact: 'it@contoso.example' },
        languageLinks: [],
      },
      mailboxHref: '/mailbox',
      mail: { to: 'a@b.example', from: 'c@d.example', subject: 'Hi', receivedAt: new Date(0) },
      headers: [],
      text,
      htmlHref,
    }),
  )
  return document
}

test('a mail can run no scripts: neither in its frame nor at its own address', () => {
  const frame = page('Hi', '/mailbox/1/html').querySelector('iframe')
  expect(frame?.getAttribute('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox')
  expect(MAIL_BODY_POLICY).toMatch(/^sandbox /)
  expect(MAIL_BODY_POLICY).not.toMatch(/allow-scripts|allow-same-origin|script-src/)
  expect(page('Hi', null).querySelector('iframe')).toBeNull()
})

test('links in the plain text can be followed, others are text', () => {
  const text = 'See https://kvittens.example/r/a_b-c?x=1&y=2\nor javascript:alert(1)'
  const document = page(text, null)
  const links = [...document.querySelectorAll('pre a')].map((link) => link.getAttribute('href'))
  expect(links).toEqual(['https://kvittens.example/r/a_b-c?x=1&y=2'])
  expect(document.querySelector('pre')?.textContent).toBe(text)
})
