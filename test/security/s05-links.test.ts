import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNone, handOver, rowsOf } from '../flows.ts'
import { passwordIn } from '../page-parts.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

async function stateOf(number: number) {
  const [row] = await rowsOf(kvittens, 'select * from handover where number = $1', [number])
  return row
}

test.each(['revealLink', 'setLink'])(
  'S5: the message of a %s holds nothing that its page asks for',
  async (way) => {
    const user = await kvittens.addUser({
      displayName: 'Zebulon Quarnström',
      userPrincipalName: `z.${way.toLowerCase()}@test.example`,
    })
    const { mail, pin } = await handOver(kvittens, { user, body: { way, pin: true } })
    const said = `${mail.raw}\n${mail.text}\n${mail.html}\n${mail.subject}`
    expectNone(said, { 'user name': user.userPrincipalName, PIN: pin ?? '' }, 'the mail')
    for (const part of ['Zebulon', 'Quarnstr', 'z.reveallink', 'z.setlink'])
      expect(said.toLowerCase()).not.toContain(part.toLowerCase())
  },
)

test('S5: notices, which may lie in the same mailbox, name neither the account nor its owner', async () => {
  const user = await kvittens.addUser({
    displayName: 'Zebulon Quarnström',
    userPrincipalName: 'zebulon@test.example',
    mail: null,
  })
  await kvittens.pool.query(
    `insert into contact_address (id, user_id, kind, address, address_key, source, added_at)
     values (gen_random_uuid(), $1, 'other', 'second@home.example', 'second@home.example', 'imported', now())`,
    [user.id],
  )
  const { notices } = await handOver(kvittens, { user })
  expect(notices.map(({ to }) => to)).toEqual(['second@home.example'])
  for (const { raw, text } of notices)
    for (const part of ['zebulon', 'quarnstr'])
      expect((raw + text).toLowerCase()).not.toContain(part)
})

test('S5: the token alone reveals, sets, disputes and asks for nothing', async () => {
  for (const way of ['revealLink', 'setLink']) {
    const { link, number } = await handOver(kvittens, { body: { way } })
    const before = await stateOf(number)
    for (const answer of ['', ' ', 'Ann', 'someone.else@test.example']) {
      const browser = kvittens.anonymous()
      await browser.submit(link, { answer, password: 'sju lingonris i diket', repeat: '' })
      await browser.submit(`${link}/dispute`, { answer })
      await browser.submit(`${link}/again`, { answer })
    }
    const { pin_tries_left, ...after } = (await stateOf(number)) ?? {}
    expect({ pin_tries_left, ...after, state_at: before?.['state_at'] }).toEqual(before)
    expect(await rowsOf(kvittens, 'select 1 from follow_up')).toEqual([])
  }
})

test('S5: the family name opens it only for people who never signed in', async () => {
  const newcomer = await kvittens.addUser({ displayName: 'Ann Dahlgren' })
  const first = await handOver(kvittens, { user: newcomer })
  const opened = await kvittens.anonymous().submit(first.link, { answer: ' DAHLGREN ' })
  expect(opened.statusCode).toBe(200)
  const known = await kvittens.addUser({ displayName: 'Ann Dahlgren', hasSignedIn: true })
  const second = await handOver(kvittens, { user: known })
  const refused = await kvittens.anonymous().submit(second.link, { answer: 'Dahlgren' })
  expect(refused.statusCode).toBe(422)
  const own = await kvittens.anonymous().submit(second.link, { answer: known.userPrincipalName })
  expect(passwordIn(own.body)).toMatch(/^\S{16}$/)
})

test('S5: wrong names have to wait after five, and never burn the link', async () => {
  const { link, user } = await handOver(kvittens)
  const browser = kvittens.anonymous()
  for (let round = 0; round < 4; round++) {
    const statuses: number[] = []
    for (let attempt = 0; attempt < 7; attempt++)
      statuses.push((await browser.submit(link, { answer: `wrong${attempt}` })).statusCode)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429])
    // While it has to wait, the right one doesn't do either: guessing gains nothing.
    const waiting = await browser.submit(link, { answer: user.userPrincipalName })
    expect(waiting.statusCode).toBe(429)
    kvittens.advance(61_000)
  }
  const right = await browser.submit(link, { answer: user.userPrincipalName })
  expect(right.statusCode).toBe(200)
})

test('S5: only well-formed PINs count, five of them, and then nobody gets in', async () => {
  const { link, number, pin, user } = await handOver(kvittens, { body: { pin: true } })
  const browser = kvittens.anonymous()
  const noise = ['', 'abcdef', '12345', '1234567', user.userPrincipalName, '١٢٣٤٥٦', '12345a']
  for (const answer of noise) await browser.submit(link, { answer })
  expect(await stateOf(number)).toMatchObject({ pin_tries_left: 5, open: true })
  const wrong = pin === '000000' ? '111111' : '000000'
  for (let attempt = 0; attempt < 5; attempt++) await browser.submit(link, { answer: wrong })
  expect(await stateOf(number)).toMatchObject({ pin_tries_left: 0, open: false, sealed: null })
  const late = await browser.submit(link, { answer: pin ?? '' })
  expect(late.statusCode).toBe(410)
  const [followUp] = await rowsOf(
    kvittens,
    'select f.reason from follow_up f join handover h on h.id = f.handover_id where h.number = $1',
    [number],
  )
  expect(followUp).toEqual({ reason: 'pinBurned' })
})

test('S5: where there is a PIN, the name does not do', async () => {
  const { link, pin, user } = await handOver(kvittens, { body: { pin: true } })
  const browser = kvittens.anonymous()
  const byName = await browser.submit(link, { answer: user.userPrincipalName })
  expect(byName.body).not.toContain('class="secret"')
  const grouped = `${pin?.slice(0, 3)} ${pin?.slice(3)}`
  expect((await browser.submit(link, { answer: grouped })).statusCode).toBe(200)
})

test('S5: a token stands in the path of its link, and in no query string or form field', async () => {
  const { mail, token, link, user, notices } = await handOver(kvittens)
  for (const { text, html } of [mail, ...notices])
    for (const [url] of `${text} ${html}`.matchAll(/https:\/\/kvittens\.example[^\s"'<>)]*/g))
      expect(url).not.toMatch(/[?#]/)
  const browser = kvittens.anonymous()
  const pages = [
    await browser.get(link),
    await browser.get(`${link}/dispute`),
    await browser.submit(link, { answer: 'wrong' }),
    await browser.submit(link, { answer: user.userPrincipalName }),
  ]
  for (const { body } of pages) {
    expect(body).not.toMatch(new RegExp(`[?&][^"]*${token}`))
    expect(body).not.toMatch(new RegExp(`value="[^"]*${token}`))
    expect(body).not.toMatch(new RegExp(`<title>[^<]*${token}`))
  }
})

test('S5: our own log redacts tokens, however their address is written', async () => {
  const { link, token, user, notices } = await handOver(kvittens)
  const dispute = /\/d\/([\w-]{43})/.exec(notices[0]?.text ?? '')?.[1] ?? ''
  const browser = kvittens.anonymous()
  for (const url of [
    link,
    `${link}?a=b`,
    `${link}/dispute`,
    `${link}/`,
    `/R/${token}`,
    `//r/${token}`,
    `/%72/${token}`,
    `/r%2f${token}`,
    `/x?link=${token}`,
    `/d/${dispute}`,
    `/invite/${token}`,
    `/confirm-address/${token}`,
  ])
    await browser.get(url)
  await browser.submit(link, { answer: user.userPrincipalName })
  await browser.submit(`/d/${dispute}`, { answer: 'wrong' })
  expect(kvittens.logged.length).toBeGreaterThan(10)
  expectNone(kvittens.logged.join(''), { token, 'dispute token': dispute }, 'the log')
})

test('S5: pages send no referrer and load nothing from anybody else', async () => {
  const { link, user } = await handOver(kvittens)
  const browser = kvittens.anonymous()
  const { client } = await kvittens.signedIn([])
  const pages = [
    await browser.get(link),
    await browser.get(`${link}/dispute`),
    await browser.get('/sign-in'),
    await browser.get(`/r/${'x'.repeat(43)}`),
    await browser.submit(link, { answer: user.userPrincipalName }),
    await client.get('/account'),
  ]
  for (const { body, headers } of pages) {
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['cache-control']).toBe('no-store')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/https?:|\*/)
    const loaded = [...body.matchAll(/\b(?:src|href|action|poster|srcset|data)="([^"]*)"/g)]
    expect(loaded.length).toBeGreaterThan(0)
    for (const [, target = ''] of loaded) expect(target).toMatch(/^(?:\/(?!\/)|#|data:|mailto:|$)/)
    expect(body).not.toMatch(/@import|url\(/)
  }
})
