import { Window } from 'happy-dom'
import { describe, expect, test } from 'vitest'
import { sampleMessages } from '../../test/sample-messages.ts'
import { LANGUAGES } from '../platform/language.ts'
import { renderMessage } from './messages.tsx'

const organisation = {
  name: 'Contoso kommun',
  supportContact: 'it@contoso.example',
  timeZone: 'Europe/Stockholm',
}

function parse(html: string) {
  const { document } = new Window()
  document.write(html)
  return document
}

const everyMessage = LANGUAGES.flatMap((language) =>
  Object.entries(sampleMessages()).map(([name, message]) => [name, language, message] as const),
)

describe.each(everyMessage)('the message %s in %s', (_, language, message) => {
  const mail = renderMessage(message, language, organisation)
  const document = parse(mail.html)

  test('both parts say the same, with the support contact', () => {
    const sentences = mail.text.split('\n').map((line) => line.trim())
    for (const sentence of sentences.filter((each) => !/^(--|https:.*)?$/.test(each))) {
      for (const piece of sentence.split(': ')) {
        expect(document.body.textContent).toContain(piece.replace(/:$/, ''))
      }
    }
    expect(mail.text).toContain(organisation.supportContact)
  })

  test('every link of the HTML stands in the plain text too', () => {
    for (const anchor of document.querySelectorAll('a[href]')) {
      expect(mail.text).toContain(anchor.getAttribute('href'))
    }
  })

  test('it loads nothing from anywhere, and is laid out for the dark', () => {
    expect(mail.html).not.toMatch(/<(img|link|script|iframe)|url\(|@import|src=/i)
    expect(mail.html).toContain('prefers-color-scheme:dark')
    expect(document.documentElement.lang).toBe(language)
  })

  test('its subject is one line that names the organisation or the reference', () => {
    expect(mail.subject).toMatch(/Contoso kommun|K-1042/)
    expect(mail.subject).not.toMatch(/[\r\n{}]/)
  })
})

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(['handoverReveal', 'handoverSet'] as const)(
    'S5: the message %s holds its link and its reference, and no password',
    (template) => {
      const link = 'https://kvittens.example/r/abc'
      const mail = renderMessage(
        { template, parameters: { link, reference: 'K-7', expiresAt: '2026-11-27T12:00:00Z' } },
        language,
        organisation,
      )
      expect(mail.text).toContain(link)
      expect(mail.subject).toContain('K-7')
      expect(mail.text).toMatch(/13:00/)
      expect(mail.html + mail.text).not.toContain('Kvar7tMa4gRe9pLo')
    },
  )

  test('S24: hostile names are text in the HTML and can not begin another header', () => {
    const hostile = '<img src=x onerror=alert(1)>\r\nBcc: a@b.example\u202Egnp'
    for (const message of Object.values(sampleMessages(hostile))) {
      const mail = renderMessage(message, language, { ...organisation, name: hostile })
      const document = parse(mail.html)
      expect(document.querySelectorAll('img, [onerror]')).toHaveLength(0)
      expect(document.body.textContent).toContain('<img src=x onerror=alert(1)>')
      expect(mail.subject).not.toMatch(/[\r\n\u2028\u2029]/)
    }
  })
})

test('a password in the message stands there exactly as it has to be typed', () => {
  const password = 'a<b&c  D7'
  const mail = renderMessage(
    {
      template: 'handoverPassword',
      parameters: {
        password,
        reference: 'K-7',
        signInLink: 'https://kvittens.example/sign-in',
        disputeLink: 'https://kvittens.example/d/x',
        expiresAt: '2026-11-27T12:00:00Z',
      },
    },
    'en',
    organisation,
  )
  expect(parse(mail.html).querySelector('.secret')?.textContent).toBe(password)
  expect(mail.text).toContain(`    ${password}\n`)
})

test('S19: a notice of a destination that is not on file says so', () => {
  const { noticeNewDestination, noticeReset } = sampleMessages()
  if (noticeNewDestination === undefined || noticeReset === undefined) throw new Error('no sample')
  const elsewhere = renderMessage(noticeNewDestination, 'en', organisation)
  expect(elsewhere.subject).toContain('went to a new address')
  expect(elsewhere.text).toContain("an address that wasn't registered for you")
  expect(elsewhere.text).toContain('x•••@elsewhere.example')
  expect(renderMessage(noticeReset, 'en', organisation).text).not.toContain("wasn't registered")
})
