import { inTransaction } from '../../audit/in-transaction.ts'
import type { Context } from '../../platform/context.ts'
import { mayDo, requireAllowed, requireOperator } from '../../roles/policy.ts'
import type { MailChoice } from './mail-choice.ts'
import { saveMailChoice } from './telling-queries.ts'

/** An operator says what they want to be told by mail. */
export async function chooseMail(ctx: Context, choice: MailChoice): Promise<void> {
  const { id, name, roles } = requireOperator(ctx.actor)
  requireAllowed({ allowed: mayDo(roles, 'followUps.work'), reason: 'no-ability' })
  await inTransaction(ctx, async (tx) => {
    await saveMailChoice(tx.db, id, choice)
    tx.audit({
      action: 'user.mailChosen',
      target: { kind: 'user', id, name },
      detail: { choice },
    })
  })
}
