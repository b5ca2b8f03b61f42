import { inTransaction } from '../../audit/in-transaction.ts'
import { lockUser } from '../../directory/queries.ts'
import { referenceOf } from '../../handovers/handover.ts'
import { actorName, type Context } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { mayDo, requireAllowed, requireOperator } from '../../roles/policy.ts'
import { listRolesOf } from '../../roles/queries.ts'
import type { AssignBody, DueBody, SnoozeBody } from '../contract.ts'
import {
  changeHandovers,
  type DeskChanges,
  type DeskEvent,
  type DeskHandover,
  lockHandoversByNumber,
} from './desk-queries.ts'

const DAY_MS = 86_400_000
const SNOOZE_DAYS = 90
const DUE_DAYS = 365

/** Gives hand-overs to somebody, or to nobody. Of two who assign at once the later stands, and both are told of. */
export async function assignHandovers(ctx: Context, { numbers, ownerId }: AssignBody) {
  const owner = async (tx: Context) => (ownerId === null ? null : await lockOwner(tx.db, ownerId))
  await work(ctx, numbers, async (tx) => {
    const found = await owner(tx)
    return {
      action: 'handover.assigned',
      kind: 'assigned',
      detail: { to: found?.displayName ?? null },
      changes: { owner_id: ownerId },
      concerns: (handover) => handover.ownerId !== ownerId,
    }
  })
}

/** Puts hand-overs aside until then, or brings them back. */
export async function snoozeHandovers(ctx: Context, { numbers, until }: SnoozeBody) {
  const now = ctx.now()
  const snoozedUntil = readLaterTime(until, now, SNOOZE_DAYS)
  await work(ctx, numbers, async () => ({
    action: 'handover.snoozed',
    kind: 'snoozed',
    detail: { until: snoozedUntil?.toISOString() ?? null },
    changes: {
      snoozed_at: snoozedUntil === null ? null : now,
      snoozed_until: snoozedUntil,
    },
  }))
}

/** Sets the time from which on hand-overs need somebody, or takes it away. */
export async function setDueTime(ctx: Context, { numbers, dueAt }: DueBody) {
  const due = readLaterTime(dueAt, ctx.now(), DUE_DAYS)
  await work(ctx, numbers, async () => ({
    action: 'handover.dueSet',
    kind: 'due',
    detail: { until: due?.toISOString() ?? null },
    changes: { due_at: due },
  }))
}

/** Writes down what the next one should know; it stands in the receipt, and what it says not in the audit log. */
export async function writeNote(ctx: Context, number: number, note: string) {
  await work(ctx, [number], async () => ({
    action: 'handover.noted',
    kind: 'noted',
    detail: { note: note.trim() },
    audited: {},
    changes: {},
  }))
}

interface Work {
  readonly action: 'handover.assigned' | 'handover.snoozed' | 'handover.dueSet' | 'handover.noted'
  readonly kind: DeskEvent['kind']
  readonly detail: Readonly<Record<string, unknown>>
  /** What the audit log says; without it the event's detail. */
  readonly audited?: Readonly<Record<string, unknown>>
  readonly changes: DeskChanges
  /** Which of them are changed at all; without it all. */
  readonly concerns?: (handover: DeskHandover) => boolean
}

/** All of them or none, in one transaction, with an audit event for each. */
async function work(
  ctx: Context,
  numbers: readonly number[],
  plan: (tx: Context) => Promise<Work>,
): Promise<void> {
  const operator = requireOperator(ctx.actor)
  requireAllowed({ allowed: mayDo(operator.roles, 'followUps.work'), reason: 'no-ability' })
  await inTransaction(ctx, async (tx) => {
    const { action, kind, detail, audited, changes, concerns } = await plan(tx)
    const handovers = await lockHandoversByNumber(tx.db, numbers)
    requireAll(handovers, numbers)
    const ids = handovers.filter((each) => concerns?.(each) ?? true).map(({ id }) => id)
    await changeHandovers(tx.db, ids, changes, {
      kind,
      at: tx.now(),
      actorKind: tx.actor.kind,
      actorName: actorName(tx.actor),
      detail,
    })
    for (const { number, userId, displayName } of handovers)
      tx.audit({
        action,
        target: { kind: 'user', id: userId, name: displayName },
        detail: { ...(audited ?? detail), handover: referenceOf(number) },
      })
  })
}

function requireAll(found: readonly DeskHandover[], numbers: readonly number[]): void {
  const missing = new Set(numbers)
  for (const { number } of found) missing.delete(number)
  if (missing.size > 0)
    throw new Problem('notFound', 'handover-not-found', 'There is no such hand-over.', {
      handovers: [...missing].map(referenceOf),
    })
}

/** Locked, so that nobody loses their roles in the same moment. */
async function lockOwner(db: Context['db'], ownerId: string) {
  const owner = await lockUser(db, ownerId)
  const isHere = owner.deletedDateTime === null && owner.accountEnabled
  if (!isHere || !mayDo(await listRolesOf(db, ownerId), 'followUps.work'))
    throw new Problem(
      'conflict',
      'owner-cannot-work',
      'This person may not work follow-ups, or is blocked. Choose somebody else.',
    )
  return owner
}

function readLaterTime(text: string | null, now: Date, days: number): Date | null {
  if (text === null) return null
  const time = new Date(text)
  if (time > now && time.getTime() - now.getTime() <= days * DAY_MS) return time
  throw new Problem('invalid', 'time-out-of-range', `Choose a time within the next ${days} days.`, {
    days,
  })
}
