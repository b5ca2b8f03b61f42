import type { ComponentType } from 'react'
import type { JobRowState, JobState } from '../../src/jobs/contract.ts'
import {
  ClockIcon,
  DoneIcon,
  ErrorIcon,
  EyeIcon,
  PauseIcon,
  ProhibitedIcon,
  ResumeIcon,
  SearchIcon,
  VerifyIcon,
} from '../ui/icons.ts'
import type { Tone } from '../ui/state-badge.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { useT } from '../ui/t.tsx'

interface Look {
  readonly tone: Tone
  readonly icon: ComponentType<{ className?: string }>
}

const JOB_LOOKS: Record<JobState, Look> = {
  gathering: { tone: 'brand', icon: SearchIcon },
  draft: { tone: 'neutral', icon: EyeIcon },
  awaitingApproval: { tone: 'warning', icon: VerifyIcon },
  running: { tone: 'brand', icon: ResumeIcon },
  paused: { tone: 'warning', icon: PauseIcon },
  done: { tone: 'success', icon: DoneIcon },
  cancelled: { tone: 'neutral', icon: ProhibitedIcon },
}

const ROW_LOOKS: Record<JobRowState, Look> = {
  planned: { tone: 'neutral', icon: ClockIcon },
  leftOut: { tone: 'neutral', icon: ProhibitedIcon },
  done: { tone: 'success', icon: DoneIcon },
  failed: { tone: 'danger', icon: ErrorIcon },
  cancelled: { tone: 'neutral', icon: ProhibitedIcon },
}

export function JobStateBadge({ state }: { readonly state: JobState }) {
  const t = useT()
  return <StateBadge {...JOB_LOOKS[state]} label={t(`job.state.${state}`)} />
}

export function RowStateBadge({ state }: { readonly state: JobRowState }) {
  const t = useT()
  return <StateBadge quiet {...ROW_LOOKS[state]} label={t(`job.rowState.${state}`)} />
}
