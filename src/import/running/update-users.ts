import { changeAddresses } from '../../accounts/change-addresses.ts'
import { decideUpdate } from '../../accounts/policy.ts'
import type { Transaction } from '../../audit/in-transaction.ts'
import type { Job } from '../../jobs/job.ts'
import type { RowOutcome } from '../../jobs/job-kind.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import { decideSensitive, requireOperator } from '../../roles/policy.ts'
import type { ImportLine, ImportMapping, ImportTarget } from '../contract.ts'
import { changedFields } from '../verifying/changed-fields.ts'
import type { PresentUser } from '../verifying/decide-line.ts'
import { lockPresentUsers } from '../verifying/look-ups.ts'
import { LONGEST, type ParsedLine, type TextField } from '../verifying/parse-line.ts'
import { saveProfiles } from './update-queries.ts'

/** Somebody who is there, and what their line says of them. */
export interface Renewed {
  readonly userId: string
  readonly parsed: ParsedLine
}

interface Change {
  readonly present: PresentUser
  readonly parsed: ParsedLine
  readonly changes: ImportLine['changes']
}

/** Changes several users as their lines say, compared with what they are at this moment. In their order. */
export async function updateUsers(
  tx: Transaction,
  renewed: readonly Renewed[],
  {
    mapping,
    organisation,
    job,
  }: { mapping: ImportMapping; organisation: Organisation; job: Pick<Job, 'number'> },
): Promise<RowOutcome[]> {
  const operator = requireOperator(tx.actor)
  const present = await lockPresentUsers(
    tx.db,
    renewed.map(({ userId }) => userId),
  )
  const changed: Change[] = []
  const outcomes = renewed.map(({ userId, parsed }): RowOutcome => {
    const user = present.get(userId)
    if (user === undefined) return { state: 'failed', reason: 'user-not-found' }
    if (user.deletedDateTime !== null) return { state: 'failed', reason: 'user-deleted' }
    const may = decideUpdate(operator)
    if (!may.allowed) return { state: 'failed', reason: may.reason ?? 'no-ability' }
    const { changes } = changedFields(parsed, user, mapping, decideSensitive(operator, user))
    if (changes.length > 0) changed.push({ present: user, parsed, changes })
    return { state: 'done' }
  })
  await saveProfiles(tx.db, changed.map(profileOf))
  for (const { present: user, parsed, changes } of changed) {
    const has = (field: ImportTarget) => changes.some((change) => change.field === field)
    await changeAddresses(
      tx,
      operator,
      user,
      {
        mail: has('mail') ? (parsed.mail ?? null) : undefined,
        otherMails: has('otherMails') ? (parsed.otherMails ?? []) : undefined,
      },
      organisation.defaultLanguage,
    )
    tx.audit({
      action: 'user.updated',
      target: { kind: 'user', id: user.id, name: user.displayName },
      // Which properties, never what they hold: the log outlives the person's data.
      detail: { changed: changes.map(({ field }) => field).toSorted(), job: job.number },
    })
  }
  return outcomes
}

/** All of the profile, changed or not: one statement for everybody. */
function profileOf({ present, parsed, changes }: Change) {
  const has = (field: ImportTarget) => changes.some((change) => change.field === field)
  const texts = (Object.keys(LONGEST) as TextField[]).map((field) => [
    field,
    has(field) ? (parsed.texts[field] ?? null) : present[field],
  ])
  return {
    id: present.id,
    ...(Object.fromEntries(texts) as Record<TextField, string | null>),
    businessPhones: has('businessPhones') ? (parsed.businessPhones ?? []) : present.businessPhones,
    preferredLanguage: has('preferredLanguage')
      ? (parsed.preferredLanguage ?? null)
      : present.preferredLanguage,
  }
}
