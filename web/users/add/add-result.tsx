import { useNavigate } from '@tanstack/react-router'
import type { AddUserResponse } from '../../../src/accounts/contract.ts'
import { Button } from '../../ui/fluent.ts'
import { DoneFilledIcon } from '../../ui/icons.ts'
import { useT } from '../../ui/t.tsx'
import { ResetResult } from '../reset/reset-result.tsx'

/** Who was added, and what happens to their password. */
export function AddResult({ result }: { readonly result: AddUserResponse }) {
  const t = useT()
  const { user, handover, pin, password } = result
  return (
    <>
      {handover === null ? (
        <>
          <p className="reset-result-headline" role="status">
            <DoneFilledIcon className="reset-result-icon" />
            <span>{t('add.added', { name: user.displayName })}</span>
          </p>
          <p className="form-note">{t('add.noHandover')}</p>
        </>
      ) : (
        <ResetResult result={{ handover, pin, password }} isNew />
      )}
    </>
  )
}

interface FooterProps {
  readonly result: AddUserResponse
  readonly onClose: () => void
}

export function AddResultFooter({ result, onClose }: FooterProps) {
  const t = useT()
  const navigate = useNavigate()
  const isLetter = result.handover?.way === 'letter'
  return (
    <>
      <Button
        type="button"
        appearance="primary"
        onClick={() =>
          void (isLetter
            ? navigate({ to: '/letters' })
            : navigate({ to: '/users/$id', params: { id: result.user.id } }))
        }
      >
        {isLetter ? t('reset.printNow') : t('add.openUser')}
      </Button>
      <Button type="button" onClick={onClose}>
        {t('common.close')}
      </Button>
    </>
  )
}
