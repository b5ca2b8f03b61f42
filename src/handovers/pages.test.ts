import { Window } from 'happy-dom'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../platform/language.ts'
import type { PageFrame } from '../platform/page.tsx'
import { Secret } from '../platform/secret.ts'
import { disputePage, requestedPage, unavailablePage } from './dispute-pages.tsx'
import { handoverPage } from './pages.tsx'
import { revealedPage } from './revealed-pages.tsx'

const frame: PageFrame = {
  language: 'en',
  organisation: {
    name: 'Contoso',
    supportContact: 'it@contoso.example',
    timeZone: 'Europe/Stockholm',
  },
  languageLinks: LANGUAGES.map((language) => ({ language, href: `?language=${language}` })),
  reference: 'K-1042',
  csrf: 'proof',
}
const link = {
  frame,
  action: '/r/TOKEN',
  disputeHref: '/d/TOKEN',
  expiresAt: new Date('2026-11-27T12:00:00Z'),
}

function parse(html: string) {
  const { document } = new Window()
  document.write(html)
  return document
}

describe('the page behind a link', () => {
  test('S5, S6: it asks for the user name, and has one button that posts', () => {
    const document = parse(handoverPage({ ...link, way: 'reveal', challenge: 'name' }))
    expect(document.querySelector('input[name=answer]')?.hasAttribute('required')).toBe(true)
    expect(document.querySelector('form')?.getAttribute('action')).toBe('/r/TOKEN')
    expect(document.querySelectorAll('button')).toHaveLength(1)
    expect(document.querySelector('input[name=csrf]')?.getAttribute('value')).toBe('proof')
    expect(document.body.textContent).toContain('until 27 November 2026 at 13:00 CET')
    expect(document.body.textContent).toContain('K-1042')
  })

  test('S30: it leads to "this was not me"', () => {
    const document = parse(handoverPage({ ...link, way: 'set', challenge: 'name' }))
    expect(document.querySelector('a[href="/d/TOKEN"]')?.textContent).toBe("This wasn't me")
  })

  test('a PIN is asked for with the digits of a telephone, and is never shown again', () => {
    const html = handoverPage({
      ...link,
      way: 'reveal',
      challenge: 'pin',
      answer: '123456',
      problem: { kind: 'wrongPin', triesLeft: 1 },
    })
    const field = parse(html).querySelector('input[name=answer]')
    expect(field?.getAttribute('inputmode')).toBe('numeric')
    expect(html).not.toContain('123456')
    expect(html).toContain('1 try is left')
  })

  test('a wrong answer keeps what was typed, and the field is described by what is wrong', () => {
    const document = parse(
      handoverPage({
        ...link,
        way: 'reveal',
        challenge: 'nameOrFamilyName',
        answer: 'Lindkvist',
        problem: { kind: 'wrongAnswer' },
      }),
    )
    const field = document.querySelector('input[name=answer]')
    expect(field?.getAttribute('value')).toBe('Lindkvist')
    expect(field?.getAttribute('aria-invalid')).toBe('true')
    const described = field?.getAttribute('aria-describedby')?.split(' ')[0] ?? ''
    expect(document.getElementById(described)?.getAttribute('role')).toBe('alert')
    expect(document.getElementById(described)?.textContent).toContain('right answer')
  })

  test('a browser where somebody is signed in has to say that it goes on for another account', () => {
    const document = parse(
      handoverPage({ ...link, way: 'reveal', challenge: 'name', signedInAs: 'bo@contoso.example' }),
    )
    const box = document.querySelector('input[name=otherAccount]')
    expect(box?.hasAttribute('required')).toBe(true)
    expect(box?.hasAttribute('checked')).toBe(false)
    expect(box?.closest('label')?.textContent).toContain('bo@contoso.example')
  })

  test('an own password is asked for twice with the rules in words, and can be pasted', () => {
    const document = parse(
      handoverPage({
        ...link,
        way: 'set',
        challenge: 'name',
        policy: { minimumLength: 14, requireClasses: false },
        problem: { kind: 'password', problems: ['Too short.', 'Too common.'] },
      }),
    )
    for (const name of ['password', 'repeat']) {
      const field = document.querySelector(`input[name=${name}]`)
      expect(field?.getAttribute('autocomplete')).toBe('new-password')
      expect(field?.hasAttribute('value')).toBe(false)
      expect(field?.hasAttribute('onpaste')).toBe(false)
    }
    expect(document.querySelector('#rules')?.textContent).toContain('At least 14 characters')
    expect(document.querySelector('#rules')?.textContent).not.toContain('Three of these four')
    expect([...document.querySelectorAll('[role=alert] li')]).toHaveLength(2)
  })
})

describe('the page with the password', () => {
  const revealed = (password: string) =>
    revealedPage({
      frame,
      userPrincipalName: 'anna@contoso.example',
      password: new Secret(password),
      signInHref: '/sign-in',
      disputeHref: '/d/TOKEN',
      acknowledgeAction: '/r/TOKEN/acknowledge',
      shownUntil: new Date('2026-11-24T13:32:00Z'),
      credentialExpiresAt: new Date('2026-11-28T12:00:00Z'),
    })

  test.each(['Kvar7tMa4gRe9pLo', ' <b>&amp; two  words ', '密码😀x'])(
    'what is selected or copied is the password %j, no more and no less',
    (password) => {
      expect(parse(revealed(password)).querySelector('#secret')?.textContent).toBe(password)
    },
  )

  test('a browser that translates pages leaves the password as it is', () => {
    expect(parse(revealed('a')).querySelector('#secret')?.getAttribute('translate')).toBe('no')
  })

  test('it says until when it can be seen, and until when the password works', () => {
    const text = parse(revealed('a')).body.textContent
    expect(text).toContain('again in this browser until 14:32 CET')
    expect(text).toContain('works until 28 November 2026 at 13:00 CET')
  })

  test('it can be read character by character', () => {
    const lines = [...parse(revealed('K7')).querySelectorAll('details .spell li')]
    expect(lines.map((line) => line.textContent)).toEqual(['K capital K as in Kilo', '7 digit 7'])
  })
})

describe('a link that can not be used', () => {
  const page = (reference: string) =>
    unavailablePage({
      frame: { ...frame, reference },
      action: '/r/TOKEN/ask',
      disputeHref: '/d/TOKEN',
    })

  test('S31: the page and the answer never tell whether the link was real', () => {
    const { reference: _, ...unknown } = frame
    expect(page('K-7')).not.toContain('K-7')
    expect(page('K-7')).toBe(page('K-8'))
    expect(requestedPage({ frame })).toBe(requestedPage({ frame: unknown }))
  })

  test('S31: it offers to ask for a new one with the user name', () => {
    const form = parse(page('K-7')).querySelector('form[action="/r/TOKEN/ask"]')
    expect(form?.querySelector('input[name=answer]')).not.toBeNull()
  })
})

test('S30: disputing needs the typed answer and a POST', () => {
  const form = parse(disputePage({ frame, action: '/d/TOKEN', challenge: 'name' })).querySelector(
    'form',
  )
  expect(form?.getAttribute('method')).toBe('post')
  expect(form?.querySelector('input[name=answer]')?.hasAttribute('required')).toBe(true)
})
