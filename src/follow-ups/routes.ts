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
    async ({ context, query: { group, search, after } }) => {
      const viewer = requireOperator(context.actor)
      const [urgent, number] = decodeCursor(after, ['boolean', 'number']) ?? []
      const { rows, next } = await listFollowUps(context.db, {
        group,
        search,
        after: urgent === undefined || number === undefined ? undefined : { urgent, number },
      })
      return {
        value: rows.map((row) => presentHandover(row, viewer, context.now())),
        next: next === null ? null : encodeCursor([next.urgent, next.number]),
      }
    },
  )

  app.get(
    '/follow-ups/counts',
    { config: { access }, schema: { response: { 200: FollowUpCounts } } },
    async ({ context }) => await countFollowUps(context.db, context.now()),
  )
}
