import { afterAll, beforeAll, expect, test } from 'vitest'
import { inviteAdministrator } from '../../src/sign-in/invite-administrator.ts'
import { formsOf, handOver, OTHER_PASSWORD, OWN_PASSWORD, rowsOf } from '../flows.ts'
import { runImport, stage } from '../imports.ts'
import { planned, resetOf, start } from '../jobs.ts'
import { linkIn } from '../mail-sink.ts'
import { passwordIn } from '../page-parts.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

/** Of routes that don't answer without one. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/api/follow-ups': ['?group=needsYou', '?group=waiting'],
  '/api/audit/export': ['?format=csv', '?format=jsonl', '?format=ocsf'],
}

test('S16: no list, view, export or API that is read returns a token, a hash, a PIN or a password', async () => {
  const { client, user: administrator } = await kvittens.signedIn(['GlobalAdministrator'], {
    password: OTHER_PASSWORD,
  })
  const { user, link, token, notices, number } = await handOver(kvittens, { operator: client })
  const page = await kvittens.anonymous().submit(link, { answer: user.userPrincipalName })
  const withPin = await handOver(kvittens, { operator: client, body: { pin: true } })
  await client.submit('/account/addresses', { address: 'b@home.example', current: OTHER_PASSWORD })
  const confirm = (await kvittens.deliver()).find(({ to }) => to === 'b@home.example')
  const command = kvittens.context({ kind: 'command', name: 'test' })
  const invitation = await inviteAdministrator(command, 'ny.admin@test.example')
  const disputed = await handOver(kvittens, { operator: client })
  await kvittens
    .anonymous()
    .submit(linkIn(disputed.notices[0], 'd'), { answer: disputed.user.userPrincipalName })
  const pupil = await kvittens.addUser()
  const job = await planned(kvittens, client, resetOf([pupil.id]))
  await start(client, job)
  await kvittens.runJobs()
  kvittens.advance(11_000)
  const ofJob = (await kvittens.deliver()).find(({ to }) => to === pupil.otherMail)
  const file = await stage(kvittens, client, 'User name,Display name\nbo@test.example,Bo Ek\n')
  await runImport(kvittens, client, file.id)

  const secrets = [
    token,
    withPin.token,
    disputed.token,
    linkIn(ofJob, 'r').slice(3),
    linkIn(notices[0], 'd').slice(3),
    linkIn(confirm, 'confirm-address').split('/')[2] ?? '',
    invitation.slice('/invite/'.length),
    client.cookies.get('__Host-kvittens-session') ?? '',
    passwordIn(page.body),
    OTHER_PASSWORD,
    OWN_PASSWORD,
  ]
  // Ids under which secrets are found, and the secrets' ciphertexts and hashes.
  const ids = await rowsOf(
    kvittens,
    `select encode(lookup, 'hex') as x from handover where lookup is not null
     union select encode(sealed, 'hex') from handover where sealed is not null
     union select encode(lookup, 'hex') from dispute_link
     union select encode(token_hash, 'hex') from session
     union select encode(token_hash, 'hex') from sign_in_link
     union select encode(token_hash, 'hex') from address_confirmation
     union select encode(sealed_payload, 'hex') from delivery where sealed_payload is not null
     union select encode(key_canary, 'hex') from organisation
     union select hash from password_credential where hash is not null`,
  )
  const forms = [...secrets.flatMap(formsOf), ...ids.map(({ x }) => String(x))]
  expect(ids.length).toBeGreaterThan(10)

  const valuesOf = (url: string): Record<string, string> => ({
    ':number': String(url.includes('/jobs/') ? job : number),
    ':name': 'GlobalAdministrator',
  })
  const routes = kvittens.app.routeTable.filter(
    ({ method, url, config }) =>
      [method].flat().includes('GET') &&
      !url.includes(':token') &&
      config?.discloses === undefined &&
      // Never ends; a test of its own reads it.
      config?.stream !== true,
  )
  expect(routes.length).toBeGreaterThan(25)
  const people = [user.id, withPin.user.id, disputed.user.id, pupil.id, administrator.id]
  for (const { url } of routes) {
    const values = valuesOf(url)
    const subjects =
      url.includes('/imports/') || url.startsWith('/users/import/') ? [file.id] : people
    for (const id of url.includes(':id') ? subjects : ['']) {
      const path = url.replace(/:\w+/g, (name) => values[name] ?? id)
      const query = QUERIES[path] ?? ['']
      for (const suffix of query) {
        const { body, headers, statusCode } = await client.get(path + suffix)
        const text = body + JSON.stringify({ ...headers, 'set-cookie': '' })
        expect(statusCode, path).toBeLessThan(400)
        for (const form of forms) expect(text.includes(form), `${path} holds ${form}`).toBe(false)
        expect(text, path).not.toContain('$argon2')
        // A PIN is six digits: told apart by not standing in a longer number, an id or a colour.
        const pin = new RegExp(`(?<![\\w.#-])${withPin.pin}(?![\\w-])`)
        expect(text, path).not.toMatch(pin)
      }
    }
  }
})

test('S16: a reset answers neither the password nor the link, and a repeated one not even the PIN', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  const send = async () =>
    await client.post(
      `/api/users/${user.id}/reset-password`,
      { way: 'revealLink', recipient: user.otherMail, pin: true },
      { 'idempotency-key': 'once-only-please' },
    )
  const first = await send()
  const again = await send()
  expect(again.json().handover.number).toBe(first.json().handover.number)
  expect(first.json()).toMatchObject({ password: null, pin: expect.stringMatching(/^\d{6}$/) })
  expect(again.json()).toMatchObject({ password: null, pin: null })
  kvittens.advance(11_000)
  const mail = (await kvittens.deliver()).find(({ to }) => to === user.otherMail)
  const token = linkIn(mail, 'r').slice(3)
  expect(first.body).not.toContain(token)
  const page = await kvittens.anonymous().submit(linkIn(mail, 'r'), { answer: first.json().pin })
  expect(first.body).not.toContain(passwordIn(page.body))
})
