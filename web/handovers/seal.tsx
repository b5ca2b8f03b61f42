import { CopyButton } from '../ui/copy-button.tsx'
import { useT } from '../ui/t.tsx'

const SHOWN = 12
const GROUPS = /.{8}/g

interface Props {
  readonly sequence: number
  readonly mac: string
}

/** An event's number and seal: short on the screen, whole on paper and in the clipboard. */
export function Seal({ sequence, mac }: Props) {
  const t = useT()
  const number = String(sequence)
  return (
    <p className="seal">
      <span>{t('handover.trail.number', { number })}</span>
      {' · '}
      <span>{t('handover.trail.seal')} </span>
      <code className="seal-short" title={mac}>{`${mac.slice(0, SHOWN)}…`}</code>
      <code className="seal-whole">{mac.match(GROUPS)?.join(' ')}</code>
      <span className="seal-copy">
        <CopyButton text={`${number}:${mac}`} label={t('handover.trail.copy', { number })} />
      </span>
    </p>
  )
}
