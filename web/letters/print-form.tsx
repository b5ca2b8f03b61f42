import { ActionButton } from '../ui/action-button.tsx'
import { PrintIcon } from '../ui/icons.ts'

interface Props {
  readonly numbers: readonly number[]
  readonly label: string
  readonly isPrimary?: boolean
  readonly disabledReason?: string | undefined
}

/** The letters are pages of the server's own: the browser goes there, so that no code passes through a script. */
export function PrintForm({ numbers, label, isPrimary = true, disabledReason }: Props) {
  return (
    <form method="post" action="/letters/print">
      <input type="hidden" name="numbers" value={numbers.join()} />
      <ActionButton
        type="submit"
        appearance={isPrimary ? 'primary' : 'secondary'}
        icon={<PrintIcon />}
        label={label}
        disabledReason={disabledReason}
      />
    </form>
  )
}
