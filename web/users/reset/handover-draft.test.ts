import { describe, expect, test } from 'vitest'
import type { HandoverChoices, HandoverDraft } from './handover-draft.ts'
import { checkDraft, needsVerification, newDraft, toOptions, withWay } from './handover-draft.ts'

const choices: HandoverChoices = {
  ways: ['revealLink', 'setLink', 'shown'],
  defaultWay: 'revealLink',
  mayChoosePassword: true,
  lifetimes: ['24h', '3d', '7d'],
  defaultLifetime: '3d',
  letterLifetimes: ['3d', '7d', '14d'],
  defaultLetterLifetime: '14d',
  minimumPasswordLength: 12,
  recipients: [{ address: 'anna@home.example', confirmed: true, bouncedAt: null }],
  ownAddresses: ['anna@contoso.example'],
  newDestination: { allowed: true },
  user: { preferredLanguage: 'sv' },
}
const draft = (part: Partial<HandoverDraft> = {}): HandoverDraft => ({
  ...newDraft(choices),
  ...part,
})

test('the form begins with the address on file, the default way and the user’s language', () => {
  expect(newDraft(choices)).toMatchObject({
    way: 'revealLink',
    recipient: 'anna@home.example',
    lifetime: '3d',
    language: 'sv',
  })
  expect(checkDraft(draft(), choices)).toEqual({})
})

test('the account’s own mailbox is refused, however it is spelled', () => {
  expect(checkDraft(draft({ recipient: ' Anna@CONTOSO.example ' }), choices)).toEqual({
    recipient: 'reset.error.recipientOwn',
  })
})

test('S19: an address that is not on file asks how the caller was verified', () => {
  const elsewhere = draft({ recipient: 'new@other.example' })
  expect(needsVerification(elsewhere, choices)).toBe(true)
  expect(checkDraft(elsewhere, choices)).toEqual({
    verification: 'reset.error.verificationMissing',
  })
  expect(checkDraft({ ...elsewhere, verification: 'calledBack' }, choices)).toEqual({})
  expect(needsVerification(draft({ recipient: 'ANNA@home.example' }), choices)).toBe(false)
})

test('S19: whoever holds a role gets it at an address on file or not at all', () => {
  const strict = { ...choices, newDestination: { allowed: false, reason: 'target-holds-a-role' } }
  expect(checkDraft(draft({ recipient: 'new@other.example' }), strict)).toEqual({
    recipient: 'reset.error.recipientOnFileOnly',
  })
})

test.each(['', 'anna', 'a@b', 'a@home.example, b@home.example', 'a@home.example;b@home.example'])(
  'S2: "%s" is not one address',
  (recipient) => {
    expect(checkDraft(draft({ recipient }), choices).recipient).toBeDefined()
  },
)

test('shown to the operator, nothing is sent: no address, no PIN, no language', () => {
  const options = toOptions(draft({ way: 'shown', pin: true, recipient: 'anna@home.example' }))
  expect(options).toEqual({ way: 'shown', lifetime: '3d' })
})

test('a password that was typed is not sent along when the user sets their own', () => {
  const typed = { choosesPassword: true, password: 'long enough to pass' }
  expect(toOptions(draft({ ...typed, way: 'setLink' }))).not.toHaveProperty('password')
  expect(toOptions(draft(typed))).toHaveProperty('password', 'long enough to pass')
  expect(checkDraft(draft({ ...typed, password: 'short' }), choices)).toEqual({
    password: 'reset.error.passwordShort',
  })
})

describe('a letter', () => {
  const letter = withWay(draft(), 'letter', choices)

  test('S19: takes a verification and no address, unless the user is only being added', () => {
    expect(checkDraft(letter, choices)).toEqual({ verification: 'reset.error.verificationMissing' })
    expect(checkDraft(letter, { ...choices, isNew: true })).toEqual({})
    const verified = { ...letter, verification: 'inPerson', pin: true } as const
    expect(checkDraft(verified, choices)).toEqual({})
    expect(toOptions(verified)).toEqual({
      way: 'letter',
      lifetime: '14d',
      language: 'sv',
      verification: 'inPerson',
      pin: true,
    })
  })

  test('is chosen from the start when one is printed again, if it may be', () => {
    const able = { ...choices, ways: [...choices.ways, 'letter' as const] }
    expect(newDraft(able, undefined, 'letter')).toMatchObject({ way: 'letter', lifetime: '14d' })
    expect(newDraft(choices, undefined, 'letter')).toMatchObject({
      way: 'revealLink',
      lifetime: '3d',
    })
  })

  test('lives longer than a link, and another way gets its own time back', () => {
    expect(letter.lifetime).toBe('14d')
    expect(withWay(letter, 'setLink', choices).lifetime).toBe('3d')
    const long = draft({ lifetime: '7d' })
    expect(withWay(long, 'setLink', choices).lifetime).toBe('7d')
  })

  test('never carries a password that was typed for another way', () => {
    const typed = { ...letter, choosesPassword: true, password: 'long enough to pass' }
    expect(toOptions(typed)).not.toHaveProperty('password')
  })
})
