import type { TestApp } from './test-app.ts'
import type { TestClient } from './test-client.ts'

/** What POST /api/bulk takes for a reset of these, by links to their addresses. */
export function resetOf(ids: readonly string[], handover: Record<string, unknown> = {}) {
  return {
    kind: 'reset',
    selection: { ids },
    handover: { way: 'revealLink', withoutAddress: 'leaveOut', ...handover },
  }
}

/** Plans it and answers its number, with its rows gathered. */
export async function planned(
  kvittens: TestApp,
  client: TestClient,
  body: object,
): Promise<number> {
  const answer = await client.post('/api/bulk', body)
  if (answer.statusCode !== 202) throw new Error(answer.body)
  await kvittens.runJobs()
  return answer.json().number
}

/** Starts all that is planned. Its rows wait until `runJobs` is called. */
export async function start(client: TestClient, number: number) {
  const job = (await client.get(`/api/jobs/${number}`)).json()
  return await client.post(`/api/jobs/${number}/start`, { count: job.counts.planned })
}

export type Standing = 'draft' | 'awaitingApproval' | 'running' | 'paused' | 'failed'

/** A job of two resets that stands there; `failed`: it has ended, and one of its rows failed. */
export async function jobThatIs(
  kvittens: TestApp,
  client: TestClient,
  standing: Standing,
): Promise<number> {
  const users = [await kvittens.addUser(), await kvittens.addUser()]
  const number = await planned(kvittens, client, resetOf(users.map(({ id }) => id)))
  if (standing === 'draft') return number
  if (standing === 'awaitingApproval')
    await kvittens.changeSettings({ bulkPolicy: { confirmAbove: 40, approveAbove: 1 } })
  await start(client, number)
  await kvittens.changeSettings({ bulkPolicy: { confirmAbove: 40, approveAbove: null } })
  if (standing === 'paused') await client.post(`/api/jobs/${number}/pause`)
  if (standing !== 'failed') return number
  await kvittens.pool.query('update user_account set deleted_at = $2 where id = $1', [
    users[0]?.id,
    kvittens.clock.now,
  ])
  await kvittens.runJobs()
  return number
}
