import './progress-bar.css'
import { useState } from 'react'
import type { JobCounts } from '../../src/jobs/contract.ts'
import { useT } from '../ui/t.tsx'
import { progressOf, quarterOf } from './job-progress.ts'

interface Props {
  readonly counts: JobCounts
  /** Says each quarter aloud. */
  readonly isLive?: boolean
}

/** How much is settled; what failed stands in it in a tone, and in words beside it. */
export function ProgressBar({ counts, isLive = false }: Props) {
  const t = useT()
  const progress = progressOf(counts)
  const { settled, total, share } = progress
  const percent = Math.floor(share * 100)
  const failed = total === 0 ? 0 : counts.failed / total
  return (
    <>
      <div
        className="progress-bar"
        role="progressbar"
        aria-label={t('job.progressLabel')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={t('job.progress', { done: settled, total })}
      >
        <div className="progress-bar-done" style={{ width: `${(share - failed) * 100}%` }} />
        <div className="progress-bar-failed" style={{ width: `${failed * 100}%` }} />
      </div>
      {isLive ? <Quarters quarter={quarterOf(progress)} settled={settled} total={total} /> : null}
    </>
  )
}

interface QuartersProps {
  readonly quarter: number
  readonly settled: number
  readonly total: number
}

/** The words change only with the quarter, and so a screen reader speaks four times. */
function Quarters({ quarter, settled, total }: QuartersProps) {
  const t = useT()
  const [said, setSaid] = useState({ quarter, settled })
  if (said.quarter !== quarter) setSaid({ quarter, settled })
  return (
    <span role="status" className="visually-hidden">
      {t('job.quarter', { percent: said.quarter, done: said.settled, total })}
    </span>
  )
}
