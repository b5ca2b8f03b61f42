import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOver, signIn } from '../../test/flows.ts'
import { passwordIn } from '../../test/page-parts.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

async function revealed() {
  const handedOver = await handOver(kvittens)
  const { link, user } = handedOver
  const browser = kvittens.anonymous()
  await browser.get(link)
  const page = await browser.submit(link, { answer: user.userPrincipalName })
  return { ...handedOver, browser, password: passwordIn(page.body) }
}

const seen = async ({ operator, number }: Awaited<ReturnType<typeof handOver>>) =>
  (await operator.get(`/api/handovers/${number}`)).json()

test('"I have it" from the browser that was shown the password is a receipt, and erases it', async () => {
  const handedOver = await revealed()
  const { browser, link, user, password } = handedOver
  const thanks = await browser.submit(`${link}/acknowledge`, {})
  expect(thanks.statusCode).toBe(200)
  expect(thanks.body).not.toContain(password)
  const { state, receiptAt, open } = await seen(handedOver)
  expect({ state, open }).toEqual({ state: 'acknowledged', open: false })
  expect(receiptAt).not.toBeNull()
  expect((await browser.submit(link, { answer: user.userPrincipalName })).statusCode).toBe(410)
  const kept = await kvittens.db
    .selectFrom('handover')
    .select('sealed')
    .where('number', '=', handedOver.number)
    .executeTakeFirstOrThrow()
  expect(kept.sealed).toBeNull()

  // The password works all the same, and the state goes on.
  await signIn(kvittens, user.userPrincipalName, password)
  expect((await seen(handedOver)).state).toBe('signedIn')
})

test('pressing twice says the same and counts once', async () => {
  const handedOver = await revealed()
  const { browser, link } = handedOver
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => browser.submit(`${link}/acknowledge`, {})),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200])
  const { events } = await seen(handedOver)
  expect(events.filter(({ kind }: { kind: string }) => kind === 'acknowledged')).toHaveLength(1)
})

test('S1: whoever has only the link acknowledges nothing, before the reveal or after it', async () => {
  const { link, operator, number } = await handOver(kvittens)
  const stranger = kvittens.anonymous()
  await stranger.get(link)
  expect((await stranger.submit(`${link}/acknowledge`, {})).statusCode).toBe(410)
  const handedOver = await revealed()
  await stranger.get(handedOver.link)
  expect((await stranger.submit(`${handedOver.link}/acknowledge`, {})).statusCode).toBe(410)
  expect((await kvittens.anonymous().submit(`${link}/acknowledge`, {})).statusCode).toBe(410)
  expect((await seen(handedOver)).state).toBe('revealed')
  expect((await operator.get(`/api/handovers/${number}`)).json().receiptAt).toBeNull()
})

test('a hand-over that was withdrawn or disputed meanwhile has no receipt', async () => {
  const withdrawn = await revealed()
  await withdrawn.operator.post(`/api/handovers/${withdrawn.number}/withdraw`, {})
  expect((await withdrawn.browser.submit(`${withdrawn.link}/acknowledge`, {})).statusCode).toBe(410)
  expect((await seen(withdrawn)).state).toBe('withdrawn')
})
