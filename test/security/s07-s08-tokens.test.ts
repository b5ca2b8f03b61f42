import { afterAll, beforeAll, expect, test } from 'vitest'
import { everythingStored, expectNone, handOver, OTHER_PASSWORD, rowsOf } from '../flows.ts'
import { linkIn } from '../mail-sink.ts'
import { passwordIn } from '../page-parts.ts'
import { inviteAdministrator } from '../../src/sign-in/invite-administrator.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const FIFTY = Array.from({ length: 50 }, (_, index) => index)

test('S7: of 50 parallel reveals one gets the secret', async () => {
  const { link, user, number } = await handOver(kvittens)
  const pages = await Promise.all(
    FIFTY.map(async () => {
      const browser = kvittens.anonymous()
      await browser.get(link)
      return await browser.submit(link, { answer: user.userPrincipalName })
    }),
  )
  expect(pages.filter(({ body }) => body.includes('class="secret"')).length).toBe(1)
  expect(pages.filter(({ statusCode }) => statusCode === 410).length).toBe(49)
  const revealed = await rowsOf(
    kvittens,
    `select 1 from handover_event e join handover h on h.id = e.handover_id
     where h.number = $1 and e.kind = 'revealed'`,
    [number],
  )
  expect(revealed.length).toBe(1)
  const audited = await rowsOf(
    kvittens,
    "select 1 from audit_event where action = 'handover.revealed' and target_id = $1",
    [user.id],
  )
  expect(audited.length).toBe(1)
})

test('S7: of 50 parallel choices of a password one is kept, and it is the one that was told so', async () => {
  const { link, user } = await handOver(kvittens, { body: { way: 'setLink' } })
  const passwords = FIFTY.map((index) => `sju lingonris nummer ${index}`)
  const pages = await Promise.all(
    passwords.map(async (password) =>
      kvittens
        .anonymous()
        .submit(link, { answer: user.userPrincipalName, password, repeat: password }),
    ),
  )
  const done = pages.flatMap(({ statusCode }, index) => (statusCode === 200 ? [index] : []))
  expect(done.length).toBe(1)
  const password = passwords[done[0] ?? 0] ?? ''
  const browser = kvittens.anonymous()
  const signedIn = await browser.submit('/sign-in', { userName: user.userPrincipalName, password })
  expect(signedIn.statusCode).toBe(303)
})

test('S7: of 20 parallel guesses of a PIN at most five are looked at', async () => {
  const { link, pin, number } = await handOver(kvittens, { body: { pin: true } })
  const guesses = Array.from({ length: 21 }, (_, index) => String(index).padStart(6, '0'))
  const wrong = guesses.filter((guess) => guess !== pin).slice(0, 20)
  let derived = 0
  const { hashing } = kvittens.services
  const derive = hashing.derive.bind(hashing)
  hashing.derive = async (plain, salt) => {
    derived++
    return await derive(plain, salt)
  }
  await Promise.all(wrong.map((answer) => kvittens.anonymous().submit(link, { answer })))
  hashing.derive = derive
  expect(derived).toBe(5)
  const [row] = await rowsOf(kvittens, 'select open, sealed from handover where number = $1', [
    number,
  ])
  expect(row).toEqual({ open: false, sealed: null })
})

test('S7: of 20 parallel uses of an invitation one gets in', async () => {
  const command = kvittens.context({ kind: 'command', name: 'test' })
  const path = await inviteAdministrator(command, 'olle.ny@test.example')
  const fields = { password: OTHER_PASSWORD, repeat: OTHER_PASSWORD }
  const answers = await Promise.all(
    FIFTY.slice(0, 20).map(() => kvittens.anonymous().submit(path, fields)),
  )
  expect(answers.filter(({ statusCode }) => statusCode === 303).length).toBe(1)
})

test('S7: two resets at once leave one open hand-over, whose password is the one that works', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  const body = { way: 'revealLink', recipient: user.otherMail }
  const answers = await Promise.all(
    FIFTY.slice(0, 6).map(() => client.post(`/api/users/${user.id}/reset-password`, body)),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202, 202, 202, 202])
  const open = await rowsOf(
    kvittens,
    'select h.id, c.handover_id from handover h join password_credential c using (user_id) where user_id = $1 and open',
    [user.id],
  )
  expect(open.length).toBe(1)
  expect(open[0]?.['handover_id']).toBe(open[0]?.['id'])
})

test('S8: every token has 256 random bits, and none is stored in any form', async () => {
  const tokens: Record<string, string> = {}
  const { link, token, user, notices } = await handOver(kvittens)
  tokens['link token'] = token
  tokens['dispute token'] = linkIn(notices[0], 'd').slice('/d/'.length)
  const browser = kvittens.anonymous()
  await browser.get(link)
  tokens['browser token'] = browser.cookies.get('__Host-kvittens-browser') ?? ''
  const revealed = await browser.submit(link, { answer: user.userPrincipalName })
  const { client } = await kvittens.signedIn([], { password: OTHER_PASSWORD })
  tokens['session token'] = client.cookies.get('__Host-kvittens-session') ?? ''
  await client.submit('/account/addresses', {
    address: 'another@home.example',
    current: OTHER_PASSWORD,
  })
  const confirm = (await kvittens.deliver()).find(({ to }) => to === 'another@home.example')
  tokens['confirmation token'] = linkIn(confirm, 'confirm-address').split('/')[2] ?? ''
  const command = kvittens.context({ kind: 'command', name: 'test' })
  const path = await inviteAdministrator(command, 'nora.ny@test.example')
  tokens['invitation token'] = path.slice('/invite/'.length)

  for (const [name, value] of Object.entries(tokens)) {
    expect(Buffer.from(value, 'base64url').length, name).toBe(32)
    expect(value, name).toMatch(/^[\w-]{43}$/)
  }
  expect(new Set(Object.values(tokens)).size).toBe(6)
  const secrets = { ...tokens, 'temporary password': passwordIn(revealed.body) }
  expectNone(await everythingStored(kvittens), secrets, 'the database')
})

test('S8: tokens differ in every bit position', async () => {
  const { newToken } = await import('../../src/platform/token.ts')
  const bytes = Array.from({ length: 400 }, () => Buffer.from(newToken(), 'base64url'))
  for (let bit = 0; bit < 256; bit++) {
    const ones = bytes.filter((token) => ((token[bit >> 3] ?? 0) >> (bit & 7)) & 1).length
    // Six standard deviations around the half.
    expect(Math.abs(ones - 200)).toBeLessThan(60)
  }
})
