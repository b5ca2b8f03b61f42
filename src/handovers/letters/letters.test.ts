import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { OWN_PASSWORD, rowsOf, signIn } from '../../../test/flows.ts'
import { codesIn, makeLetter, openedLetter, openLetters } from '../../../test/letters.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'
import { DEFAULT_POLICIES } from '../../organisation/organisation.ts'
import { findLetterCode } from './letter-code.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())
beforeEach(() => kvittens.changeSettings(DEFAULT_POLICIES))

const seen = async (operator: TestClient, number: number) =>
  (await operator.get(`/api/handovers/${number}`)).json()
const confirm = async (operator: TestClient, number: number) =>
  await operator.post(`/api/handovers/${number}/printed`)
const choose = async (link: string, answer: string, browser = kvittens.anonymous()) =>
  await browser.submit(link, { answer, password: OWN_PASSWORD, repeat: OWN_PASSWORD })
const problemOf = (answer: { json: () => { type: string } }) =>
  answer.json().type.replace('urn:kvittens:problem:', '')

test('from the reset by letter to the receipt', async () => {
  const { operator, user, number } = await makeLetter(kvittens)
  expect(await seen(operator, number)).toMatchObject({
    way: 'letter',
    state: 'toPrint',
    open: true,
    recipient: null,
    verification: 'inPerson',
    letter: { waits: true },
    abilities: { printLetter: { allowed: true }, confirmPrinted: { allowed: false } },
  })
  const page = await openLetters(operator, number)
  expect(page.statusCode).toBe(200)
  const [code = ''] = codesIn(page.body)
  expect(findLetterCode(code)).toBe(code)
  expect(await seen(operator, number)).toMatchObject({
    state: 'toPrint',
    abilities: { printLetter: { allowed: true }, confirmPrinted: { allowed: true } },
  })

  expect((await confirm(operator, number)).json()).toMatchObject({
    state: 'printed',
    open: true,
    letter: { waits: false },
    abilities: { printLetter: { allowed: false, reason: 'letter-printed' } },
  })
  const browser = kvittens.anonymous()
  const typed = await browser.submit('/k', { code: (code.match(/.{4}/g) ?? []).join(' ') })
  expect([typed.statusCode, typed.headers['location']]).toEqual([303, `/r/${code}`])
  expect((await browser.get(`/r/${code}`)).statusCode).toBe(200)
  expect((await seen(operator, number)).state).toBe('fetched')
  expect((await choose(`/r/${code}`, user.userPrincipalName, browser)).statusCode).toBe(200)
  const { state, receiptAt, open } = await seen(operator, number)
  expect({ state, open }).toEqual({ state: 'set', open: false })
  expect(receiptAt).not.toBeNull()
  await signIn(kvittens, user.userPrincipalName, OWN_PASSWORD)
})

test('S14: a letter lives for fourteen days unless another time is chosen, and is printed within one', async () => {
  for (const [lifetime, days] of [
    [undefined, 14],
    ['3d', 3],
    ['7d', 7],
    ['14d', 14],
  ] as const) {
    const body = lifetime === undefined ? {} : { lifetime }
    const { number } = await makeLetter(kvittens, { body })
    const [row] = await rowsOf(
      kvittens,
      `select extract(epoch from expires_at - created_at) as lives,
        extract(epoch from print_by - created_at) as prints from handover where number = $1`,
      [number],
    )
    expect([Number(row?.['lives']), Number(row?.['prints'])]).toEqual([days * 86_400, 86_400])
  }
})

test('a link never lives for fourteen days, and a letter not for one', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  for (const body of [
    { way: 'revealLink', recipient: user.otherMail, lifetime: '14d' },
    { way: 'letter', verification: 'inPerson', lifetime: '24h' },
  ]) {
    const answer = await client.post(`/api/users/${user.id}/reset-password`, body)
    expect([answer.statusCode, problemOf(answer)]).toEqual([400, 'lifetime-not-allowed'])
  }
})

describe('who gets a letter', () => {
  test('S19: it takes a recorded verification, and the owner is told, or the global administrators', async () => {
    const { client } = await kvittens.signedIn(['PasswordAdministrator'])
    const { user: administrator } = await kvittens.signedIn(['GlobalAdministrator'])
    const user = await kvittens.addUser()
    const unverified = await client.post(`/api/users/${user.id}/reset-password`, { way: 'letter' })
    expect([unverified.statusCode, problemOf(unverified)]).toEqual([400, 'verification-required'])
    await kvittens.deliver()

    await makeLetter(kvittens, { operator: client, user })
    const notices = await kvittens.deliver()
    const told = notices.map(({ to }) => to).toSorted()
    expect(told).toEqual([user.otherMail, user.userPrincipalName].toSorted())
    for (const { text } of notices) {
      expect(text).toContain('On paper, as a letter')
      expect(text).toMatch(/\/d\/[\w-]{43}/)
    }

    const unreachable = await kvittens.addUser({ mail: null, otherMail: null })
    await makeLetter(kvittens, { operator: client, user: unreachable })
    const alerts = await kvittens.deliver()
    expect(alerts.map(({ to }) => to)).toContain(administrator.userPrincipalName)
    expect(alerts[0]?.text).toContain('couldn')
  })

  test('S19: a holder of a role gets none, and none is offered', async () => {
    const { client } = await kvittens.signedIn(['GlobalAdministrator'])
    const user = await kvittens.addUser({ roles: ['HelpdeskAdministrator'] })
    const body = { way: 'letter', verification: 'inPerson' }
    const refused = await client.post(`/api/users/${user.id}/reset-password`, body)
    expect([refused.statusCode, problemOf(refused)]).toEqual([403, 'letter-for-role-holder'])
    const options = await client.get(`/api/users/${user.id}/reset-options`)
    expect(options.json().ways).not.toContain('letter')
    const plain = await kvittens.addUser()
    const offered = (await client.get(`/api/users/${plain.id}/reset-options`)).json()
    expect(offered.ways).toContain('letter')
    expect(offered).toMatchObject({
      letterLifetimes: ['3d', '7d', '14d'],
      defaultLetterLifetime: '14d',
    })
  })

  test('S18: the policy can close the way', async () => {
    const handoverPolicy = { ...DEFAULT_POLICIES.handoverPolicy, letters: false }
    await kvittens.changeSettings({ handoverPolicy })
    const { client } = await kvittens.signedIn(['PasswordAdministrator'])
    const user = await kvittens.addUser()
    const body = { way: 'letter', verification: 'inPerson' }
    const answer = await client.post(`/api/users/${user.id}/reset-password`, body)
    expect([answer.statusCode, problemOf(answer)]).toEqual([403, 'way-not-allowed'])
  })

  test('a user who is added gets one without a verification, and without an address', async () => {
    const { client } = await kvittens.signedIn(['UserAdministrator'])
    const added = await client.post('/api/users', {
      displayName: 'Nora Ny',
      givenName: 'Nora',
      surname: 'Ny',
      userPrincipalName: 'nora.ny@test.example',
      handover: { way: 'letter' },
    })
    expect(added.statusCode, added.body).toBe(201)
    expect(added.json().handover).toMatchObject({ way: 'letter', state: 'toPrint' })
  })

  test('a policy that was saved before there were letters lets them be made', async () => {
    await kvittens.pool.query(
      "update organisation set settings = settings #- '{handoverPolicy,letters}' #- '{followUpPolicy,letterDays}'",
    )
    const { client } = await kvittens.signedIn(['GlobalAdministrator'])
    const settings = (await client.get('/api/settings')).json()
    expect(settings.handoverPolicy.letters).toBe(true)
    expect(settings.followUpPolicy.letterDays).toBe(7)
    await makeLetter(kvittens)
  })
})

describe('what the letter holds', () => {
  test('S5: the person, the reference, the code and the way to say no; never the user name or a password', async () => {
    const user = await kvittens.addUser({ displayName: 'Åsa Öst' })
    await kvittens.pool.query(
      `update user_account set department = 'Skolan', office_location = 'Rum 12', street_address = 'Storgatan 1',
        postal_code = '123 45', city = 'Ort', country = $2 where id = $1`,
      [user.id, `Room of ${user.userPrincipalName.toUpperCase()}`],
    )
    const { page, number, code } = await openedLetter(kvittens, { user, body: { language: 'sv' } })
    const words = page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    for (const part of [
      'Åsa Öst',
      'Skolan',
      'Rum 12',
      'Storgatan 1',
      '123 45 Ort',
      `K-${number}`,
      'kvittens.example/k',
      'Test kommun',
      'servicedesk@test.example',
      'Det här var inte jag',
    ])
      expect(words).toContain(part)
    expect(words.toLowerCase()).not.toContain(user.userPrincipalName)
    expect(page).toContain('<article class="sheet" lang="sv"')
    expect(page).not.toContain(`/r/${code}"`)
    expect(page).not.toMatch(/style="|<style|onclick/)
  })

  test('S5: a display name that is the user name is left out', async () => {
    const userPrincipalName = 'sam.sign@test.example'
    const user = await kvittens.addUser({ userPrincipalName, displayName: userPrincipalName })
    const { page } = await openedLetter(kvittens, { user })
    expect(page.toLowerCase()).not.toContain(userPrincipalName)
  })

  test('S5: the family name, which the letter tells, is no answer to it, not even to say "this wasn’t me"', async () => {
    const letter = await openedLetter(kvittens)
    const [family = ''] = letter.user.displayName.split(' ').slice(1)
    expect((await choose(letter.link, family)).statusCode).toBe(422)
    const dispute = await kvittens.anonymous().submit(`${letter.link}/dispute`, { answer: family })
    expect(dispute.statusCode).toBe(422)
    await letter.operator.post(`/api/handovers/${letter.number}/withdraw`)
    await kvittens.anonymous().submit(`${letter.link}/again`, { answer: family })
    expect((await seen(letter.operator, letter.number)).followUp).toBeNull()
    await kvittens
      .anonymous()
      .submit(`${letter.link}/again`, { answer: letter.user.userPrincipalName })
    expect((await seen(letter.operator, letter.number)).followUp.reason).toBe('requestedAgain')
  })

  test('S30: the user name and the code together stop it', async () => {
    const { operator, link, user, number } = await openedLetter(kvittens)
    const said = await kvittens
      .anonymous()
      .submit(`${link}/dispute`, { answer: user.userPrincipalName })
    expect(said.statusCode).toBe(200)
    expect((await seen(operator, number)).state).toBe('disputed')
    expect((await choose(link, user.userPrincipalName)).statusCode).toBe(410)
  })

  test('with a PIN, the PIN opens it and the user name doesn’t', async () => {
    const { link, user, pin, page } = await openedLetter(kvittens, { body: { pin: true } })
    expect(page).not.toContain(pin)
    expect((await choose(link, user.userPrincipalName)).statusCode).toBe(422)
    expect((await choose(link, pin ?? '')).statusCode).toBe(200)
  })
})
