import type { Handover } from '../../../src/handovers/contract.ts'

const MINUTE_MS = 60_000

export type Owner = NonNullable<Handover['owner']>

/** What is done about whose a hand-over is and when somebody looks at it again. */
export type Work =
  | { readonly kind: 'assign'; readonly owner: Owner | null }
  | { readonly kind: 'snooze'; readonly until: string | null }
  | { readonly kind: 'due'; readonly dueAt: string | null }

export interface WorkRequest {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

export function requestOf(work: Work, numbers: readonly number[]): WorkRequest {
  switch (work.kind) {
    case 'assign':
      return {
        path: '/follow-ups/assign',
        body: { numbers, ownerId: work.owner === null ? null : work.owner.id },
      }
    case 'snooze':
      return { path: '/follow-ups/snooze', body: { numbers, until: work.until } }
    case 'due':
      return { path: '/follow-ups/due', body: { numbers, dueAt: work.dueAt } }
  }
}

/** What puts each hand-over back to where it was: one request for all that were alike. */
export function undoing(
  work: Work,
  before: readonly Handover[],
  now: number,
): readonly WorkRequest[] {
  const groups = new Map<string, { readonly work: Work; readonly numbers: number[] }>()
  for (const handover of before) {
    const former = formerOf(work, handover, now)
    const key = JSON.stringify(former)
    const group = groups.get(key) ?? { work: former, numbers: [] }
    group.numbers.push(handover.number)
    groups.set(key, group)
  }
  return [...groups.values()].map((group) => requestOf(group.work, group.numbers))
}

function formerOf(work: Work, handover: Handover, now: number): Work {
  switch (work.kind) {
    case 'assign':
      return { kind: 'assign', owner: handover.owner }
    case 'snooze':
      return { kind: 'snooze', until: isAhead(handover.snoozedUntil, now) }
    case 'due':
      return { kind: 'due', dueAt: formerDue(handover.dueAt, now) }
  }
}

/** Nothing can be put aside until a time that has passed. */
function isAhead(at: string | null, now: number): string | null {
  return at !== null && Date.parse(at) > now ? at : null
}

/** What was due already is due again in a minute: the server takes no time that has passed. */
function formerDue(dueAt: string | null, now: number): string | null {
  if (dueAt === null) return null
  return isAhead(dueAt, now) ?? new Date(now + MINUTE_MS).toISOString()
}

export function isOverdue({ dueAt }: Pick<Handover, 'dueAt'>, now: number): boolean {
  return dueAt !== null && Date.parse(dueAt) <= now
}

export function isSnoozed({ snoozedUntil }: Pick<Handover, 'snoozedUntil'>, now: number): boolean {
  return isAhead(snoozedUntil, now) !== null
}
