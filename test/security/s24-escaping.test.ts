import { afterAll, beforeAll, expect, test } from 'vitest'
import { everythingStored, expectNone, handOver, OTHER_PASSWORD, rowsOf, signIn } from '../flows.ts'
import { startTestApp, type TestApp } from '../test-app.ts'
import type { TestClient } from '../test-client.ts'

let kvittens: TestApp
let global: TestClient
beforeAll(async () => {
  kvittens = await startTestApp()
  ;({ client: global } = await kvittens.signedIn(['GlobalAdministrator']))
})
afterAll(() => kvittens.stop())

test('S24: no cell of an export can become a formula', async () => {
  const dangerous = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '＝1+1',
    '|cmd',
    '"=1"',
    '=HYPERLINK("x")',
  ]
  for (const displayName of dangerous)
    await kvittens.addUser({ displayName: `${displayName} Xyz`, surname: displayName })
  await kvittens.pool.query("update user_account set department = '=2+2', city = '@x'")
  for (const query of ['', '?search=xyz', '?sort=department&order=desc']) {
    const { body, headers } = await global.get(`/api/users/export.csv${query}`)
    expect(headers['content-type']).toContain('text/csv')
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"$/)
    const cells = body.replace(/^\ufeff/, '').match(/"(?:[^"]|"")*"/g) ?? []
    expect(cells.length).toBeGreaterThan(100)
    for (const cell of cells) expect(cell).not.toMatch(/^"[=+\-@\t\r＝＋－＠]/)
  }
})

const MARKUP = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</title><script>alert(1)</script>',
  '{{7*7}}${7*7}',
  '&lt;script&gt;',
]

test.each(MARKUP)('S24: the name %j is text on every page and in every mail', async (name) => {
  await kvittens.changeSettings({ name: `Org ${name}`, supportContact: name })
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'], {
    displayName: name,
  })
  const user = await kvittens.addUser({ displayName: name, password: OTHER_PASSWORD })
  const { link, mail, notices } = await handOver(kvittens, { operator, user })
  const browser = kvittens.anonymous()
  const someone = await kvittens.signedIn([], { displayName: name })
  const typed = { answer: name, otherAccount: name, password: name, repeat: name }
  const pages = [
    await browser.get(link),
    await someone.client.get(link),
    await browser.submit(link, typed),
    await browser.submit(`${link}/dispute`, typed),
    await browser.submit(link, { answer: user.userPrincipalName }),
    await browser.submit(`/r/${encodeURIComponent(name)}/again`, typed),
    await browser.get(`/r/${encodeURIComponent(name)}`),
    await browser.get(`/confirm-address/${encodeURIComponent(name)}`),
    await browser.submit('/sign-in', { userName: name, password: name, continue: name }),
    await someone.client.get(`/account?notice=${encodeURIComponent(name)}`),
    await someone.client.submit('/account/addresses', { address: name, current: name }),
    await browser.get(`/nothing/${encodeURIComponent(name)}`, { accept: 'text/html' }),
  ]
  const html = [...pages.map(({ body }) => body), mail.html, ...notices.map((one) => one.html)]
  for (const text of html) {
    expect(text).not.toMatch(/<script>|<img|<svg onload/)
    expect(text).not.toContain(name.includes('<') || name.includes('&') ? name : '\0')
  }
  // It is there, as text.
  expect(notices[0]?.text).toContain(name)
  await kvittens.changeSettings({ name: 'Test kommun', supportContact: 'desk@test.example' })
})

test('S24: no name becomes a header of a mail', async () => {
  const injected = 'Kommun\r\nBcc: mallory@evil.example\r\n\r\n<b>x</b>'
  const settings = await global.request({
    method: 'PATCH',
    url: '/api/settings',
    payload: { name: injected, supportContact: 'x\nBcc: mallory@evil.example' },
  })
  expect(settings.statusCode, settings.body).toBe(200)
  expect(settings.json().name).toBe('Kommun Bcc: mallory@evil.example <b>x</b>')
  // Even if one came into the database by another way.
  await kvittens.pool.query('update organisation set name = $1', [injected])
  const added = await global.post('/api/users', {
    displayName: 'Ann\r\nBcc: mallory@evil.example',
    userPrincipalName: 'ann.header@test.example',
    otherMails: ['ann.header@home.example'],
  })
  expect(added.json().user.displayName).toBe('Ann Bcc: mallory@evil.example')
  const { mail, notices } = await handOver(kvittens)
  for (const { raw, to } of [mail, ...notices]) {
    const headers = raw.split(/\r?\n\r?\n/)[0] ?? ''
    expect(headers).not.toMatch(/^bcc:/im)
    expect(to).not.toContain('mallory')
    expect(headers.match(/^subject:/gim)?.length).toBe(1)
  }
  await kvittens.changeSettings({ name: 'Test kommun' })
})

test('S24: wildcards, quotes and operators in a search are letters', async () => {
  await kvittens.addUser({ displayName: 'Percy 100% Sign' })
  await kvittens.addUser({ displayName: 'Under_score Name' })
  await kvittens.addUser({ displayName: "O'Brien \\ Back" })
  const find = async (search: string) => {
    const answer = await global.get(`/api/users?search=${encodeURIComponent(search)}`)
    expect(answer.statusCode, `${search}: ${answer.body}`).toBe(200)
    return answer.json().value.map((user: { displayName: string }) => user.displayName)
  }
  expect(await find('100%')).toEqual(['Percy 100% Sign'])
  expect(await find('%%%')).toEqual([])
  expect(await find('___')).toEqual([])
  expect(await find('_')).toEqual([])
  expect(await find('r_s')).toEqual(['Under_score Name'])
  expect(await find("o'brien")).toEqual(["O'Brien \\ Back"])
  for (const search of [
    "'; drop table user_account; --",
    "' or '1'='1",
    "a' | 'b",
    '!a & (b',
    "'a",
    ':*',
    "\\'",
    '\\',
    'a\0b',
    '\ud800',
    '$1',
    "x'::regclass",
  ])
    for (const url of [
      '/api/users',
      '/api/audit',
      '/api/follow-ups?group=done&',
      '/api/users/export.csv',
    ]) {
      const query = `${url}${url.includes('?') ? '' : '?'}search=${encodeURIComponent(search.toWellFormed())}`
      const answer = await global.get(query)
      // A null character can be stored nowhere, and is said to be wrong or left out.
      const expected = search.includes('\0') ? [200, 400] : [200]
      expect(expected, `${query}: ${answer.body}`).toContain(answer.statusCode)
    }
  expect((await rowsOf(kvittens, 'select 1 from user_account')).length).toBeGreaterThan(5)
})

test('S24: SQL in any field of a request is data, or refused', async () => {
  const attack = "x'); delete from user_account; --"
  const before = (await rowsOf(kvittens, 'select 1 from user_account')).length
  const user = await kvittens.addUser()
  const requests = [
    `/api/users?department=${attack}&city=${attack}&role=${attack}`,
    `/api/users?sort=${attack}`,
    `/api/users?after=${attack}`,
    `/api/users?after=${Buffer.from(JSON.stringify([attack, attack])).toString('base64url')}`,
    `/api/audit?action=${attack}&actorId=${attack}&targetId=${attack}`,
    `/api/audit?after=${attack}&from=${attack}`,
    `/api/follow-ups?group=done&after=${attack}`,
    `/api/roles/${attack}/assignments`,
    `/api/users/${attack}`,
    `/api/handovers/${attack}`,
  ]
  for (const url of requests) {
    const { statusCode, body } = await global.get(encodeURI(url))
    expect([200, 400, 404], `${url}: ${body}`).toContain(statusCode)
  }
  const url = `/api/users/${user.id}`
  const payload = { displayName: attack, department: attack, jobTitle: attack, city: attack }
  const changed = await global.request({ method: 'PATCH', url, payload })
  expect(changed.json()).toMatchObject(payload)
  const typed = { userName: attack, password: attack }
  expect((await kvittens.anonymous().submit('/sign-in', typed)).statusCode).toBe(422)
  const unstorable = { userName: 'a\0b@test.example', password: 'a\0b' }
  expect((await kvittens.anonymous().submit('/sign-in', unstorable)).statusCode).toBe(400)
  expect((await rowsOf(kvittens, 'select 1 from user_account')).length).toBe(before + 1)
})

test('S24: nothing that is typed forges a line of the log', async () => {
  const forged = '\n{"level":30,"msg":"forged"}\n'
  const browser = kvittens.anonymous()
  await browser.submit('/sign-in', { userName: forged, password: forged })
  await browser.get(`/nothing${encodeURIComponent(forged)}`, { 'user-agent': 'x' })
  const { client } = await signIn(
    kvittens,
    (await kvittens.addUser({ password: OTHER_PASSWORD, displayName: forged })).userPrincipalName,
    OTHER_PASSWORD,
  )
  await client.get('/api/users')
  for (const entry of kvittens.logged)
    for (const line of entry.trimEnd().split('\n')) {
      expect(JSON.parse(line)).toHaveProperty('level')
      expect(JSON.parse(line).msg).not.toBe('forged')
    }
  expectNone(await everythingStored(kvittens), { password: OTHER_PASSWORD }, 'the database')
})
