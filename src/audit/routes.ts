import { Readable } from 'node:stream'
import type { Routes } from '../platform/http.ts'
import {
  AuditActions,
  AuditExportQuery,
  AuditPage,
  AuditQuery,
  AuditVerification,
} from './contract.ts'
import { exportAudit, fileOf } from './export-audit.ts'
import { inTransaction } from './in-transaction.ts'
import { listAuditActions, listAuditEvents } from './queries.ts'
import { verifyChain } from './verify-chain.ts'

const access = { to: 'ability', ability: 'audit.read' } as const

export const auditRoutes: Routes = async (app) => {
  app.get(
    '/audit',
    { config: { access }, schema: { querystring: AuditQuery, response: { 200: AuditPage } } },
    async ({ context, query }) => await listAuditEvents(context.db, query),
  )

  app.get(
    '/audit/actions',
    { config: { access }, schema: { response: { 200: AuditActions } } },
    async ({ context }) => ({ value: await listAuditActions(context.db) }),
  )

  app.get(
    '/audit/export',
    { config: { access, audits: 1 }, schema: { querystring: AuditExportQuery } },
    async ({ context, query }, reply) => {
      const lines = await exportAudit(context, query)
      const { name, contentType } = fileOf(query.format, context.now())
      return await reply
        .type(contentType)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(Readable.from(lines))
    },
  )

  app.post(
    '/audit/verification',
    { config: { access, audits: 1 }, schema: { response: { 200: AuditVerification } } },
    async ({ context }) => {
      const verification = await verifyChain(context)
      await inTransaction(context, async (tx) => {
        tx.audit({
          action: 'audit.verified',
          detail: { intact: verification.intact, events: verification.events },
        })
      })
      return verification
    },
  )
}
