import { expect, test } from 'vitest'
import { normaliseUserPrincipalName } from '../directory/user-principal-name.ts'
import { normaliseEmailAddress } from '../platform/email-address.ts'
import abilities from '../roles/data/role-abilities.json' with { type: 'json' }
import { DEMO_ORGANISATION, demoPeople } from './people.ts'

const PEOPLE = demoPeople()

function countOf(wanted: (person: (typeof PEOPLE)[number]) => boolean): number {
  return PEOPLE.filter(wanted).length
}

test('there are about 250 people, the same at every start', () => {
  expect(PEOPLE.length).toBe(250)
  expect(demoPeople()).toEqual(PEOPLE)
})

test('nobody shares a user name, an alternate address or a mobile telephone', () => {
  const mobiles = PEOPLE.flatMap((person) => person.mobilePhone ?? [])
  const addresses = PEOPLE.flatMap((person) => person.otherMails)
  expect(new Set(PEOPLE.map((person) => person.userPrincipalName)).size).toBe(PEOPLE.length)
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(new Set(mobiles).size).toBe(mobiles.length)
  expect(new Set(PEOPLE.flatMap((person) => person.businessPhones)).size).toBeGreaterThan(100)
})

test('every address is on a domain that exists nowhere, and is written as it is stored', () => {
  for (const { userPrincipalName, mail, otherMails } of PEOPLE) {
    expect(normaliseUserPrincipalName(userPrincipalName)).toEqual({ ok: true, userPrincipalName })
    expect(mail).toBe(userPrincipalName)
    for (const address of [mail, ...otherMails]) {
      expect(address).toMatch(/\.example$/)
      expect(normaliseEmailAddress(address)).toEqual({ ok: true, address, needsSmtputf8: false })
    }
    for (const address of otherMails) expect(address).not.toContain(DEMO_ORGANISATION.domain)
  }
  expect(DEMO_ORGANISATION.supportContact).toContain('.example')
})

test('some addresses are on a domain of Chinese characters', () => {
  expect(
    countOf(({ otherMails }) => otherMails.some((mail) => mail.includes('@xn--'))),
  ).toBeGreaterThan(3)
})

test('telephones are only of the ranges that are kept for fiction', () => {
  const numbers = PEOPLE.flatMap((person) =>
    [person.mobilePhone ?? [], person.businessPhones].flat(),
  )
  expect(numbers.length).toBeGreaterThan(150)
  for (const number of numbers)
    expect(number).toMatch(
      /^(?:\+46 70 174 06 (?:0[5-9]|[1-9]\d)|\+46 8 465 004 \d\d|\+49 176 040 690 \d\d|\+49 30 23125 \d{3})$/,
    )
})

test('15 have no alternate address, some have two, some are blocked, some never signed in', () => {
  expect(countOf(({ otherMails }) => otherMails.length === 0)).toBe(15)
  expect(countOf(({ otherMails }) => otherMails.length === 2)).toBeGreaterThan(10)
  expect(countOf(({ blocked }) => blocked)).toBe(9)
  expect(countOf(({ neverSignedIn }) => neverSignedIn)).toBe(32)
})

test('every role has an operator, who can sign in and be written to', () => {
  const held = new Set(PEOPLE.flatMap((person) => person.roles))
  expect([...held].toSorted()).toEqual(Object.keys(abilities.roles).toSorted())
  for (const { roles, blocked, neverSignedIn, otherMails } of PEOPLE) {
    if (roles.length === 0) continue
    expect(blocked || neverSignedIn).toBe(false)
    expect(otherMails.length).toBeGreaterThan(0)
  }
  expect(PEOPLE[0]?.roles).toEqual(['GlobalAdministrator'])
})

test('names and languages are of many places', () => {
  const languages = Map.groupBy(PEOPLE, (person) => person.preferredLanguage)
  expect(languages.get('sv')?.length).toBeGreaterThan(130)
  expect(languages.get('de')?.length).toBeGreaterThan(15)
  expect(languages.get('zh-CN')?.length).toBeGreaterThan(15)
  expect(languages.get('en')?.length).toBeGreaterThan(15)
  expect(countOf(({ displayName }) => /[åäöÅÄÖ]/.test(displayName))).toBeGreaterThan(60)
  expect(new Set(PEOPLE.map((person) => person.department)).size).toBeGreaterThanOrEqual(15)
})
