import { ProhibitedIcon } from '../../ui/icons.ts'
import { useT } from '../../ui/t.tsx'

/** It wasn't them: what has ended, and what else may have to. */
export function CallStopped({ name }: { readonly name: string }) {
  const t = useT()
  return (
    <p className="call-stopped" role="status">
      <ProhibitedIcon className="call-script-icon" />
      <span>{t('call.stoppedText', { name })}</span>
    </p>
  )
}
