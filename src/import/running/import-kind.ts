import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../audit/in-transaction.ts'
import { giveNewPasswords, RESETTING } from '../../bulk/resets/give-new-passwords.ts'
import type { Job } from '../../jobs/job.ts'
import type { DueRow, JobKind, RowOutcome } from '../../jobs/job-kind.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import type { Context } from '../../platform/context.ts'
import type { HandoverOptions } from '../../resets/contract.ts'
import { type PreparedReset, prepareReset } from '../../resets/prepare-reset.ts'
import { requireAllowed } from '../../roles/policy.ts'
import { requireMapped } from '../import-file.ts'
import { listLinesNumbered, type StoredLine } from '../line-queries.ts'
import { findFile } from '../queries.ts'
import { parseLine } from '../verifying/parse-line.ts'
import { addUsers, type Newcomer } from './add-users.ts'
import { gatherLines } from './gather-lines.ts'
import { digestOf, importIdOf, optionsOf, planOf } from './import-job.ts'
import { type Renewed, updateUsers } from './update-users.ts'

interface PreparedImport {
  /** Whoever is added is this one. */
  readonly id: string
  readonly reset: PreparedReset | undefined
}
type DueImport = { readonly row: DueRow; readonly prepared: PreparedImport }

/** Users from a file are added, and changed. */
export const importKind: JobKind<PreparedImport> = {
  name: 'import',

  gather: (ctx, _organisation, job) => gatherLines(ctx, job),

  async prepare(ctx, organisation, job, row) {
    const id = randomUUID()
    const reset = await prepareRow(ctx, organisation, job, row, row.userId ?? id)
    // With its hash made: a transaction waits for nothing.
    await reset?.hash
    return { id, reset }
  },

  async apply(tx, organisation, job, rows) {
    const found = await findFile(tx.db, importIdOf(job))
    if (found === undefined) return rows.map(() => LINE_GONE)
    // Its columns were mapped anew, or another job goes by it.
    if (found.jobNumber !== job.number) return rows.map(() => LINE_CHANGED)
    const file = requireMapped(found)
    const lines = await listLinesNumbered(
      tx.db,
      file.id,
      rows.map(({ row }) => planOf(row).line),
    )
    const byNumber = new Map(lines.map((line) => [line.line, line]))
    const known = rows.flatMap((due, index) => {
      const plan = planOf(due.row)
      const line = byNumber.get(plan.line)
      if (line === undefined || line.leftOut || digestOf(line.cells) !== plan.cells) return []
      return [{ index, due, line, parsed: parseLine(line.cells, file.mapping) }]
    })
    const outcomes = rows.map((): RowOutcome => LINE_CHANGED)
    const settle = (of: readonly { index: number }[], settled: readonly RowOutcome[]): void => {
      for (const [position, outcome] of settled.entries())
        outcomes[of[position]?.index ?? -1] = outcome
    }
    const adding = known.filter(({ due }) => due.row.userId === null)
    const newcomers = adding.map(({ due, line, parsed }) => newcomerOf(job, due, line, parsed))
    settle(adding, await addAll(tx, organisation, job, newcomers))
    const updating = known.filter(({ due }) => due.row.userId !== null)
    const renewed = updating.flatMap(({ due: { row }, parsed }): Renewed[] =>
      row.userId === null ? [] : [{ userId: row.userId, parsed }],
    )
    const updated = await updateUsers(tx, renewed, { mapping: file.mapping, organisation, job })
    settle(updating, updated)
    const receiving = updating.flatMap(({ index, due: { row, prepared } }) =>
      row.userId === null || prepared.reset === undefined || outcomes[index]?.state !== 'done'
        ? []
        : [{ index, userId: row.userId, prepared: prepared.reset }],
    )
    const given = await giveNewPasswords(tx, organisation, job, receiving, RESETTING)
    // Whole or not at all: where the password is refused, what the file says of the user isn't saved either.
    for (const outcome of given)
      if (outcome.state === 'failed') requireAllowed({ allowed: false, reason: outcome.reason })
    settle(receiving, given)
    return outcomes
  },
}

const LINE_GONE: RowOutcome = { state: 'failed', reason: 'import-line-gone' }
/** What was previewed, and perhaps approved, is what is run: a line that was changed since is previewed again. */
const LINE_CHANGED: RowOutcome = { state: 'failed', reason: 'import-line-changed' }

async function addAll(
  tx: Transaction,
  organisation: Organisation,
  job: Job,
  newcomers: readonly Newcomer[],
): Promise<RowOutcome[]> {
  if (newcomers.length === 0) return []
  const accountEnabled = optionsOf(job).blocked !== true
  return await addUsers(tx, newcomers, { job, organisation, accountEnabled })
}

function newcomerOf(
  job: Job,
  { row, prepared }: DueImport,
  { outcome }: StoredLine,
  parsed: Newcomer['parsed'],
): Newcomer {
  return {
    ...prepared,
    parsed,
    // As they were verified: a name that was made isn't made anew.
    userPrincipalName: outcome?.login ?? row.login,
    displayName: outcome?.name ?? row.name,
    roles: [...new Set([...parsed.roles, ...(optionsOf(job).roles ?? [])])],
  }
}

async function prepareRow(
  ctx: Context,
  organisation: Organisation,
  job: Job,
  row: DueRow,
  id: string,
): Promise<PreparedReset | undefined> {
  const { way, recipient, newDestination = false } = planOf(row)
  const { handover, existing } = optionsOf(job)
  if (way === undefined || handover === undefined) return undefined
  const lifetime = way === 'letter' ? handover.letterLifetime : handover.lifetime
  const options: HandoverOptions = {
    way,
    ...(typeof recipient === 'string' && { recipient }),
    ...(lifetime !== undefined && { lifetime }),
    ...(handover.language !== undefined && { language: handover.language }),
    // An address that was on file when it was planned, and isn't any more, is nothing that anybody was told of (S19).
    ...(row.userId !== null && (way === 'letter' || newDestination) && existing),
  }
  // Nobody chooses these passwords, so there are no words to compare them with.
  return await prepareReset(ctx, organisation, id, options, [])
}
