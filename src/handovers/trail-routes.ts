import { AuditTrail } from '../audit/contract.ts'
import { getAuditHead } from '../audit/queries.ts'
import type { Routes } from '../platform/http.ts'
import { HandoverParams } from './contract.ts'
import { getTrailSubject, listTrail } from './trail-queries.ts'

/** What the audit log holds of a hand-over: apart from the hand-over, since not all who see that may read the log. */
export const trailRoutes: Routes = async (app) => {
  app.get(
    '/handovers/:number/audit',
    {
      config: { access: { to: 'ability', ability: 'audit.read' } },
      schema: { params: HandoverParams, response: { 200: AuditTrail } },
    },
    async ({ context: { db, now }, params }) => {
      const trail = await listTrail(db, await getTrailSubject(db, params.number))
      const { sequence, mac } = await getAuditHead(db)
      const head = { sequence, mac: mac.toString('hex'), readAt: now().toISOString() }
      return { ...trail, head }
    },
  )
}
