import { expect, test } from 'vitest'
import type { Me } from '../../../src/sign-in/contract.ts'
import { newDraft } from '../reset/handover-draft.ts'
import {
  checkBasics,
  choicesFor,
  emptyUser,
  suggestUserName,
  toBody,
  withName,
} from './new-user.ts'

const organisation: Me['organisation'] = {
  kind: 'demo',
  setUp: true,
  name: 'Contoso kommun',
  supportContact: '010-1',
  defaultLanguage: 'sv',
  languages: ['sv', 'en'],
  domains: ['contoso.example'],
  passwordPolicy: { minimumLength: 12, requireClasses: false, bannedTerms: [] },
  handoverPolicy: {
    setLinkFirst: false,
    operatorMayChoosePassword: false,
    operatorMaySeePassword: false,
    passwordInMessage: false,
    letters: true,
    defaultLifetime: '3d',
  },
  sessionPolicy: { idleMinutes: 30, absoluteHours: 10 },
  followUpPolicy: {
    delayedHours: 4,
    notFetchedHours: 24,
    notRevealedHours: 24,
    notSignedInHours: 24,
    letterDays: 7,
    expiresSoonHours: 12,
    otherPlace: 'country',
    timeZone: 'UTC',
    workingDays: ['monday'],
    quietHours: null,
    workingTimeOnly: false,
    reminders: { most: 2, afterHours: 24, beforeEndHours: 12 },
    digestAt: '07:30',
  },
  bulkPolicy: { confirmAbove: 40, approveAbove: null },
}

test.each([
  ['Åsa', 'von Öberg', 'asa.vonoberg'],
  ['Łukasz', 'Strauß', 'lukasz.strauss'],
  ['Søren', '', 'soren'],
  ['美玲', '王', ''],
])('%s %s is suggested the user name "%s"', (givenName, surname, expected) => {
  expect(suggestUserName(givenName, surname)).toBe(expected)
})

test('names fill the display name and the user name until somebody types their own', () => {
  const named = withName(emptyUser(organisation), { givenName: 'Åsa', surname: 'Ek' })
  expect(named).toMatchObject({ displayName: 'Åsa Ek', userName: 'asa.ek' })
  const typed = withName(named, { userName: 'asa2', userNameTyped: true })
  expect(withName(typed, { surname: 'Alm' })).toMatchObject({
    displayName: 'Åsa Alm',
    userName: 'asa2',
  })
})

test('a user needs a display name and a user name that can stand before the @', () => {
  expect(checkBasics(emptyUser(organisation))).toEqual({
    displayName: 'add.error.displayName',
    userName: 'add.error.userName',
  })
  const wrong = { ...emptyUser(organisation), displayName: 'X', userName: 'dot.' }
  expect(checkBasics(wrong)).toEqual({ userName: 'add.error.userName' })
})

test('the first password goes to the alternate address, and only if a hand-over is wanted', () => {
  const user = {
    ...withName(emptyUser(organisation), { givenName: 'Åsa', surname: 'Ek' }),
    alternateAddress: 'asa@home.example',
  }
  const draft = newDraft(choicesFor(user, { organisation }))
  expect(toBody(user, draft)).toMatchObject({
    userPrincipalName: 'asa.ek@contoso.example',
    otherMails: ['asa@home.example'],
    handover: { way: 'revealLink', recipient: 'asa@home.example', lifetime: '3d' },
  })
  expect(toBody({ ...user, handsOver: false }, draft)).not.toHaveProperty('handover')
})
