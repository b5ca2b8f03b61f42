import { RESETTING } from '../../bulk/resets/give-new-passwords.ts'
import { planReset } from '../../bulk/resets/plan-reset.ts'
import { listSuppressedOf } from '../../deliveries/suppression-queries.ts'
import type { Job } from '../../jobs/job.ts'
import type { PlannedRow } from '../../jobs/job-kind.ts'
import type { Context } from '../../platform/context.ts'
import { addressKey } from '../../platform/email-address.ts'
import { findResetTargets, type ResetTarget } from '../../resets/queries.ts'
import { decideReset, requireOperator, type RoleHolder } from '../../roles/policy.ts'
import type { ImportHandover } from '../contract.ts'
import { lastOfHeader, type MappedFile, requireMapped } from '../import-file.ts'
import { listLines, type StoredLine } from '../line-queries.ts'
import { findFile } from '../queries.ts'
import { type ParsedLine, parseLine } from '../verifying/parse-line.ts'
import {
  digestOf,
  importIdOf,
  type ImportOptions,
  type ImportPlan,
  optionsOf,
} from './import-job.ts'

const BATCH = 500

/** What is to become of each line, as it was verified. */
export async function* gatherLines(ctx: Context, job: Job): AsyncGenerator<PlannedRow[]> {
  const operator = requireOperator(ctx.actor)
  const found = await findFile(ctx.db, importIdOf(job))
  if (found === undefined) return
  const file = requireMapped(found)
  const options = optionsOf(job)
  let after = lastOfHeader(file)
  for (;;) {
    const lines = await listLines(ctx.db, file.id, { after, limit: BATCH })
    const last = lines.at(-1)
    if (last === undefined) return
    yield await planLines(ctx, operator, file, lines, options)
    after = last.line
  }
}

async function planLines(
  ctx: Context,
  operator: RoleHolder,
  { mapping }: MappedFile,
  lines: readonly StoredLine[],
  options: ImportOptions,
): Promise<PlannedRow[]> {
  const now = ctx.now()
  const parsed = new Map(lines.map(({ line, cells }) => [line, parseLine(cells, mapping)]))
  const addresses = [...parsed.values()].flatMap(({ otherMails }) => otherMails ?? [])
  const bounced =
    options.handover === undefined
      ? new Set<string>()
      : await listSuppressedOf(ctx.db, addresses.map(addressKey))
  const targets = await findPresent(ctx, lines, options)
  return lines.map((line): PlannedRow => {
    const planned = { line: line.line, cells: digestOf(line.cells) }
    const row = {
      userId: line.userId,
      name: line.outcome?.name ?? '',
      login: line.outcome?.login ?? '',
    }
    const leftOut = (reason: string): PlannedRow => ({
      ...row,
      plan: planned satisfies ImportPlan,
      leftOut: reason,
    })
    if (line.leftOut) return leftOut('import-left-out')
    const said = parsed.get(line.line)
    const target = targets.get(line.userId ?? '')
    if (target !== undefined && said !== undefined && options.handover !== undefined) {
      const wanted = (said.otherMails ?? []).filter((one) => !bounced.has(addressKey(one)))
      const reset = planPresent(operator, target, options.handover, { now, wanted })
      // Nobody can be handed a password to: what the file says of them is saved all the same.
      const onlyChanged = isUnreachable(reset.leftOut) && line.status === 'changed'
      if (!onlyChanged) return { ...reset, ...row, plan: { ...planned, ...reset.plan } }
    }
    if (line.status === 'unchanged') return leftOut('nothing-to-change')
    if (said === undefined || (line.status !== 'new' && line.status !== 'changed'))
      return leftOut('import-problem')
    const handover = line.status === 'new' ? options.handover : undefined
    if (handover === undefined) return { ...row, plan: planned satisfies ImportPlan, leftOut: null }
    const allowed = decideReset(operator, {
      id: '',
      roles: [...said.roles, ...(options.roles ?? [])],
    })
    if (!allowed.allowed) return leftOut(allowed.reason ?? 'no-ability')
    const plan = { ...planned, ...planHandover(handover, said, row.login, bounced) }
    return { ...row, plan: plan satisfies ImportPlan, leftOut: null }
  })
}

/** How somebody who is there gets a new password, or why not. */
function planPresent(
  operator: RoleHolder,
  target: ResetTarget,
  { way, withoutAddress }: ImportHandover,
  when: { readonly now: Date; readonly wanted: readonly string[] },
): PlannedRow {
  const decision = RESETTING.decide(operator, target, when.now)
  const handover = {
    way,
    withoutAddress: withoutAddress === 'letter' ? 'letter' : 'leaveOut',
  } as const
  return planReset(operator, target, decision, handover, when)
}

function isUnreachable(leftOut: string | null): boolean {
  return leftOut === 'no-address' || leftOut === 'address-bounced'
}

/** Those who are there and are to get a new password, as they are now. */
async function findPresent(
  { db, now }: Context,
  lines: readonly StoredLine[],
  { existing }: ImportOptions,
): Promise<ReadonlyMap<string, ResetTarget>> {
  if (existing === undefined) return new Map()
  const ids = lines.flatMap(({ userId, status, leftOut }) =>
    userId !== null && !leftOut && (status === 'changed' || status === 'unchanged') ? [userId] : [],
  )
  return ids.length === 0 ? new Map() : await findResetTargets(db, ids, now())
}

/** To the first address that isn't the account's own and doesn't bounce; else as was chosen for those who have none. */
function planHandover(
  { way, withoutAddress }: ImportHandover,
  { mail, otherMails = [] }: ParsedLine,
  login: string,
  bounced: ReadonlySet<string>,
): Omit<ImportPlan, 'line' | 'cells'> {
  const own = [login, mail ?? ''].map(addressKey)
  const recipient = otherMails.find((address) => {
    const key = addressKey(address)
    return !own.includes(key) && !bounced.has(key)
  })
  if (way !== 'letter' && recipient !== undefined) return { way, recipient }
  return way === 'letter' || withoutAddress === 'letter' ? { way: 'letter' } : {}
}
