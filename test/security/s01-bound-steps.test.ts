import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOver, isSignedIn, OTHER_PASSWORD, OWN_PASSWORD, signIn } from '../flows.ts'
import { passwordIn } from '../page-parts.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

async function revealed() {
  const handedOver = await handOver(kvittens)
  const { user, link } = handedOver
  const page = await kvittens.anonymous().submit(link, { answer: user.userPrincipalName })
  return { ...handedOver, password: passwordIn(page.body) }
}

const chosen = { password: OWN_PASSWORD, repeat: OWN_PASSWORD }

test('S1: nobody changes a password without having signed in', async () => {
  const answer = await kvittens.anonymous().submit('/change-password', chosen)
  expect(answer.headers['location']).toMatch(/^\/sign-in/)
})

test('S1: an ordinary session does not skip the current password through the forced change', async () => {
  const { client, user } = await kvittens.signedIn([], { password: OTHER_PASSWORD })
  await client.submit('/change-password', chosen)
  await signIn(kvittens, user.userPrincipalName, OTHER_PASSWORD)
})

test('S1: a temporary password opens nothing but the page where it is changed', async () => {
  const { user, password } = await revealed()
  const { client, to } = await signIn(kvittens, user.userPrincipalName, password)
  expect(to).toBe('/change-password')
  const closed: string[] = []
  const open: string[] = []
  for (const { url, method, config } of kvittens.app.routeTable) {
    if (config?.access?.to === 'everybody' || config === undefined) continue
    const path = url.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')
    // Signing out at the end, not in the middle.
    if (path.includes('sign-out')) continue
    for (const one of [method].flat()) {
      const { statusCode, headers } = await client.request({ method: one as 'GET', url: path })
      const isClosed = statusCode === 403 || headers['location'] === '/change-password'
      ;(isClosed ? closed : open).push(`${one} ${path}`)
    }
  }
  expect(closed.length).toBeGreaterThan(30)
  expect(open.toSorted()).toEqual([
    'GET /change-password',
    'HEAD /change-password',
    'POST /change-password',
  ])
})

test('S1: a forced change is bound to the password that was signed in with, and not to a newer one', async () => {
  const { user, password, operator } = await revealed()
  const { client } = await signIn(kvittens, user.userPrincipalName, password)
  const newer = await handOver(kvittens, { operator, user })
  const late = await client.submit('/change-password', chosen)
  expect(late.headers['location']).toMatch(/^\/sign-in/)
  const page = await kvittens.anonymous().submit(newer.link, { answer: user.userPrincipalName })
  await signIn(kvittens, user.userPrincipalName, passwordIn(page.body))
})

test('S1: a forced change comes too late once the temporary password has expired', async () => {
  const { user, password } = await revealed()
  kvittens.advance(4 * 86_400_000 - 60_000)
  const { client } = await signIn(kvittens, user.userPrincipalName, password)
  kvittens.advance(120_000)
  const late = await client.submit('/change-password', chosen)
  expect(late.headers['location']).toMatch(/^\/sign-in/)
  expect(await isSignedIn(client)).toBe(false)
})

test('S1: the proof for one link opens no other', async () => {
  const mine = await handOver(kvittens)
  const theirs = await handOver(kvittens)
  const browser = kvittens.anonymous()
  await browser.submit(mine.link, { answer: mine.user.userPrincipalName })
  const wrong = await browser.submit(theirs.link, { answer: mine.user.userPrincipalName })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).not.toContain('class="secret"')
})

test('S1: only the browser that revealed a password sees it again, and only with the answer', async () => {
  const { user, link } = await handOver(kvittens)
  const browser = kvittens.anonymous()
  await browser.get(link)
  const answer = user.userPrincipalName
  const first = await browser.submit(link, { answer })
  const again = await browser.submit(link, { answer })
  expect(passwordIn(again.body)).toBe(passwordIn(first.body))
  expect((await browser.submit(link, {})).body).not.toContain('class="secret"')
  const another = kvittens.anonymous()
  await another.get(link)
  expect((await another.submit(link, { answer })).statusCode).toBe(410)
  kvittens.advance(10 * 60_000 + 1000)
  expect((await browser.submit(link, { answer })).statusCode).toBe(410)
})

test('S1: a password is set in the request that proves the answer, never in a later one', async () => {
  const { user, link } = await handOver(kvittens, { body: { way: 'setLink' } })
  const browser = kvittens.anonymous()
  const proved = await browser.submit(link, { answer: user.userPrincipalName })
  expect(proved.statusCode).toBe(422)
  const unproved = await browser.submit(link, chosen)
  expect(unproved.statusCode).toBe(422)
  const both = await browser.submit(link, { answer: user.userPrincipalName, ...chosen })
  expect(both.statusCode, both.body).toBe(200)
})
