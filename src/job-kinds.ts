import { ACTION_KINDS } from './bulk/actions/action-kinds.ts'
import { resetKind, restoreKind } from './bulk/resets/reset-kind.ts'
import { importKind } from './import/running/import-kind.ts'
import type { JobKind } from './jobs/job-kind.ts'

/** All that can be done to many at once. */
export const JOB_KINDS: readonly JobKind[] = [resetKind, restoreKind, importKind, ...ACTION_KINDS]
