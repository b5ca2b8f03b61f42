import { inTransaction } from '../audit/in-transaction.ts'
import { updateUser } from '../directory/queries.ts'
import type { Context } from '../platform/context.ts'
import type { Language } from '../platform/language.ts'
import { Problem } from '../platform/problem.ts'
import type { Session } from '../sessions/session.ts'

/** The language of one's own pages and messages. */
export async function changeLanguage(
  ctx: Context,
  { userId, displayName }: Session,
  language: Language,
  offered: readonly Language[],
): Promise<void> {
  if (!offered.includes(language))
    throw new Problem('invalid', 'language-not-offered', 'This language is not offered here.', {
      field: 'language',
    })
  await inTransaction(ctx, async (tx) => {
    await updateUser(tx.db, userId, { preferredLanguage: language })
    tx.audit({
      action: 'user.languageChanged',
      target: { kind: 'user', id: userId, name: displayName },
      detail: { language },
    })
  })
}
