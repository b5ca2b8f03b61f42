import type { Readable } from 'node:stream'
import { expect } from 'vitest'
import type { Import, ImportLine, ImportMapping } from '../src/import/contract.ts'
import type { Job } from '../src/jobs/contract.ts'
import { verifyImports } from '../src/import/verifying/verify-imports.ts'
import type { TestApp } from './test-app.ts'
import type { TestClient } from './test-client.ts'

/** Sends a file as a browser does: as it is. */
export async function upload(
  client: TestClient,
  file: string | Buffer | Readable,
  { name = 'pupils.csv', type = 'application/octet-stream', query = '' } = {},
) {
  return await client.request({
    method: 'POST',
    url: `/api/imports?name=${encodeURIComponent(name)}${query}`,
    payload: typeof file === 'string' ? Buffer.from(file) : file,
    headers: { 'content-type': type },
  })
}

/** What the worker does when a file waits to be verified. */
export async function verify(kvittens: TestApp): Promise<void> {
  while (await verifyImports(kvittens.context({ kind: 'job', name: 'import' })));
}

/** Uploads, maps as proposed or otherwise, and verifies. */
export async function stage(
  kvittens: TestApp,
  client: TestClient,
  file: string | Buffer,
  mapping: Partial<ImportMapping> = {},
): Promise<Import> {
  const uploaded = await upload(client, file)
  expect(uploaded.statusCode, uploaded.body).toBe(201)
  const { id, proposal } = uploaded.json<Import>()
  return await map(kvittens, client, id, { ...proposal.mapping, ...mapping })
}

export async function map(
  kvittens: TestApp,
  client: TestClient,
  id: string,
  mapping: ImportMapping,
): Promise<Import> {
  const mapped = await client.request({
    method: 'PUT',
    url: `/api/imports/${id}/mapping`,
    payload: mapping,
  })
  expect(mapped.statusCode, mapped.body).toBe(200)
  await verify(kvittens)
  return (await client.get(`/api/imports/${id}`)).json<Import>()
}

export async function linesOf(client: TestClient, id: string, query = ''): Promise<ImportLine[]> {
  const page = await client.get(`/api/imports/${id}/lines?top=200${query}`)
  expect(page.statusCode, page.body).toBe(200)
  return page.json<{ value: ImportLine[] }>().value
}

export async function patchLine(client: TestClient, id: string, line: number, payload: object) {
  return await client.request({
    method: 'PATCH',
    url: `/api/imports/${id}/lines/${line}`,
    payload,
  })
}

/** Plans and starts a job of all lines that can be, and does it. */
export async function runImport(
  kvittens: TestApp,
  client: TestClient,
  id: string,
  options: object = {},
): Promise<Job> {
  const planned = await client.post(`/api/imports/${id}/job`, options)
  expect(planned.statusCode, planned.body).toBe(202)
  const { number } = planned.json<{ number: number }>()
  await kvittens.runJobs()
  const { counts } = (await client.get(`/api/jobs/${number}`)).json<Job>()
  const started = await client.post(`/api/jobs/${number}/start`, { count: counts.planned })
  expect(started.statusCode, started.body).toBe(200)
  await kvittens.runJobs()
  return (await client.get(`/api/jobs/${number}`)).json<Job>()
}
