import type { FastifyRequest } from 'fastify'
import { HandoverDetail, HandoverParams } from '../../handovers/contract.ts'
import { listPresentedEvents } from '../../handovers/present-events.ts'
import { presentHandover } from '../../handovers/present-handover.ts'
import { getHandoverRow } from '../../handovers/view-queries.ts'
import type { Routes } from '../../platform/http.ts'
import { mayDo, requireOperator } from '../../roles/policy.ts'
import { ROLES } from '../../roles/role.ts'
import {
  AssignBody,
  DueBody,
  NoteBody,
  Owners,
  OwnersQuery,
  SnoozeBody,
  WorkedHandovers,
} from '../contract.ts'
import { listHandoverRows, listOwners } from './desk-queries.ts'
import { assignHandovers, setDueTime, snoozeHandovers, writeNote } from './work-handovers.ts'

const access = { to: 'ability', ability: 'followUps.work' } as const
const config = { access, audits: 1 } as const
const OWNING_ROLES = ROLES.map(({ name }) => name).filter((role) => mayDo([role], 'followUps.work'))

export const deskRoutes: Routes = async (app) => {
  app.post(
    '/follow-ups/assign',
    { config, schema: { body: AssignBody, response: { 200: WorkedHandovers } } },
    async ({ context, body }) => {
      await assignHandovers(context, body)
      return await present(context, body.numbers)
    },
  )

  app.post(
    '/follow-ups/snooze',
    { config, schema: { body: SnoozeBody, response: { 200: WorkedHandovers } } },
    async ({ context, body }) => {
      await snoozeHandovers(context, body)
      return await present(context, body.numbers)
    },
  )

  app.post(
    '/follow-ups/due',
    { config, schema: { body: DueBody, response: { 200: WorkedHandovers } } },
    async ({ context, body }) => {
      await setDueTime(context, body)
      return await present(context, body.numbers)
    },
  )

  app.post(
    '/handovers/:number/notes',
    {
      config,
      schema: { params: HandoverParams, body: NoteBody, response: { 200: HandoverDetail } },
    },
    async ({ context, params: { number }, body }) => {
      await writeNote(context, number, body.note)
      const row = await getHandoverRow(context.db, number)
      const view = presentHandover(row, requireOperator(context.actor), context.now())
      return { ...view, events: await listPresentedEvents(context.db, row.id) }
    },
  )

  app.get(
    '/follow-ups/owners',
    { config: { access }, schema: { querystring: OwnersQuery, response: { 200: Owners } } },
    async ({ context, query: { search } }) => ({
      value: await listOwners(context.db, { roles: OWNING_ROLES, search }),
    }),
  )
}

async function present({ db, actor, now }: FastifyRequest['context'], numbers: readonly number[]) {
  const viewer = requireOperator(actor)
  const rows = await listHandoverRows(db, numbers)
  return { value: rows.map((row) => presentHandover(row, viewer, now())) }
}
