import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditHead, auditSince, rowsOf } from '../../../test/flows.ts'
import { runImport, stage } from '../../../test/imports.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'

let kvittens: TestApp
let client: TestClient
beforeAll(async () => {
  kvittens = await startTestApp()
  client = (await kvittens.signedIn(['UserAdministrator'])).client
})
afterAll(() => kvittens.stop())

const file = (...lines: string[]) =>
  ['User name,Display name,Class,Private e-mail', ...lines].join('\n')
const EXISTING = {
  handover: { way: 'setLink', withoutAddress: 'letter' },
  existing: { verification: 'inPerson', verificationNote: 'A list from the school office' },
}

const handovers = async (prefix: string) =>
  await rowsOf(
    kvittens,
    `select u.user_principal_name as name, u.department, h.way, h.recipient, h.recipient_on_file as on_file,
       h.verification from user_account u left join handover h on h.user_id = u.id
     where u.user_principal_name like '${prefix}%' order by u.user_principal_name`,
  )

test('those who are there get a new password too: by the address in the file, else on file, else by letter', async () => {
  const admin = await kvittens.addUser({
    userPrincipalName: 'global@test.example',
    roles: ['GlobalAdministrator'],
    mail: 'global@test.example',
  })
  for (const [name, otherMail] of [
    ['res.a', 'res.a@home.example'],
    ['res.b', 'res.b@home.example'],
    ['res.c', null],
    ['res.d', null],
  ] as const)
    await kvittens.addUser({
      userPrincipalName: `${name}@test.example`,
      displayName: name,
      mail: null,
      otherMail,
    })
  const staged = await stage(
    kvittens,
    client,
    file(
      'res.a@test.example,res.a,7B,res.a@home.example',
      'res.b@test.example,res.b,7B,',
      'res.c@test.example,res.c,7B,guardian@home.example',
      'res.d@test.example,res.d,7B,',
      'res.e@test.example,res.e,7B,res.e@home.example',
    ),
    { mode: 'addAndUpdate' },
  )
  expect(staged.counts).toMatchObject({ new: 1, changed: 4 })
  const before = await auditHead(kvittens)
  const job = await runImport(kvittens, client, staged.id, EXISTING)
  expect(job.counts).toMatchObject({ done: 5, failed: 0, leftOut: 0 })
  const row = (name: string, way: string, recipient: string | null, verification: string | null) =>
    expect.objectContaining({
      name: `${name}@test.example`,
      department: '7B',
      way,
      recipient,
      verification,
    })
  const made = await handovers('res.')
  expect(made).toEqual([
    row('res.a', 'setLink', 'res.a@home.example', null),
    row('res.b', 'setLink', 'res.b@home.example', null),
    row('res.c', 'setLink', 'guardian@home.example', 'inPerson'),
    row('res.d', 'letter', null, 'inPerson'),
    row('res.e', 'setLink', 'res.e@home.example', null),
  ])
  expect(made.map(({ on_file: onFile }) => onFile).slice(0, 3)).toEqual([true, true, false])
  const resets = (await auditSince(kvittens, before)).filter(
    ({ action }) => action === 'user.passwordReset',
  )
  expect(resets).toHaveLength(4)
  // S19: once for all of them.
  const told = await rowsOf(kvittens, `select user_id from delivery where kind = 'jobAlert'`)
  expect(told).toEqual([{ user_id: admin.id }])
})

test('a file that changes nothing resets all the same, if that is wanted', async () => {
  await kvittens.addUser({
    userPrincipalName: 'same@test.example',
    displayName: 'Same',
    otherMail: 'same@home.example',
  })
  const text = 'User name,Display name\nsame@test.example,Same'
  const staged = await stage(kvittens, client, text, { mode: 'update' })
  expect(staged.counts).toMatchObject({ unchanged: 1 })
  expect((await runImport(kvittens, client, staged.id, EXISTING)).counts).toMatchObject({ done: 1 })
  expect(await handovers('same@')).toMatchObject([
    { way: 'setLink', recipient: 'same@home.example', on_file: true },
  ])
})

test('S17: whom the roles forbid is left out whole, with the reason, before anything runs', async () => {
  await kvittens.addUser({
    userPrincipalName: 'above@test.example',
    displayName: 'Above',
    roles: ['GlobalAdministrator'],
  })
  const staged = await stage(kvittens, client, file('above@test.example,Above,HQ,'), {
    mode: 'update',
  })
  const planned = await client.post(`/api/imports/${staged.id}/job`, EXISTING)
  const { number } = planned.json<{ number: number }>()
  await kvittens.runJobs()
  const job = (await client.get(`/api/jobs/${number}`)).json()
  expect(job.counts).toMatchObject({ planned: 0, leftOut: 1 })
  expect(job.summary).toMatchObject([{ state: 'leftOut', reason: 'role-above-yours' }])
})

test('S19: somebody with a role gets nothing at an address that only the file has', async () => {
  await kvittens.addUser({
    userPrincipalName: 'reader@test.example',
    displayName: 'Reader',
    roles: ['DirectoryReaders'],
    otherMail: 'reader@home.example',
  })
  const staged = await stage(
    kvittens,
    client,
    file('reader@test.example,Reader,7B,thief@home.example'),
    { mode: 'update' },
  )
  await runImport(kvittens, client, staged.id, EXISTING)
  const made = await handovers('reader@')
  expect(made.map(({ recipient }) => recipient)).not.toContain('thief@home.example')
})

/** Plans a reset of one line by the options, and starts it after `meanwhile`. */
async function runAfter(line: string, meanwhile: () => Promise<unknown>) {
  const staged = await stage(kvittens, client, file(line), { mode: 'update' })
  const planned = await client.post(`/api/imports/${staged.id}/job`, EXISTING)
  const { number } = planned.json<{ number: number }>()
  await kvittens.runJobs()
  await meanwhile()
  await client.post(`/api/jobs/${number}/start`, { count: 1 })
  await kvittens.runJobs()
  return (await client.get(`/api/jobs/${number}`)).json()
}

test('S19: an address that was on file when it was planned, and isn’t any more, gets nothing', async () => {
  const { id } = await kvittens.addUser({
    userPrincipalName: 'moved@test.example',
    displayName: 'Moved',
    otherMail: 'moved@home.example',
  })
  const job = await runAfter('moved@test.example,Moved,7B,moved@home.example', async () => {
    await kvittens.pool.query(
      `update contact_address set removed_at = $2 where user_id = $1 and kind = 'other'`,
      [id, kvittens.clock.now],
    )
  })
  expect(job.counts).toMatchObject({ done: 0, failed: 1 })
  expect(await handovers('moved@')).toMatchObject([{ way: null, department: null }])
})

test('S17: where the password is refused in the end, what the file says is not saved either', async () => {
  const { id } = await kvittens.addUser({
    userPrincipalName: 'risen@test.example',
    displayName: 'Risen',
    otherMail: 'risen@home.example',
  })
  const job = await runAfter('risen@test.example,Risen,HQ,risen@home.example', async () => {
    await kvittens.pool.query(
      `insert into role_assignment (user_id, role, assigned_at) values ($1, 'GlobalAdministrator', $2)`,
      [id, kvittens.clock.now],
    )
  })
  expect(job.counts).toMatchObject({ done: 0, failed: 1 })
  expect(job.summary).toMatchObject([{ state: 'failed', reason: 'role-above-yours' }])
  expect(await handovers('risen@')).toMatchObject([{ way: null, department: null }])
})

test('an address in the file that messages come back from is passed over for one on file', async () => {
  await kvittens.addUser({
    userPrincipalName: 'back@test.example',
    displayName: 'Back',
    otherMail: 'back@home.example',
  })
  await kvittens.pool.query(
    `insert into suppressed_address (address_key, address, reason, status, since, times)
     values ('gone@home.example', 'gone@home.example', 'bounced', '5.1.1', $1, 1)`,
    [kvittens.clock.now],
  )
  const staged = await stage(
    kvittens,
    client,
    'User name,Display name,Private e-mail\nback@test.example,Back,gone@home.example;back@home.example',
    { mode: 'update' },
  )
  await runImport(kvittens, client, staged.id, EXISTING)
  expect(await handovers('back@')).toMatchObject([
    { way: 'setLink', recipient: 'back@home.example', on_file: true },
  ])
})

test('without a way nobody who is there gets a password, and that is said', async () => {
  const staged = await stage(kvittens, client, file('none@test.example,None,7B,'))
  const { existing } = EXISTING
  const refused = await client.post(`/api/imports/${staged.id}/job`, { existing })
  expect(refused.statusCode).toBe(400)
  expect(refused.json().type).toBe('urn:kvittens:problem:import-existing-without-handover')
})
