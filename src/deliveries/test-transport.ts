import { randomUUID } from 'node:crypto'
import { inTransaction } from '../audit/in-transaction.ts'
import type { MailTestResult } from '../organisation/contract.ts'
import type { Organisation } from '../organisation/organisation.ts'
import { actorId, type Context } from '../platform/context.ts'
import type { Language } from '../platform/language.ts'
import { takeFromLimits } from '../platform/rate-limits.ts'
import { renderMessage } from './messages.tsx'
import type { MailTransport, SendResult } from './smtp-transport.ts'

const TESTS_AN_HOUR = 10

/**
 * Sends one message past the outbox and answers what the server said: somebody is waiting for it, and
 * nothing depends on it. It happens before the transaction that notes it.
 */
export async function testTransport(
  ctx: Context,
  transport: MailTransport | undefined,
  organisation: Organisation,
  { recipient, language }: { recipient: string; language: Language },
): Promise<MailTestResult> {
  const bucket = `mail-test:${actorId(ctx.actor) ?? ''}`
  await takeFromLimits(ctx.db, [{ bucket, limit: TESTS_AN_HOUR, windowSeconds: 3600 }], ctx.now())
  const result = await sendTest(ctx, transport, organisation, { recipient, language })
  await inTransaction(ctx, async (tx) => {
    tx.audit({
      action: 'organisation.mailTested',
      target: { kind: 'transport', id: 'mail', name: transport?.name ?? '' },
      detail: { recipient, accepted: result.accepted, reason: result.reason ?? undefined },
    })
  })
  return result
}

async function sendTest(
  ctx: Context,
  transport: MailTransport | undefined,
  organisation: Organisation,
  { recipient, language }: { recipient: string; language: Language },
): Promise<MailTestResult> {
  if (transport === undefined)
    return { accepted: false, reason: 'notConfigured', serverAnswer: null }
  const id = randomUUID()
  const parameters = { when: ctx.now().toISOString() }
  return testResult(
    await transport.send({
      id,
      messageId: `<${id}@${new URL(ctx.publicUrl).hostname}>`,
      recipient,
      mail: renderMessage({ template: 'test', parameters }, language, organisation),
    }),
  )
}

function testResult(result: SendResult): MailTestResult {
  const { fate, serverAnswer } = result
  return fate === 'accepted'
    ? { accepted: true, reason: null, serverAnswer }
    : { accepted: false, reason: result.reason, serverAnswer }
}
