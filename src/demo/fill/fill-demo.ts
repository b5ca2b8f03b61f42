import { inTransaction } from '../../audit/in-transaction.ts'
import { getOrganisation } from '../../organisation/queries.ts'
import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { Problem } from '../../platform/problem.ts'
import { newToken } from '../../platform/token.ts'
import { fillUsers, tidyFilled } from './fill-users.ts'

/** Made-up users for those who evaluate: in a demo, or where nobody real is yet. */
export async function fillDemo(
  ctx: Context,
  count: number,
  print: (line: string) => void,
): Promise<void> {
  const { kind, domains } = await getOrganisation(ctx.db)
  if (kind === 'real' && (await hasOrdinaryUsers(ctx.db)))
    throw new Problem(
      'conflict',
      'not-a-demo',
      'There are real users here. Made-up ones come only into a demo, or where nobody is yet but administrators.',
    )
  if (domains.length === 0)
    throw new Problem(
      'conflict',
      'no-domain',
      'Users need a domain. Set the organisation up first.',
    )
  const unknownHash = await ctx.hashing.hash(newToken())
  await inTransaction(ctx, async (tx) => {
    await fillUsers(tx.db, count, { domains, now: ctx.now(), unknownHash }, print)
    tx.audit({ action: 'demo.filled', detail: { users: count } })
  })
  await tidyFilled(ctx.db)
}

async function hasOrdinaryUsers(db: Database): Promise<boolean> {
  const found = await db
    .selectFrom('user_account as u')
    .select('u.id')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('role_assignment as r')
            .select('r.role')
            .whereRef('r.user_id', '=', 'u.id')
            .where('r.role', '=', 'GlobalAdministrator'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
