import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditHead, auditSince, rowsOf } from '../../../test/flows.ts'
import { linesOf, map, patchLine, runImport, stage } from '../../../test/imports.ts'
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
  ['User name,First name,Last name,Class,Private e-mail', ...lines].join('\n')

test('those who are added get a link or a letter each, and those with problems are left out', async () => {
  const staged = await stage(
    kvittens,
    client,
    file(
      'run.a@test.example,Åsa,Ek,7B,run.a@home.example',
      'run.b@test.example,Bo,Ek,7B,',
      'run.c@test.example,,,7B,run.c@home.example',
    ),
  )
  expect(staged.counts).toMatchObject({ new: 2, problem: 1 })
  const before = await auditHead(kvittens)
  const job = await runImport(kvittens, client, staged.id, {
    handover: { way: 'setLink', withoutAddress: 'letter' },
  })
  expect(job.state).toBe('done')
  expect(job.counts).toMatchObject({ done: 2, leftOut: 1, failed: 0 })
  const users = await rowsOf(
    kvittens,
    `select u.display_name, u.department, h.way, h.recipient, h.recipient_on_file, a.source
     from user_account u left join handover h on h.user_id = u.id left join contact_address a on a.user_id = u.id
     where u.user_principal_name like 'run.%' order by u.user_principal_name`,
  )
  expect(users).toEqual([
    {
      display_name: 'Åsa Ek',
      department: '7B',
      way: 'setLink',
      recipient: 'run.a@home.example',
      recipient_on_file: true,
      source: 'imported',
    },
    {
      display_name: 'Bo Ek',
      department: '7B',
      way: 'letter',
      recipient: null,
      recipient_on_file: expect.anything(),
      source: null,
    },
  ])
  const added = (await auditSince(kvittens, before)).filter(({ action }) => action === 'user.added')
  expect(added.map(({ target_name }) => target_name)).toEqual(['Åsa Ek', 'Bo Ek'])
  kvittens.advance(11_000)
  const sent = await kvittens.deliver()
  expect(sent.map(({ to }) => to)).toContain('run.a@home.example')
})

test('a name that is taken meanwhile fails its own row only', async () => {
  const staged = await stage(
    kvittens,
    client,
    file('late.a@test.example,Ada,Ek,7B,', 'late.b@test.example,Bea,Ek,7B,'),
  )
  await kvittens.addUser({ userPrincipalName: 'Late.A@test.example' })
  const job = await runImport(kvittens, client, staged.id)
  expect(job.counts).toMatchObject({ done: 1, failed: 1 })
  expect(job.summary).toContainEqual(
    expect.objectContaining({ state: 'failed', reason: 'user-principal-name-taken' }),
  )
})

test('the same file updates those who are there, with a preview of what changes', async () => {
  const present = await kvittens.addUser({
    userPrincipalName: 'here@test.example',
    displayName: 'Ida Ek',
    otherMail: 'ida@home.example',
  })
  const staged = await stage(
    kvittens,
    client,
    file('HERE@test.example,Ida,Berg,8A,new@home.example', 'fresh@test.example,Bea,Ek,7B,'),
    { mode: 'addAndUpdate' },
  )
  expect(staged.counts).toMatchObject({ new: 1, changed: 1 })
  const [changed] = await linesOf(client, staged.id, '&only=changed')
  expect(changed).toMatchObject({
    userId: present.id,
    changes: [
      { field: 'surname', from: 'Ek', to: 'Berg' },
      { field: 'department', from: null, to: '8A' },
      { field: 'otherMails', from: 'ida@home.example', to: 'new@home.example' },
    ],
  })
  const job = await runImport(kvittens, client, staged.id)
  expect(job.counts).toMatchObject({ done: 2 })
  const [row] = await rowsOf(
    kvittens,
    `select display_name, surname, department, a.address, a.source from user_account u
     join contact_address a on a.user_id = u.id and a.kind = 'other' and a.removed_at is null where u.id = '${present.id}'`,
  )
  expect(row).toEqual({
    display_name: 'Ida Ek',
    surname: 'Berg',
    department: '8A',
    address: 'new@home.example',
    // S19: not on file for whoever put it there.
    source: 'operator',
  })
})

test('S19: what an operator may not change of somebody stays as it is, and the preview says so', async () => {
  const admin = await kvittens.addUser({
    userPrincipalName: 'boss@test.example',
    roles: ['GlobalAdministrator'],
    otherMail: 'boss@home.example',
  })
  const staged = await stage(
    kvittens,
    client,
    file('boss@test.example,Bo,Berg,HQ,thief@home.example'),
    { mode: 'update' },
  )
  const [line] = await linesOf(client, staged.id)
  expect(line).toMatchObject({
    status: 'changed',
    kept: [{ field: 'otherMails', reason: 'role-above-yours' }],
  })
  await runImport(kvittens, client, staged.id)
  const rows = await rowsOf(
    kvittens,
    `select address from contact_address where user_id = '${admin.id}' and kind = 'other' and removed_at is null`,
  )
  expect(rows).toEqual([{ address: 'boss@home.example' }])
})

test('user names are made from names, numbered where somebody has them', async () => {
  await kvittens.addUser({ userPrincipalName: 'eva.lind@test.example' })
  const text = 'First name,Last name\nEva,Lind\nEva,Lind\nEva,Lind\n张,伟\n'
  const staged = await stage(kvittens, client, text)
  expect(staged.proposal.mapping).toMatchObject({ makeNames: true, domain: 'test.example' })
  const lines = await linesOf(client, staged.id)
  expect(lines.map(({ userPrincipalName }) => userPrincipalName)).toEqual([
    'eva.lind2@test.example',
    'eva.lind3@test.example',
    'eva.lind4@test.example',
    '',
  ])
  expect(lines[3]).toMatchObject({ status: 'problem', problems: [{ code: 'nameNotMade' }] })
})

test('while a job goes by the lines nobody changes them, and what has run is verified anew', async () => {
  const staged = await stage(kvittens, client, file('plan.a@test.example,Ada,Ek,7B,'))
  const planned = await client.post(`/api/imports/${staged.id}/job`, {})
  expect(planned.statusCode).toBe(202)
  const refused = await patchLine(client, staged.id, 2, { leftOut: true })
  expect(refused.statusCode).toBe(409)
  expect((await client.post(`/api/imports/${staged.id}/job`, {})).statusCode).toBe(409)
  const { number } = planned.json()
  await kvittens.runJobs()
  await client.post(`/api/jobs/${number}/start`, { count: 1 })
  await kvittens.runJobs()
  const again = await client.post(`/api/imports/${staged.id}/job`, {})
  expect(again.json()).toMatchObject({ type: 'urn:kvittens:problem:import-ran-already' })
  const { counts } = await map(kvittens, client, staged.id, staged.proposal.mapping)
  expect(counts).toMatchObject({ problem: 1, new: 0 })
})
