import type { FastifyRequest } from 'fastify'
import type { Routes } from '../platform/http.ts'
import { requireOperator } from '../roles/policy.ts'
import {
  DisputeBody,
  Handover,
  HandoverDetail,
  HandoverParams,
  RecordCallBody,
  RecordReceiptBody,
} from './contract.ts'
import { disputeByOperator } from './dispute-by-operator.ts'
import { stopHandover, withdrawHandover } from './end-handover.ts'
import { listPresentedEvents } from './present-events.ts'
import { presentHandover } from './present-handover.ts'
import { remindRecipient } from './reminders/remind-recipient.ts'
import { recordCallAttempt } from './record-call-attempt.ts'
import { recordReceipt } from './record-receipt.ts'
import { getHandoverRow } from './view-queries.ts'

const read = { to: 'ability', ability: 'followUps.read' } as const
const work = { to: 'ability', ability: 'followUps.work' } as const
const reset = { to: 'ability', ability: 'passwords.reset' } as const

export const handoverRoutes: Routes = async (app) => {
  app.get(
    '/handovers/:number',
    {
      config: { access: read },
      schema: { params: HandoverParams, response: { 200: HandoverDetail } },
    },
    async ({ context, params }) => {
      const { id, view } = await present(context, params.number)
      return { ...view, events: await listPresentedEvents(context.db, id) }
    },
  )

  app.post(
    '/handovers/:number/stop',
    {
      config: { access: reset, audits: 1 },
      schema: { params: HandoverParams, response: { 200: Handover } },
    },
    async ({ context, params }) => {
      await stopHandover(context, params.number)
      return (await present(context, params.number)).view
    },
  )

  app.post(
    '/handovers/:number/withdraw',
    {
      config: { access: reset, audits: 1 },
      schema: { params: HandoverParams, response: { 200: Handover } },
    },
    async ({ context, params }) => {
      await withdrawHandover(context, params.number)
      return (await present(context, params.number)).view
    },
  )

  app.post(
    '/handovers/:number/remind',
    {
      config: { access: work, audits: 1 },
      schema: { params: HandoverParams, response: { 200: Handover } },
    },
    async ({ context, params }) => {
      await remindRecipient(context, params.number)
      return (await present(context, params.number)).view
    },
  )

  app.post(
    '/handovers/:number/call-attempt',
    {
      config: { access: work, audits: 1 },
      schema: { params: HandoverParams, body: RecordCallBody, response: { 200: Handover } },
    },
    async ({ context, params, body }) => {
      await recordCallAttempt(context, params.number, body)
      return (await present(context, params.number)).view
    },
  )

  app.post(
    '/handovers/:number/dispute',
    {
      config: { access: reset, audits: 1 },
      schema: { params: HandoverParams, body: DisputeBody, response: { 200: Handover } },
    },
    async ({ context, params, body }) => {
      await disputeByOperator(context, params.number, body)
      return (await present(context, params.number)).view
    },
  )

  app.post(
    '/handovers/:number/receipt',
    {
      config: { access: work, audits: 1 },
      schema: { params: HandoverParams, body: RecordReceiptBody, response: { 200: Handover } },
    },
    async ({ context, params, body }) => {
      await recordReceipt(context, params.number, body)
      return (await present(context, params.number)).view
    },
  )
}

async function present(context: FastifyRequest['context'], number: number) {
  const row = await getHandoverRow(context.db, number)
  const viewer = requireOperator(context.actor)
  return {
    id: row.id,
    view: presentHandover(row, viewer, context.now()),
  }
}
