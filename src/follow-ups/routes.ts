import { presentHandover } from '../handovers/present-handover.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import type { Routes } from '../platform/http.ts'
import { requireOperator } from '../roles/policy.ts'
import { FollowUpCounts, FollowUpPage, FollowUpQuery } from './contract.ts'
import { countFollowUps, listFollowUps } from './queries.ts'

const access = { to: 'ability', ability: 'followUps.read' } as const

export const followUpRoutes: Routes = async (app) => {
  app.get(
    '/follow-ups',
    { config: { access }, schema: { querystring: FollowUpQuery, response: { 200: FollowUpPage } } },
    async ({ context, query: { group, scope = 'all', search, after } }) => {
      const viewer = requireOperator(context.actor)
      const now = context.now()
      const [urgent, dueAt, number] =
        decodeCursor(after, ['boolean', 'nullableString', 'number']) ?? []
      const isFirst = urgent === undefined || dueAt === undefined || number === undefined
      const { rows, next } = await listFollowUps(
        context.db,
        { viewerId: viewer.id, scope, now },
        { group, search, after: isFirst ? undefined : { urgent, dueAt, number } },
      )
      return {
        value: rows.map((row) => presentHandover(row, viewer, now)),
        next: next === null ? null : encodeCursor([next.urgent, next.dueAt, next.number]),
      }
    },
  )

  app.get(
    '/follow-ups/counts',
    { config: { access }, schema: { response: { 200: FollowUpCounts } } },
    async ({ context }) =>
      await countFollowUps(context.db, {
        viewerId: requireOperator(context.actor).id,
        now: context.now(),
      }),
  )
}
