import { randomUUID } from 'node:crypto'
import { REMINDER_KIND } from '../src/deliveries/message.ts'
import { recordReport } from '../src/deliveries/reports/record-report.ts'
import type { DeliveryReport } from '../src/deliveries/reports/report.ts'
import type { TestApp } from './test-app.ts'

/** Somebody's mail server tells what became of a hand-over's message, or of its newest reminder. */
export async function reportFate(
  kvittens: TestApp,
  number: number,
  about: Partial<DeliveryReport> & { readonly reminder?: boolean },
) {
  const { reminder = false, ...report } = about
  const { id } = await kvittens.db
    .selectFrom('delivery as d')
    .innerJoin('handover as h', 'h.id', 'd.handover_id')
    .select('d.id')
    .where('h.number', '=', number)
    .where('d.kind', reminder ? '=' : '!=', REMINDER_KIND)
    .orderBy('d.sequence', 'desc')
    .executeTakeFirstOrThrow()
  return await recordReport(kvittens.context({ kind: 'job', name: 'reports' }), {
    deliveryId: id,
    source: 'dsn',
    sourceEventId: randomUUID(),
    kind: 'delivered',
    status: null,
    diagnostic: null,
    reportedBy: 'mx.home.example',
    at: kvittens.clock.now,
    ...report,
  })
}
