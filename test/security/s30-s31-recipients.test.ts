import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOver, OWN_PASSWORD, rowsOf } from '../flows.ts'
import { linkIn } from '../mail-sink.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const NEVER = `/r/${'x'.repeat(43)}`

async function disputesOf(number: number) {
  return await rowsOf(
    kvittens,
    `select f.urgent from follow_up f join handover h on h.id = f.handover_id
     where h.number = $1 and f.reason = 'disputed'`,
    [number],
  )
}

test('S30: "not me" acts on POST with the right name only, from the link and from a notice', async () => {
  for (const from of ['link', 'notice']) {
    const { link, number, notices, user, operator } = await handOver(kvittens)
    const path = from === 'link' ? `${link}/dispute` : linkIn(notices[0], 'd')
    const browser = kvittens.anonymous()
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'] as const)
      for (const query of ['', `?answer=${user.userPrincipalName}`])
        await browser.request({ method, url: path + query })
    for (const answer of ['', 'wrong', 'Andersso']) await browser.submit(path, { answer })
    expect(await disputesOf(number)).toEqual([])
    const [before] = await rowsOf(kvittens, 'select open from handover where number = $1', [number])
    expect(before).toEqual({ open: true })

    const done = await browser.submit(path, { answer: user.userPrincipalName })
    expect(done.statusCode, done.body).toBe(200)
    expect(await disputesOf(number)).toEqual([{ urgent: true }])
    const handover = (await operator.get(`/api/handovers/${number}`)).json()
    expect(handover).toMatchObject({ state: 'disputed', open: false, receiptAt: null })
    const [credential] = await rowsOf(
      kvittens,
      'select hash from password_credential where user_id = $1',
      [user.id],
    )
    expect(credential).toEqual({ hash: null })
    const late = await kvittens.anonymous().submit(link, { answer: user.userPrincipalName })
    expect(late.statusCode).toBe(410)
  }
})

test('S30: an old notice ends no newer credential', async () => {
  const first = await handOver(kvittens)
  const { user, operator } = first
  const second = await handOver(kvittens, { operator, user })
  await kvittens
    .anonymous()
    .submit(linkIn(first.notices[0], 'd'), { answer: user.userPrincipalName })
  const choice = await kvittens.anonymous().submit(second.link, { answer: user.userPrincipalName })
  expect(choice.body).toContain('class="secret"')
})

test('S30: wrong names have to wait here too, and nothing burns', async () => {
  const { notices, user, number } = await handOver(kvittens)
  const path = linkIn(notices[0], 'd')
  const statuses: number[] = []
  for (let index = 0; index < 7; index++)
    statuses.push((await kvittens.anonymous().submit(path, { answer: `w${index}` })).statusCode)
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429])
  kvittens.advance(61_000)
  const right = await kvittens.anonymous().submit(path, { answer: user.userPrincipalName })
  expect(right.statusCode).toBe(200)
  expect((await disputesOf(number)).length).toBe(1)
})

/** All that can be told apart, but for the link's own address. */
function seen({ statusCode, headers, body }: LightMyRequestResponse, link: string) {
  const { date: _date, 'content-length': _length, 'set-cookie': cookie, ...rest } = headers
  return {
    statusCode,
    headers: rest,
    cookie: cookie === undefined,
    body: body.replaceAll(link, '/r/LINK'),
  }
}

/** One link of each kind that doesn't work any more. Their own languages differ. */
async function deadLinks() {
  const language = { language: 'sv' }
  const used = await handOver(kvittens, { body: { way: 'setLink', ...language } })
  const choice = {
    answer: used.user.userPrincipalName,
    password: OWN_PASSWORD,
    repeat: OWN_PASSWORD,
  }
  await kvittens.anonymous().submit(used.link, choice)
  const revealed = await handOver(kvittens, { body: language })
  await kvittens.anonymous().submit(revealed.link, { answer: revealed.user.userPrincipalName })
  const withdrawn = await handOver(kvittens, { body: { pin: true, ...language } })
  await withdrawn.operator.post(`/api/handovers/${withdrawn.number}/withdraw`)
  const superseded = await handOver(kvittens, { body: language })
  await handOver(kvittens, { operator: superseded.operator, user: superseded.user })
  const disputed = await handOver(kvittens)
  await kvittens
    .anonymous()
    .submit(`${disputed.link}/dispute`, { answer: disputed.user.userPrincipalName })
  const deleted = await handOver(kvittens, { body: language })
  const { client: administrator } = await kvittens.signedIn(['GlobalAdministrator'])
  await administrator.request({ method: 'DELETE', url: `/api/users/${deleted.user.id}` })
  const expired = await handOver(kvittens, { body: { lifetime: '24h', ...language } })
  kvittens.advance(86_400_000)
  return { used, revealed, withdrawn, superseded, disputed, deleted, expired }
}

test('S31: used, expired, withdrawn, replaced, disputed and never-existing links look the same', async () => {
  const links = await deadLinks()
  const get = async (link: string) => seen(await kvittens.anonymous().get(link), link)
  const post = async (link: string, path: string, answer: string) =>
    seen(await kvittens.anonymous().submit(link + path, { answer }), link)
  const never = {
    page: await get(NEVER),
    answered: await post(NEVER, '', 'x'),
    again: await post(NEVER, '/again', 'x'),
    disputeForm: seen(await kvittens.anonymous().get(`${NEVER}/dispute`), NEVER),
    disputeWrong: await post(NEVER, '/dispute', 'wrong'),
  }
  expect(never.page.statusCode).toBe(410)
  expect(never.page.body).toContain('action="/r/LINK/again"')
  for (const [kind, { link }] of Object.entries(links)) {
    if (kind === 'revealed') continue
    expect(await get(link), kind).toEqual(never.page)
    expect(await post(link, '', 'x'), kind).toEqual(never.answered)
    expect(await post(link, '/again', 'x'), kind).toEqual(never.again)
    const form = seen(await kvittens.anonymous().get(`${link}/dispute`), link)
    expect(form, kind).toEqual(never.disputeForm)
    expect(await post(link, '/dispute', 'wrong'), kind).toEqual(never.disputeWrong)
  }
  // Shown already: to another browser it is gone once the right answer is typed.
  const { link, user } = links.revealed
  kvittens.advance(600_000)
  await kvittens.runClock()
  expect(await get(link)).toEqual(never.page)
  expect(await post(link, '', user.userPrincipalName)).toEqual(never.answered)
})

test('S31: a follow-up opens only if the link was real and the name is its own; the answer is the same', async () => {
  const { link, user, number, operator } = await handOver(kvittens)
  const other = await handOver(kvittens)
  kvittens.advance(8 * 86_400_000)
  await kvittens.runClock()
  const asked = async () =>
    await rowsOf(
      kvittens,
      `select h.number from follow_up f join handover h on h.id = f.handover_id
       where f.reason = 'requestedAgain' and h.number in ($1, $2)`,
      [number, other.number],
    )
  const ask = async (path: string, answer: string) =>
    seen(await kvittens.anonymous().submit(`${path}/again`, { answer }), path)
  const first = await ask(NEVER, user.userPrincipalName)
  expect(await ask(link, 'wrong')).toEqual(first)
  expect(await ask(link, other.user.userPrincipalName)).toEqual(first)
  expect(await ask(link, '')).toEqual(first)
  expect(await asked()).toEqual([])
  expect(await ask(link, ` ${user.userPrincipalName.toUpperCase()} `)).toEqual(first)
  expect(await asked()).toEqual([{ number }])
  // Again and again it stays one.
  for (let index = 0; index < 5; index++)
    expect(await ask(link, user.userPrincipalName)).toEqual(first)
  expect((await asked()).length).toBe(1)
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const desk = (await client.get('/api/follow-ups?group=needsYou')).json()
  expect(desk.value.map((one: { number: number }) => one.number)).toContain(number)
  expect(operator).toBeDefined()
})
