import type { Decision } from '../platform/contract.ts'
import { mayDo, type RoleHolder } from '../roles/policy.ts'
import type { Ability } from '../roles/role.ts'
import type { Job as JobView, JobCounts, JobKindName, JobState } from './contract.ts'

export interface Job {
  readonly id: string
  readonly number: number
  readonly kind: JobKindName
  readonly state: JobState
  readonly operatorId: string
  readonly operatorName: string
  /** From where it was planned, for the audit log. */
  readonly network: string
  readonly options: Readonly<Record<string, unknown>>
  readonly selection: Readonly<Record<string, unknown>>
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly pausedAt: Date | null
  readonly pausedSeconds: number
  readonly endedAt: Date | null
  readonly pauseReason: 'operator' | 'operatorUnable' | null
  readonly approvedById: string | null
  readonly approvedByName: string | null
  readonly declinedByName: string | null
  readonly declinedAt: Date | null
}

/** A draft that nobody started, or nobody since it was declined, says nothing true any more. */
export const DRAFT_LIFETIME_MS = 86_400_000
/** Rows hold names: the hand-overs and the audit log say what must be known for longer. */
export const KEPT_MS = 90 * 86_400_000

const ABILITIES: Readonly<Record<JobKindName, Ability>> = {
  reset: 'passwords.reset',
  block: 'users.sensitive',
  unblock: 'users.sensitive',
  signOut: 'passwords.reset',
  delete: 'users.deleteRestore',
  restore: 'users.deleteRestore',
  assignRole: 'roles.assign',
  removeRole: 'roles.assign',
  import: 'users.create',
}

const ALLOWED: Decision = { allowed: true }
const refused = (reason: string): Decision => ({ allowed: false, reason })

/** May this kind of work be done at all? Each row is decided on besides. */
export function decideKind(actor: RoleHolder, kind: JobKindName): Decision {
  return mayDo(actor.roles, ABILITIES[kind]) ? ALLOWED : refused('no-ability')
}

/** Who got which hand-over is for those who follow up, and who may do the same. */
export function decideHandovers(
  viewer: RoleHolder,
  { kind, operatorId }: Pick<Job, 'kind' | 'operatorId'>,
): Decision {
  if (viewer.id === operatorId || mayDo(viewer.roles, 'followUps.read')) return ALLOWED
  return decideKind(viewer, kind)
}

/** What the viewer may do with the job as it stands. */
export function jobAbilities(
  viewer: RoleHolder,
  {
    kind,
    state,
    operatorId,
    approvedById,
  }: Pick<Job, 'kind' | 'state' | 'operatorId' | 'approvedById'>,
  counts: JobCounts,
): JobView['abilities'] {
  const able = decideKind(viewer, kind)
  const when = (isTime: boolean, reason = 'job-not-in-this-state'): Decision =>
    able.allowed && !isTime ? refused(reason) : able
  const isMine = viewer.id === operatorId
  const ofOperator = (isTime: boolean): Decision =>
    able.allowed && !isMine ? refused('not-your-job') : when(isTime)
  // Two people stand behind a large job: whoever approved it can't be the one who runs it as well.
  const ofRunner = (isTime: boolean): Decision =>
    able.allowed && isTime && viewer.id === approvedById ? refused('approved-by-you') : when(isTime)
  return {
    start:
      counts.planned === 0 && state === 'draft'
        ? when(false, 'nothing-to-do')
        : ofOperator(state === 'draft'),
    approve: able.allowed && isMine ? refused('yourself') : when(state === 'awaitingApproval'),
    pause: when(state === 'running'),
    resume: ofRunner(state === 'paused'),
    cancel: when(state !== 'done' && state !== 'cancelled'),
    retry: ofRunner((state === 'done' || state === 'paused') && counts.failed > 0),
    handovers: decideHandovers(viewer, { kind, operatorId }),
  }
}

/** Rows a second over the time that it ran, and how long the rest takes at that rate. */
export function pace(
  { state, startedAt, pausedAt, pausedSeconds, endedAt }: Job,
  { planned, done, failed }: JobCounts,
  now: Date,
): { ratePerSecond: number | null; secondsLeft: number | null } {
  if (startedAt === null || done + failed === 0) return { ratePerSecond: null, secondsLeft: null }
  const until = endedAt ?? pausedAt ?? now
  const seconds = (until.getTime() - startedAt.getTime()) / 1000 - pausedSeconds
  if (seconds <= 0) return { ratePerSecond: null, secondsLeft: null }
  const ratePerSecond = (done + failed) / seconds
  return {
    ratePerSecond,
    secondsLeft: state === 'running' ? Math.ceil(planned / ratePerSecond) : null,
  }
}
