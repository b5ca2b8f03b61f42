import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditHead, auditSince } from '../../test/flows.ts'
import { linesOf, patchLine, runImport, stage, upload } from '../../test/imports.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import type { TestClient } from '../../test/test-client.ts'
import type { Job } from '../jobs/contract.ts'
import type { Import } from './contract.ts'
import { eraseImports } from './erase-imports.ts'

let kvittens: TestApp
let client: TestClient
beforeAll(async () => {
  kvittens = await startTestApp()
  client = (await kvittens.signedIn(['UserAdministrator'])).client
})
afterAll(() => kvittens.stop())

const PEOPLE = 'User name,Name,Private e-mail\nann@test.example,Ann,ann@home.example\n'
const erase = () => eraseImports(kvittens.context({ kind: 'job', name: 'clock' }))

test('a file is its uploader alone: for another operator there is none', async () => {
  const staged = await stage(kvittens, client, PEOPLE)
  const { client: other } = await kvittens.signedIn(['GlobalAdministrator'])
  for (const path of ['', '/lines', '/problems.csv'])
    expect((await other.get(`/api/imports/${staged.id}${path}`)).statusCode).toBe(404)
  expect((await patchLine(other, staged.id, 2, { leftOut: true })).statusCode).toBe(404)
  expect((await other.post(`/api/imports/${staged.id}/job`, {})).statusCode).toBe(404)
  expect((await other.get('/api/imports')).json()).toEqual({ value: [] })
  await client.request({ method: 'DELETE', url: `/api/imports/${staged.id}` })
  expect((await client.get(`/api/imports/${staged.id}`)).statusCode).toBe(404)
})

test('a kept mapping is proposed for the next file with the same columns, for everybody who imports', async () => {
  const staged = await stage(kvittens, client, PEOPLE, { mode: 'addAndUpdate' })
  const kept = await client.post('/api/import-templates', { name: 'Pupils', importId: staged.id })
  expect(kept.statusCode).toBe(201)
  const { client: other } = await kvittens.signedIn(['UserAdministrator'])
  const { proposal } = (await upload(other, PEOPLE.toUpperCase())).json<Import>()
  expect(proposal).toMatchObject({
    by: 'template',
    template: 'Pupils',
    mapping: { mode: 'addAndUpdate' },
  })
  await client.request({ method: 'DELETE', url: `/api/import-templates/${kept.json().id}` })
  expect((await other.get('/api/import-templates')).json()).toEqual({ value: [] })
})

test('a line that is left out is in nobody its way, and comes back with its problems', async () => {
  const twins = `${PEOPLE}ANN@test.example,Anna,anna@home.example\n`
  const { id } = await stage(kvittens, client, twins)
  const out = await patchLine(client, id, 3, { leftOut: true })
  expect(out.json()).toMatchObject({
    line: { leftOut: true },
    others: [{ line: 2, status: 'new' }],
    counts: { new: 1, problem: 0, leftOut: 1 },
  })
  const back = await patchLine(client, id, 3, { leftOut: false })
  expect(back.json()).toMatchObject({ counts: { problem: 2, leftOut: 0 } })
  expect((await patchLine(client, id, 99, { leftOut: true })).statusCode).toBe(404)
  expect((await patchLine(client, id, 1, { leftOut: true })).statusCode).toBe(404)
  const twice = await Promise.all(
    ['x@test.example', 'y@test.example'].map((value) =>
      patchLine(client, id, 3, { cells: [{ column: 0, value }] }),
    ),
  )
  expect(twice.map(({ statusCode }) => statusCode)).toEqual([200, 200])
})

test('S2, S24: names that deceive are problems, and the list of problems is safe for spreadsheets', async () => {
  const rows = [
    'a\u202eb@test.example,Ann,',
    'c@test.example,Cia \u202egnp,',
    '"=cmd|x@test.example",Dan,"d@home.example, e@home.example"',
    'e@test.example,\u202bok\u202c,',
    'f@test.example,محمد,',
  ]
  const { id } = await stage(kvittens, client, `User name,Name,Private e-mail\n${rows.join('\n')}`)
  const lines = await linesOf(client, id)
  expect(lines.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    ['forbiddenCharacter'],
    ['forbiddenCharacter'],
    ['nameInvalid'],
    ['forbiddenCharacter'],
    [],
  ])
  const csv = (await client.get(`/api/imports/${id}/problems.csv`)).body
  expect(csv).toContain(`"'=cmd|x@test.example"`)
  expect(csv).toContain('This is not a user name.')
})

test('what nobody works with is erased after four days, and what has run seven days after its job', async () => {
  await erase()
  const staged = await stage(kvittens, client, PEOPLE)
  const run = await stage(kvittens, client, PEOPLE.replaceAll('ann@', 'ran@'))
  await runImport(kvittens, client, run.id)
  kvittens.advance(4 * 86_400_000 - 3_600_000)
  const before = await auditHead(kvittens)
  await erase()
  kvittens.advance(2 * 3_600_000)
  await erase()
  const erased = await auditSince(kvittens, before)
  expect(erased.map(({ action }) => action)).toContain('import.erased')
  const { client: again } = await signInAgain()
  expect((await again.get(`/api/imports/${staged.id}`)).statusCode).toBe(404)
  const left = await kvittens.db.selectFrom('import_file').select('id').execute()
  expect(left).toEqual([{ id: run.id }])
  kvittens.advance(3 * 86_400_000)
  await erase()
  expect(await kvittens.db.selectFrom('import_line').select('line').execute()).toEqual([])
})

const signInAgain = () => kvittens.signedIn(['UserAdministrator'])

test('who may not add users may not upload a file, and ten files are enough', async () => {
  const { client: helpdesk } = await kvittens.signedIn(['HelpdeskAdministrator'])
  expect((await upload(helpdesk, PEOPLE)).statusCode).toBe(403)
  const { client: eager } = await signInAgain()
  for (let sent = 0; sent < 10; sent++) expect((await upload(eager, PEOPLE)).statusCode).toBe(201)
  expect((await upload(eager, PEOPLE)).json()).toMatchObject({
    type: 'urn:kvittens:problem:import-too-many-files',
  })
})

test('a file that has run says so and no longer counts; a preview that was discarded has run nothing', async () => {
  const { client: own } = await signInAgain()
  const { id } = await stage(kvittens, own, PEOPLE.replaceAll('ann@', 'bea@'))
  const { number: discarded } = (await own.post(`/api/imports/${id}/job`, {})).json()
  const draft = (await own.get(`/api/jobs/${discarded}`)).json<Job>()
  expect(draft.importId).toBe(id)
  const { client: other } = await kvittens.signedIn(['GlobalAdministrator'])
  expect((await other.get(`/api/jobs/${discarded}`)).json<Job>().importId).toBe(null)
  expect((await own.post(`/api/jobs/${discarded}/cancel`, {})).statusCode).toBe(200)
  const file = async () => (await own.get(`/api/imports/${id}`)).json<Import>()
  expect((await file()).job).toEqual({ number: discarded, state: 'cancelled', hasRun: false })

  const { number } = await runImport(kvittens, own, id)
  const ran = { number, state: 'done', hasRun: true }
  expect((await file()).job).toEqual(ran)
  expect((await own.get('/api/imports')).json()).toMatchObject({ value: [{ id, job: ran }] })
  expect((await own.post(`/api/imports/${id}/job`, {})).json()).toMatchObject({
    type: 'urn:kvittens:problem:import-ran-already',
  })
  for (let sent = 0; sent < 10; sent++) expect((await upload(own, PEOPLE)).statusCode).toBe(201)
  expect((await upload(own, PEOPLE)).statusCode).toBe(409)
})
