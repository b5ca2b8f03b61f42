import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { auditHead, auditSince, handOver, OWN_PASSWORD, rowsOf } from '../../../test/flows.ts'
import { passwordIn } from '../../../test/page-parts.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'
import { DEFAULT_POLICIES } from '../../organisation/organisation.ts'

const LUND = '130.235.0.1'
const UMEA = '130.239.0.1'
const BERLIN = '141.20.0.1'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
beforeEach(() => compare('country'))
afterAll(() => kvittens.stop())

async function compare(otherPlace: 'country' | 'network' | 'off') {
  const { followUpPolicy } = DEFAULT_POLICIES
  await kvittens.changeSettings({ followUpPolicy: { ...followUpPolicy, otherPlace } })
}

function browserIn(address: string): TestClient {
  const browser = kvittens.anonymous()
  browser.remoteAddress = address
  return browser
}

/** Shown so long after the mail server took the message. */
async function revealed(afterMs: number, address = LUND) {
  const handedOver = await handOver(kvittens)
  kvittens.advance(afterMs)
  const browser = browserIn(address)
  await browser.get(handedOver.link)
  const page = await browser.submit(handedOver.link, { answer: handedOver.user.userPrincipalName })
  return { ...handedOver, browser, password: passwordIn(page.body) }
}

type HandedOver = Awaited<ReturnType<typeof revealed>>

async function signInFrom(address: string, { user, password }: HandedOver): Promise<TestClient> {
  const browser = browserIn(address)
  const fields = { userName: user.userPrincipalName, password }
  expect((await browser.submit('/sign-in', fields)).statusCode).toBe(303)
  return browser
}

const seen = async ({ operator, number }: { operator: TestClient; number: number }) =>
  (await operator.get(`/api/handovers/${number}`)).json()

async function openOf(number: number): Promise<string[]> {
  const rows = await rowsOf(
    kvittens,
    `select f.reason from follow_up f join handover h on h.id = f.handover_id
     where h.number = $1 and f.closed_at is null order by 1`,
    [number],
  )
  return rows.map(({ reason }) => String(reason))
}

const MINUTE = 60_000
/** After it nobody calls a reveal quick. */
const LATER = 5 * MINUTE

test('a password that is shown within a minute of the acceptance asks to call, and is not urgent', async () => {
  const quick = await revealed(30_000)
  expect((await seen(quick)).followUp).toMatchObject({ reason: 'quickReveal', urgent: false })
  const slow = await revealed(MINUTE + 1000)
  expect((await seen(slow)).followUp).toBeNull()
})

test('an acceptance that is recorded after the reveal tells the same', async () => {
  const handedOver = await revealed(LATER)
  expect(await openOf(handedOver.number)).toEqual([])
  const other = await handOver(kvittens)
  // As if the mail server's answer had been recorded late.
  await kvittens.pool.query(
    `alter table handover_event disable trigger handover_event_is_append_only;
     update handover_event e set kind = 'autoReply' from handover h
      where h.id = e.handover_id and h.number = ${other.number} and e.kind = 'accepted';
     alter table handover_event enable trigger handover_event_is_append_only;
     update handover set state = 'queued' where number = ${other.number}`,
  )
  const browser = browserIn(LUND)
  await browser.get(other.link)
  await browser.submit(other.link, { answer: other.user.userPrincipalName })
  expect(await openOf(other.number)).toEqual([])
  const row = await kvittens.db
    .selectFrom('handover as h')
    .innerJoin('delivery as d', 'd.handover_id', 'h.id')
    .select(['h.id', 'd.id as deliveryId'])
    .where('h.number', '=', other.number)
    .executeTakeFirstOrThrow()
  const job = kvittens.context({ kind: 'job', name: 'mail' })
  await kvittens.db.transaction().execute(async (db) => {
    await job.listeners.deliveryFate(
      { ...job, db },
      {
        handoverId: row.id,
        deliveryId: row.deliveryId,
        messageKind: 'revealLink',
        fate: 'accepted',
        reason: null,
        serverAnswer: null,
      },
    )
  })
  expect(await openOf(other.number)).toEqual(['quickReveal'])
})

test('"I have it", a sign-in from the same place, a dispute and an operator who knows each answer it', async () => {
  const acknowledged = await revealed(1000)
  await acknowledged.browser.submit(`${acknowledged.link}/acknowledge`, {})
  expect(await openOf(acknowledged.number)).toEqual([])

  const used = await revealed(1000)
  await signInFrom(LUND, used)
  expect(await openOf(used.number)).toEqual([])

  const known = await revealed(1000)
  await known.operator.post(`/api/handovers/${known.number}/receipt`, {
    how: 'called',
    note: 'She was waiting for it.',
  })
  expect(await openOf(known.number)).toEqual([])

  const disputed = await revealed(1000)
  await disputed.browser.submit(`${disputed.link}/dispute`, {
    answer: disputed.user.userPrincipalName,
  })
  expect(await openOf(disputed.number)).toEqual(['disputed'])
})

test('a sign-in from another country than the reveal is a receipt, and asks at once whether it was the person', async () => {
  const handedOver = await revealed(LATER)
  await signInFrom(BERLIN, handedOver)
  const { receiptAt, followUp, events, abilities } = await seen(handedOver)
  expect(receiptAt).not.toBeNull()
  expect(followUp).toMatchObject({ reason: 'otherPlace', urgent: true })
  expect(abilities.recordReceipt.allowed).toBe(true)
  const places = events
    .filter(({ kind }: { kind: string }) => ['fetched', 'revealed', 'signedIn'].includes(kind))
    .map(({ kind, detail }: { kind: string; detail: object }) => ({ kind, ...detail }))
  expect(places).toEqual([
    { kind: 'fetched', agentClass: 'browser', network: `${LUND}/32`, country: 'SE' },
    { kind: 'revealed', network: `${LUND}/32`, country: 'SE' },
    { kind: 'signedIn', network: `${BERLIN}/32`, country: 'DE' },
  ])
  const page = (await handedOver.operator.get('/api/follow-ups?group=needsYou')).json()
  expect(page.value.map(({ number }: { number: number }) => number)).toContain(handedOver.number)
})

test('the same country, a private network and a policy that does not ask conclude nothing', async () => {
  const sameCountry = await revealed(LATER)
  await signInFrom(UMEA, sameCountry)
  expect(await openOf(sameCountry.number)).toEqual([])
  const inside = await revealed(LATER, '10.1.2.3')
  await signInFrom(BERLIN, inside)
  expect(await openOf(inside.number)).toEqual([])
  await compare('off')
  const unasked = await revealed(LATER)
  await signInFrom(BERLIN, unasked)
  expect(await openOf(unasked.number)).toEqual([])
})

test('where networks are compared, another network of the same country asks, less urgently', async () => {
  await compare('network')
  const moved = await revealed(LATER)
  await signInFrom(UMEA, moved)
  expect((await seen(moved)).followUp).toMatchObject({ reason: 'otherPlace', urgent: false })
  const stayed = await revealed(LATER)
  await signInFrom(LUND, stayed)
  expect(await openOf(stayed.number)).toEqual([])
})

test('whoever signed in from elsewhere answers it neither by changing the password nor by time', async () => {
  const handedOver = await revealed(LATER)
  const browser = await signInFrom(BERLIN, handedOver)
  await browser.submit('/change-password', { password: OWN_PASSWORD, repeat: OWN_PASSWORD })
  expect((await seen(handedOver)).state).toBe('changed')
  expect(await openOf(handedOver.number)).toEqual(['otherPlace'])
  kvittens.advance(8 * 86_400_000)
  await kvittens.runClock()
  expect(await openOf(handedOver.number)).toEqual(['otherPlace'])
})

test('an operator who has asked the person answers it, once, in one audit event', async () => {
  const handedOver = await revealed(LATER)
  await signInFrom(BERLIN, handedOver)
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  const record = () =>
    operator.post(`/api/handovers/${handedOver.number}/receipt`, {
      how: 'called',
      note: 'On holiday in Berlin.',
    })
  const before = await auditHead(kvittens)
  const answers = await Promise.all([record(), record(), record()])
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(2)
  expect(await auditSince(kvittens, before)).toMatchObject([{ action: 'handover.receiptRecorded' }])
  expect(await openOf(handedOver.number)).toEqual([])
  expect((await seen(handedOver)).state).toBe('confirmed')
})

test('"I have it" after the sign-in answers it, from the browser that was shown the password and no other', async () => {
  const handedOver = await revealed(LATER)
  const { browser, link } = handedOver
  await browser.submit(`${link}/acknowledge`, {})
  await signInFrom(BERLIN, handedOver)
  expect(await openOf(handedOver.number)).toEqual(['otherPlace'])
  await browserIn(BERLIN).submit(`${link}/acknowledge`, {})
  expect(await openOf(handedOver.number)).toEqual(['otherPlace'])
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => browser.submit(`${link}/acknowledge`, {})),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  expect(await openOf(handedOver.number)).toEqual([])
  const { events } = await seen(handedOver)
  expect(events.filter(({ kind }: { kind: string }) => kind === 'acknowledged')).toHaveLength(2)
})

test('a dispute and a newer hand-over answer it, too', async () => {
  const disputed = await revealed(LATER)
  await signInFrom(BERLIN, disputed)
  await disputed.browser.submit(`${disputed.link}/dispute`, {
    answer: disputed.user.userPrincipalName,
  })
  expect(await openOf(disputed.number)).toEqual(['disputed'])

  const replaced = await revealed(LATER)
  await signInFrom(BERLIN, replaced)
  await handOver(kvittens, { operator: replaced.operator, user: replaced.user })
  expect(await openOf(replaced.number)).toEqual([])
})

test('a fetch is evidence with time, network and kind of agent, and never a receipt', async () => {
  const { operator, number, link } = await handOver(kvittens)
  const scanner = browserIn(BERLIN)
  await scanner.get(link, { 'user-agent': 'MailScanner/5.1 (+https://scanner.example)' })
  await browserIn(LUND).get(link)
  const { events, receiptAt, state, followUp } = await seen({ operator, number })
  const fetched = events.filter(({ kind }: { kind: string }) => kind === 'fetched')
  expect(fetched).toMatchObject([
    { detail: { agentClass: 'machine', network: `${BERLIN}/32`, country: 'DE' } },
    { detail: { agentClass: 'browser', network: `${LUND}/32`, country: 'SE' } },
  ])
  expect(fetched.every(({ at }: { at: string }) => Date.parse(at) > 0)).toBe(true)
  expect({ receiptAt, state, followUp }).toEqual({
    receiptAt: null,
    state: 'fetched',
    followUp: null,
  })
})
