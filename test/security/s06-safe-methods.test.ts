import { afterAll, beforeAll, expect, test } from 'vitest'
import { everythingStored, handOver, OTHER_PASSWORD, rowsOf } from '../flows.ts'
import { linkIn } from '../mail-sink.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

/** All that a scanner must not change: everything but events, audit and the counting of tries. */
async function whatMatters() {
  const tables = {
    handover: 'select * from handover order by number',
    credential: 'select * from password_credential order by user_id',
    session: 'select * from session order by id',
    followUp: 'select * from follow_up order by id',
    address: 'select * from contact_address order by id',
    confirmation: 'select * from address_confirmation',
    link: 'select * from sign_in_link order by token_hash',
    dispute: 'select * from dispute_link order by lookup',
    delivery: 'select id, status, recipient from delivery order by sequence',
    user: 'select * from user_account order by id',
  }
  const rows = Object.entries(tables).map(async ([name, statement]): Promise<[string, unknown]> => [
    name,
    await rowsOf(kvittens, statement),
  ])
  return Object.fromEntries(await Promise.all(rows))
}

/** One of each link that a mail may hold. */
async function everyLink() {
  const reveal = await handOver(kvittens)
  const set = await handOver(kvittens, { body: { way: 'setLink' } })
  const pin = await handOver(kvittens, { body: { pin: true } })
  const { client } = await kvittens.signedIn([], { password: OTHER_PASSWORD })
  const address = `new.${Math.random().toString(36).slice(2)}@home.example`
  await client.submit('/account/addresses', { address, current: OTHER_PASSWORD })
  const confirm = (await kvittens.deliver()).find(({ to }) => to === address)
  return [
    reveal.link,
    `${reveal.link}/dispute`,
    set.link,
    `${set.link}/dispute`,
    pin.link,
    linkIn(reveal.notices[0], 'd'),
    linkIn(confirm, 'confirm-address'),
  ]
}

const SCANNER = { 'user-agent': 'LinkScanner/1.0 (bot)' }

test('S6: GET, HEAD and OPTIONS of every link change nothing but "fetched"', async () => {
  const links = await everyLink()
  const before = await whatMatters()
  for (const url of links)
    for (const method of ['GET', 'HEAD', 'OPTIONS'] as const)
      for (const query of ['', '?answer=x', '?utm_source=mail', '?_method=POST'])
        await kvittens.anonymous().request({ method, url: url + query, headers: SCANNER })
  const after = await whatMatters()
  const still = (rows: unknown) =>
    (rows as Record<string, unknown>[]).map(({ state: _state, state_at: _at, ...row }) => row)
  expect(still(after['handover'])).toEqual(still(before['handover']))
  expect({ ...after, handover: [] }).toEqual({ ...before, handover: [] })
  const kinds = await rowsOf(kvittens, 'select distinct kind from handover_event order by kind')
  expect(kinds.map(({ kind }) => kind)).toEqual(['accepted', 'fetched', 'queued'])
})

test('S6: a GET that carries the right answer still reveals nothing', async () => {
  const { link, user } = await handOver(kvittens)
  const answer = encodeURIComponent(user.userPrincipalName)
  const page = await kvittens.anonymous().get(`${link}?answer=${answer}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('class="secret"')
  const [row] = await rowsOf(kvittens, 'select claimed_at from handover order by number desc')
  expect(row?.['claimed_at']).toBeNull()
})

test('S6: a scanner that presses every button and fills every field with noise changes nothing', async () => {
  const links = await everyLink()
  for (const url of links) await kvittens.anonymous().get(url)
  const before = await whatMatters()
  for (const url of links)
    for (const noise of ['', 'test', 'test@example.com', '12345', 'aaaaaaaa', '<script>'])
      await pressEveryButton(url, noise)
  expect(await whatMatters()).toEqual(before)
})

/** Submits each form of a page, every field filled with the same text and every box ticked. */
async function pressEveryButton(url: string, noise: string): Promise<void> {
  const browser = kvittens.anonymous()
  const { body } = await browser.get(url)
  const forms = [...body.matchAll(/<form[^>]*>(.*?)<\/form>/gs)]
  expect(forms.length, url).toBeGreaterThan(0)
  for (const [form, inside = ''] of forms) {
    const action = /action="([^"]*)"/.exec(form)?.[1] ?? url
    const fields = [...inside.matchAll(/<(input|select|textarea)[^>]*>/g)].map(([input]) => {
      const name = /name="([^"]*)"/.exec(input)?.[1] ?? 'x'
      const given = /value="([^"]+)"/.exec(input)?.[1]
      return [name, input.includes('type="text"') ? noise : (given ?? noise)] as const
    })
    await browser.submit(action, Object.fromEntries(fields))
    await browser.submit(`${url}/again`, Object.fromEntries(fields))
  }
}

test('S6: no GET route of anybody changes a table, but for fetches, sessions seen and exports', async () => {
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  const { user, number } = await handOver(kvittens, { operator: client })
  const values: Record<string, string> = {
    ':id': user.id,
    ':number': String(number),
    ':name': 'GlobalReader',
    ':token': 'x'.repeat(43),
    ':userId': user.id,
  }
  const reading = kvittens.app.routeTable.filter(
    ({ method, url }) => [method].flat().includes('GET') && !url.endsWith('export.csv'),
  )
  expect(reading.length).toBeGreaterThan(30)
  const before = await everythingStored(kvittens)
  for (const { url } of reading)
    await client.get(url.replace(/:\w+/g, (name) => values[name] ?? ''))
  expect(await everythingStored(kvittens)).toBe(before)
})
