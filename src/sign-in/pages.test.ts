import { Window } from 'happy-dom'
import { expect, test } from 'vitest'
import type { PageFrame } from '../platform/page.tsx'
import { accountPage } from './account-page.tsx'
import { confirmAddressPage } from './address-pages.tsx'
import { changePasswordPage, signInPage } from './pages.tsx'

const frame: PageFrame = {
  language: 'en',
  organisation: { name: 'Contoso', supportContact: 'it@contoso.example' },
  languageLinks: [],
}
const policy = { minimumLength: 12, requireClasses: false }

function parse(html: string) {
  const { document } = new Window()
  document.write(html)
  return document
}

test('password managers can fill in the sign-in page', () => {
  const document = parse(signInPage({ frame, action: '/sign-in', hidden: { next: '/users' } }))
  const complete = (name: string) =>
    document.querySelector(`input[name=${name}]`)?.getAttribute('autocomplete')
  expect([complete('userName'), complete('password')]).toEqual(['username', 'current-password'])
  expect(document.querySelector('input[name=next]')?.getAttribute('value')).toBe('/users')
})

test('S11: a refusal is one sentence, and keeps the name but not the password', () => {
  const html = signInPage({ frame, action: '/sign-in', userName: 'bo', problem: 'refused' })
  const document = parse(html)
  expect(document.querySelectorAll('[role=alert] p')).toHaveLength(1)
  expect(document.querySelector('input[name=userName]')?.getAttribute('value')).toBe('bo')
  expect(document.querySelector('input[name=password]')?.hasAttribute('value')).toBe(false)
})

test('a forced change says why, shows whose password it is, and can be left by signing out', () => {
  const document = parse(
    changePasswordPage({
      frame,
      action: '/change-password',
      signOutAction: '/sign-out',
      why: 'temporary',
      userPrincipalName: 'bo@contoso.example',
      askCurrent: false,
      policy,
    }),
  )
  expect(document.body.textContent).toContain('signed in with a temporary password')
  expect(document.body.textContent).toContain('bo@contoso.example')
  expect(document.querySelector('input[name=current]')).toBeNull()
  expect(document.querySelector('form[action="/sign-out"] button')).not.toBeNull()
})

test('S19: an address is confirmed by a POST with the user name, which its mail does not hold', () => {
  const form = parse(
    confirmAddressPage({ frame, action: '/c/TOKEN', address: 'b•••@fabrikam.example' }),
  ).querySelector('form')
  expect(form?.getAttribute('method')).toBe('post')
  expect(form?.querySelector('input[name=answer]')?.hasAttribute('required')).toBe(true)
})

test('my account: adding or removing an address asks for the password, this device is marked', () => {
  const session = { network: '192.0.2.7', lastUsedAt: new Date(0), device: 'Firefox' }
  const document = parse(
    accountPage({
      frame,
      displayName: 'Bo',
      userPrincipalName: 'bo@contoso.example',
      languages: ['en', 'sv'],
      language: 'sv',
      passwordChangedAt: null,
      policy,
      addresses: [{ id: 'a/b', address: 'bo@fabrikam.example', state: 'waiting', removable: true }],
      sessions: [
        { ...session, id: '1', thisDevice: true },
        { ...session, id: '2', thisDevice: false },
      ],
      events: [{ kind: 'passwordReset', name: 'Per', at: new Date(0) }],
    }),
  )
  for (const action of ['/account/addresses', '/account/addresses/a%2Fb/remove']) {
    const current = document.querySelector(`form[action="${action}"] input[name=current]`)
    expect(current?.hasAttribute('required')).toBe(true)
  }
  expect(document.querySelector('form[action="/account/sessions/1/revoke"]')).toBeNull()
  expect(document.querySelector('form[action="/account/sessions/2/revoke"]')).not.toBeNull()
  expect(document.querySelector('option[selected]')?.textContent).toBe('Svenska')
  expect(document.body.textContent).toContain('Per reset your password')
})
