import type { Database } from '../platform/database.ts'
import type { HandoverEvent, HandoverEventKind } from './contract.ts'
import { listEvents } from './event-queries.ts'

/** Every event in order. Their details hold no secret: who writes one sees to that (S16). */
export async function listPresentedEvents(
  db: Database,
  handoverId: string,
): Promise<HandoverEvent[]> {
  const events = await listEvents(db, handoverId)
  return events.map((event) => ({
    ...event,
    // The database's check of the kind is the writer's type.
    kind: event.kind as HandoverEventKind,
    at: event.at.toISOString(),
  }))
}
