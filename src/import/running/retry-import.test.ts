import { afterAll, beforeAll, expect, test } from 'vitest'
import { linesOf, map, patchLine, runImport, stage } from '../../../test/imports.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'
import type { Import } from '../contract.ts'

let kvittens: TestApp
let client: TestClient
beforeAll(async () => {
  kvittens = await startTestApp()
  client = (await kvittens.signedIn(['UserAdministrator'])).client
})
afterAll(() => kvittens.stop())

/** Two lines, the first of which fails since its name was taken; and whose name that is. */
async function failedImport(prefix: string): Promise<{ file: Import; number: number }> {
  const text = `User name,Display name\n${prefix}.a@test.example,A\n${prefix}.b@test.example,B`
  const file = await stage(kvittens, client, text)
  const taken = await kvittens.addUser({ userPrincipalName: `${prefix}.a@test.example` })
  const job = await runImport(kvittens, client, file.id)
  expect(job.counts).toMatchObject({ done: 1, failed: 1 })
  await kvittens.pool.query(
    `update user_account set user_principal_name = $2 || '.moved@test.example' where id = $1`,
    [taken.id, prefix],
  )
  return { file, number: job.number }
}

async function retried(number: number) {
  const answer = await client.post(`/api/jobs/${number}/retry`, {})
  expect(answer.statusCode, answer.body).toBe(200)
  await kvittens.runJobs()
  return (await client.get(`/api/jobs/${number}`)).json()
}

test('a line that failed is tried again as it was previewed', async () => {
  const { number } = await failedImport('good')
  expect((await retried(number)).counts).toMatchObject({ done: 2, failed: 0 })
})

test.each([
  ['was left out', { leftOut: true }],
  ['says something else', { cells: [{ column: 1, value: 'Somebody else' }] }],
])('a line that %s since the preview is not run by trying again', async (name, change) => {
  const { file, number } = await failedImport(name.includes('out') ? 'out' : 'other')
  const [line] = await linesOf(client, file.id)
  const changed = await patchLine(client, file.id, line?.line ?? 0, change)
  expect(changed.statusCode, changed.body).toBe(200)
  const job = await retried(number)
  expect(job.counts).toMatchObject({ done: 1, failed: 1 })
  expect(job.summary).toContainEqual(
    expect.objectContaining({ state: 'failed', reason: 'import-line-changed' }),
  )
})

test('a file whose columns were mapped anew is not run by the old job', async () => {
  const { file, number } = await failedImport('mapped')
  const { mapping } = file
  if (mapping === null) throw new Error('It was mapped.')
  await map(kvittens, client, file.id, { ...mapping, targets: ['userPrincipalName', 'surname'] })
  const job = await retried(number)
  expect(job.counts).toMatchObject({ done: 1, failed: 1 })
})
