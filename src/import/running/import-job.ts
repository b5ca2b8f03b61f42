import { createHash } from 'node:crypto'
import type { Job } from '../../jobs/job.ts'
import type { ImportHandover, PlanImportBody } from '../contract.ts'

/** What was chosen for all lines of a file: as it is kept with the job. */
export type ImportOptions = PlanImportBody & { readonly mode: 'add' | 'update' | 'addAndUpdate' }

/** What is planned for one line. */
export interface ImportPlan {
  readonly line: number
  /** Of its cells, as they were when it was planned. */
  readonly cells: string
  readonly way?: ImportHandover['way']
  readonly recipient?: string | null
  readonly newDestination?: true
}

/** As the route checked it before it was stored. */
export function optionsOf({ options }: Job): ImportOptions {
  return options as unknown as ImportOptions
}

export function importIdOf({ selection }: Job): string {
  return String(selection['importId'])
}

/** Tells whether a line still says what it said when it was planned. */
export function digestOf(cells: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(cells)).digest('base64url').slice(0, 22)
}

/** As it was planned by this kind. */
export function planOf({ plan }: { readonly plan: Readonly<Record<string, unknown>> }): ImportPlan {
  return plan as unknown as ImportPlan
}
