import { afterAll, beforeAll, expect, test } from 'vitest'
import { linesOf, patchLine, stage } from '../../../test/imports.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'
import { listLinesOfKeys } from './look-ups.ts'

let kvittens: TestApp
let client: TestClient
beforeAll(async () => {
  kvittens = await startTestApp()
  client = (await kvittens.signedIn(['UserAdministrator'])).client
})
afterAll(() => kvittens.stop())

test('one address in thousands of lines makes each a duplicate, and costs each no more than two', async () => {
  const lines = Array.from(
    { length: 3000 },
    (_, at) => `many${at}@test.example,Many ${at},none@home.example`,
  )
  const text = ['User name,Display name,Private e-mail', ...lines].join('\n')
  const staged = await stage(kvittens, client, text)
  expect(staged.counts).toMatchObject({ problem: 3000, new: 0 })
  expect(staged.problems).toEqual([{ code: 'duplicateAddress', count: 3000 }])
  expect(await listLinesOfKeys(kvittens.db, staged.id, ['none@home.example'], 2)).toHaveLength(2)

  // Putting one right mends it, and looks at some hundred of the others only.
  const [first] = await linesOf(client, staged.id)
  const changed = await patchLine(client, staged.id, first?.line ?? 0, {
    cells: [{ column: 2, value: 'many0@home.example' }],
  })
  expect(changed.json()).toMatchObject({
    line: { status: 'new' },
    counts: { problem: 2999, new: 1 },
  })
})

test('the last but one of two duplicates that is put right mends the other too', async () => {
  const text = [
    'User name,Display name,Private e-mail',
    'twin.a@test.example,A,twin@home.example',
    'twin.b@test.example,B,twin@home.example',
  ].join('\n')
  const staged = await stage(kvittens, client, text)
  expect(staged.counts).toMatchObject({ problem: 2 })
  const [first] = await linesOf(client, staged.id)
  const changed = await patchLine(client, staged.id, first?.line ?? 0, { leftOut: true })
  expect(changed.json().counts).toMatchObject({ problem: 0, new: 1, leftOut: 1 })
})

test('a name that is made keeps clear of those that other lines have, before it and behind it', async () => {
  const text = [
    'User name,First name,Last name',
    ',Anna,Berg',
    'anna.berg@test.example,Anna,Berg',
    ',Anna,Berg',
    ...Array.from({ length: 600 }, (_, at) => `fill${at}@test.example,Fill,Er`),
    'anna.berg2@test.example,Anna,Berg',
  ].join('\n')
  const staged = await stage(kvittens, client, text, { makeNames: true, domain: 'test.example' })
  expect(staged.problems).toEqual([])
  const names = (await linesOf(client, staged.id)).map(({ userPrincipalName }) => userPrincipalName)
  expect(names[1]).toBe('anna.berg@test.example')
  expect(names).toContain('anna.berg3@test.example')
})
