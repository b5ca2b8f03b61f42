import { expect } from 'vitest'
import type { FollowUpCounts } from '../src/follow-ups/contract.ts'
import type { Handover } from '../src/handovers/contract.ts'
import type { TestClient } from './test-client.ts'

/** What an operator's desk shows and does, through the front door. */
export async function listFollowUps(client: TestClient, query: string): Promise<Handover[]> {
  const answer = await client.get(`/api/follow-ups?${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().value
}

export async function numbersOf(client: TestClient, query: string): Promise<number[]> {
  return (await listFollowUps(client, query)).map(({ number }) => number)
}

export async function countsOf(client: TestClient): Promise<FollowUpCounts> {
  return (await client.get('/api/follow-ups/counts')).json()
}

export const assign = (client: TestClient, numbers: number[], ownerId: string | null) =>
  client.post('/api/follow-ups/assign', { numbers, ownerId })

export const snooze = (client: TestClient, numbers: number[], until: Date | null) =>
  client.post('/api/follow-ups/snooze', { numbers, until: until?.toISOString() ?? null })

export const setDue = (client: TestClient, numbers: number[], dueAt: Date | null) =>
  client.post('/api/follow-ups/due', { numbers, dueAt: dueAt?.toISOString() ?? null })
