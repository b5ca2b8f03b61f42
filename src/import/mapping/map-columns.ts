import { inTransaction } from '../../audit/in-transaction.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import type { Context } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { requireAllowed, requireOperator } from '../../roles/policy.ts'
import type { ImportMapping } from '../contract.ts'
import { assertNotPlanned, decideImport } from '../import-file.ts'
import { lockFile, saveMapping } from '../queries.ts'
import { MAY_REPEAT } from './propose-mapping.ts'

/** Says what the columns are. A worker then verifies every line by it, from the beginning. */
export async function mapColumns(
  ctx: Context,
  { domains }: Pick<Organisation, 'domains'>,
  id: string,
  mapping: ImportMapping,
): Promise<void> {
  const operator = requireOperator(ctx.actor)
  requireAllowed(decideImport(operator, mapping.mode))
  await inTransaction(ctx, async (tx) => {
    const file = await lockFile(tx.db, id, operator.id)
    assertNotPlanned(file)
    assertMapping(mapping, file.columns.length, domains)
    await saveMapping(tx.db, id, mapping, tx.now())
    tx.audit({
      action: 'import.mapped',
      target: { kind: 'import', id, name: file.fileName },
      detail: { mode: mapping.mode, targets: mapping.targets.filter((target) => target !== null) },
    })
  })
}

/** What can never come to anything is said before all lines say it. */
export function assertMapping(
  { targets, mode, makeNames, domain }: ImportMapping,
  columnCount: number,
  domains: readonly string[],
): void {
  if (targets.length !== columnCount) throw incomplete('columnCount')
  const repeated = targets.find(
    (target, index) =>
      target !== null && !MAY_REPEAT.includes(target) && targets.indexOf(target) < index,
  )
  if (repeated !== undefined) throw incomplete('repeated', { target: repeated })
  if (domain !== null && !domains.includes(domain)) throw incomplete('domainNotYours', { domain })
  if (makeNames && domain === null) throw incomplete('domainMissing')
  const hasPersonName = ['givenName', 'surname', 'displayName'].some((target) =>
    targets.some((each) => each === target),
  )
  const isMade = makeNames && mode !== 'update' && hasPersonName
  if (!targets.includes('userPrincipalName') && !isMade) throw incomplete('userNameMissing')
  if (mode === 'add' && !hasPersonName) throw incomplete('displayNameMissing')
}

function incomplete(reason: string, detail: Record<string, unknown> = {}): Problem {
  return new Problem(
    'invalid',
    'import-mapping-incomplete',
    'With these columns nobody can be added or updated.',
    { field: 'targets', reason, ...detail },
  )
}
