import { pauseIn } from '../deliveries/transport-queries.ts'
import type { Decision } from '../platform/contract.ts'
import { decideReset, mayDo, type RoleHolder } from '../roles/policy.ts'
import { ARRIVALS, decideReminder, type ReminderFacts } from './reminders/reminder.ts'
import type { Handover, HandoverEventKind } from './contract.ts'
import { isOver, referenceOf } from './handover.ts'
import { decideConfirm, decidePrint } from './letters/letter.ts'
import type { HandoverRow } from './view-queries.ts'

const no = (reason: string): Decision => ({ allowed: false, reason })
const YES: Decision = { allowed: true }

/** The record as an operator sees it, with what they may do, so that the interface never works it out again. */
export function presentHandover(row: HandoverRow, viewer: RoleHolder, now: Date): Handover {
  const reset = decideReset(viewer, { id: row.userId, roles: row.roles })
  const stopUntil = stopsUntil(row, now)
  const happened = (kind: HandoverEventKind) => row.steps.some((step) => step.kind === kind)
  const letter = {
    way: row.way,
    open: row.open,
    waits: row.letterWaits,
    wasOpened: happened('letterOpened'),
    wasPrinted: happened('printed'),
  }
  const [followUp, ...others] = row.followUps
  const isWaiting = row.message?.status === 'queued' || row.message?.status === 'delayed'
  const pause = isWaiting ? pauseIn(row.transports, row.recipient) : null
  return {
    number: row.number,
    reference: referenceOf(row.number),
    way: row.way,
    state: row.state,
    open: row.open,
    receiptAt: row.receiptAt?.toISOString() ?? null,
    user: {
      id: row.userId,
      displayName: row.displayName,
      userPrincipalName: row.userPrincipalName,
    },
    operatorName: row.operatorName,
    owner:
      row.ownerId === null || row.ownerName === null
        ? null
        : { id: row.ownerId, displayName: row.ownerName },
    dueAt: row.dueAt?.toISOString() ?? null,
    snoozedUntil:
      row.snoozedUntil !== null && row.snoozedUntil > now ? row.snoozedUntil.toISOString() : null,
    recipient: row.recipient,
    recipientOnFile: row.recipientOnFile,
    verification: row.verification,
    verificationNote: row.verificationNote,
    language: row.language,
    pinRequired: row.challenge === 'pin',
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    credentialExpiresAt: row.credentialExpiresAt.toISOString(),
    stopUntil: stopUntil?.toISOString() ?? null,
    transportPaused: pause?.reason ?? null,
    transportRetryAt: pause?.retryAt?.toISOString() ?? null,
    followUp:
      followUp === undefined
        ? null
        : { ...followUp, openedAt: new Date(followUp.openedAt).toISOString() },
    otherReasons: others.map(({ reason }) => reason),
    notes: row.notes?.count ?? 0,
    lastNote: row.notes?.last ?? null,
    calls: {
      count: row.calls?.count ?? 0,
      lastAt: row.calls?.lastAt == null ? null : new Date(row.calls.lastAt).toISOString(),
    },
    supersededBy: row.supersededBy,
    letter:
      row.printBy === null ? null : { printBy: row.printBy.toISOString(), waits: row.letterWaits },
    steps: row.steps.map(({ kind, at }) => ({ kind, at: new Date(at).toISOString() })),
    abilities: {
      sendAgain: row.userDeletedAt === null ? reset : no('user-deleted'),
      stop: stopUntil === null ? no('message-left') : reset,
      withdraw: row.open ? reset : no('already-ended'),
      recordReceipt: decideRecordReceipt(row, viewer),
      recordCall: decideRecordCall(row, viewer),
      dispute: isOver(row.state) ? no('already-ended') : reset,
      remind: mayDo(viewer.roles, 'followUps.work')
        ? decideReminder(reminderFacts(row), now)
        : no('no-ability'),
      printLetter: either(decidePrint(letter), reset),
      confirmPrinted: either(decideConfirm(letter), reset),
      work: mayDo(viewer.roles, 'followUps.work') ? YES : no('no-ability'),
    },
  }
}

function stopsUntil({ message, open }: HandoverRow, now: Date): Date | null {
  if (!open || message?.status !== 'queued' || message.leasedUntil !== null) return null
  const dueAt = new Date(message.dueAt)
  return dueAt > now ? dueAt : null
}

/** What stands against it itself, before who asks. */
function either(state: Decision, person: Decision): Decision {
  return state.allowed ? person : state
}

function decideRecordReceipt(row: HandoverRow, viewer: RoleHolder): Decision {
  if (!mayDo(viewer.roles, 'followUps.work')) return no('no-ability')
  // A sign-in from elsewhere is a receipt that somebody still has to vouch for.
  if (row.receiptAt !== null && !row.followUps.some(({ reason }) => reason === 'otherPlace'))
    return no('already-received')
  return isOver(row.state) ? no('already-ended') : YES
}

function decideRecordCall({ open, followUps }: HandoverRow, viewer: RoleHolder): Decision {
  if (!mayDo(viewer.roles, 'followUps.work')) return no('no-ability')
  return open || followUps.length > 0 ? YES : no('already-ended')
}

function reminderFacts({ claimedAt, steps, reminders, ...row }: HandoverRow): ReminderFacts {
  return {
    ...row,
    revealedAt: claimedAt,
    arrived: steps.some(({ kind }) => ARRIVALS.includes(kind)),
    remindedAt: reminders.map(({ at }) => new Date(at)),
  }
}
