import type { Decision } from '../platform/contract.ts'
import { Problem } from '../platform/problem.ts'
import { mayDo, type RoleHolder } from '../roles/policy.ts'
import type { Import, ImportMapping, ImportState } from './contract.ts'

/** A file whose lines are staged. */
export interface ImportFile {
  readonly id: string
  readonly operatorId: string
  readonly fileName: string
  readonly source: Import['source']
  readonly columns: readonly string[]
  readonly columnsKey: string
  /** Its number, which isn't 1 where it stands below empty ones. */
  readonly firstLine: number
  readonly lineCount: number
  readonly state: 'mapping' | 'verifying' | 'verified'
  readonly mapping: ImportMapping | null
  readonly revision: number
  readonly verifiedThrough: number
  readonly verifiedLines: number
  readonly jobNumber: number | null
  readonly jobState: string | null
  readonly jobStartedAt: Date | null
  readonly jobEndedAt: Date | null
  readonly createdAt: Date
  readonly touchedAt: Date
}

/** One whose columns are known. */
export interface MappedFile extends ImportFile {
  readonly mapping: ImportMapping
}

const DAY_MS = 86_400_000
/** Staged lines hold personal data: they are kept over a weekend, and no longer than somebody works with them. */
export const KEPT_WITHOUT_RUN_MS = 4 * DAY_MS
export const KEPT_AFTER_RUN_MS = 7 * DAY_MS
/** So many files of one operator may be under way at a time. */
export const MOST_STAGED = 10

export function erasedAt({ jobNumber, jobEndedAt, touchedAt }: ImportFile, now: Date): Date {
  const withoutRun = touchedAt.getTime() + KEPT_WITHOUT_RUN_MS
  if (jobNumber === null) return new Date(withoutRun)
  return new Date(Math.max(withoutRun, (jobEndedAt ?? now).getTime() + KEPT_AFTER_RUN_MS))
}

/** While a job goes by the lines, they stay as they were planned. */
export function stateOf({ state, jobNumber, jobEndedAt }: ImportFile): ImportState {
  return jobNumber !== null && jobEndedAt === null ? 'planned' : state
}

export function assertNotPlanned(file: ImportFile): void {
  if (stateOf(file) !== 'planned') return
  throw new Problem(
    'conflict',
    'import-planned',
    'A job goes by these lines. Cancel it first, or wait until it is done.',
    { job: file.jobNumber },
  )
}

/** What a job has done, lines don't know: they say what was true before it. */
export function assertNotRun({ jobNumber, jobStartedAt }: ImportFile): void {
  if (jobNumber === null || jobStartedAt === null) return
  throw new Problem(
    'conflict',
    'import-ran-already',
    'A job has run these lines. Have the file verified again first.',
    { job: jobNumber },
  )
}

export function requireMapped(file: ImportFile): MappedFile {
  const { mapping } = file
  if (mapping !== null) return { ...file, mapping }
  throw new Problem('conflict', 'import-not-mapped', 'Say first what the columns are.')
}

export function requireVerified(file: ImportFile): MappedFile {
  if (file.state === 'verified') return requireMapped(file)
  throw new Problem('conflict', 'import-not-verified', 'The lines are not verified yet.')
}

const ALLOWED: Decision = { allowed: true }

/** Adding and updating are rights of their own. */
export function decideImport(actor: RoleHolder, mode: ImportMapping['mode']): Decision {
  const adds = mode === 'update' || mayDo(actor.roles, 'users.create')
  const updates = mode === 'add' || mayDo(actor.roles, 'users.update')
  return adds && updates ? ALLOWED : { allowed: false, reason: 'no-ability' }
}

/** Lines are read from behind this one: what holds the columns' names is nobody. */
export function lastOfHeader({ mapping, firstLine }: ImportFile): number {
  return mapping?.header === true ? firstLine : firstLine - 1
}
