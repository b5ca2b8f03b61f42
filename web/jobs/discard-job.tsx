import { useState } from 'react'
import type { Job } from '../../src/jobs/contract.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useT } from '../ui/t.tsx'
import { useReturnFocus } from '../ui/use-return-focus.ts'
import type { JobCommands } from './use-job-command.ts'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly job: Job
  readonly commands: JobCommands
}

/** A plan that was looked through isn't lost by one press. */
export function DiscardJob({ job: { abilities }, commands }: Props) {
  const t = useT()
  const { whyNot } = useJobWords()
  const [asks, setAsks] = useState(false)
  useReturnFocus(asks)
  return (
    <>
      <ActionButton
        label={t('job.discard')}
        disabledReason={whyNot(abilities.cancel)}
        isPending={commands.pending === 'cancel'}
        onClick={() => setAsks(true)}
      />
      <ConfirmDialog
        open={asks}
        title={t('job.discardAsk')}
        action={t('job.discard')}
        onConfirm={() => {
          commands.run('cancel')
          setAsks(false)
        }}
        onClose={() => setAsks(false)}
      >
        <p>{t('job.discardText')}</p>
      </ConfirmDialog>
    </>
  )
}
