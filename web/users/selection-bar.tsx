import type { UserListItem } from '../../src/accounts/contract.ts'
import { Button } from '../ui/fluent.ts'
import { CloseIcon, CopyIcon } from '../ui/icons.ts'
import { useFormats, useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'

/** The server counts up to here; above it only says "more". */
const COUNTED_UP_TO = 10_000

interface Props {
  readonly total: number | null
  readonly isLoading: boolean
  readonly selected: readonly UserListItem[]
  readonly onClear: () => void
}

export function SelectionBar({ total, isLoading, selected, onClear }: Props) {
  const t = useT()
  const toasts = useToasts()
  const { number } = useFormats()

  async function handleCopy() {
    await navigator.clipboard.writeText(selected.map((user) => user.userPrincipalName).join('\n'))
    toasts.success({ title: t('users.copiedNames', { count: selected.length }) })
  }

  function countText(): string {
    if (isLoading) return t('common.loading')
    if (total === null) return ''
    if (total > COUNTED_UP_TO) return t('users.moreThan', { count: number.format(COUNTED_UP_TO) })
    return t('users.count', { count: total })
  }

  return (
    <div className="selection-bar">
      <span role="status">
        {selected.length === 0 ? countText() : t('users.selected', { count: selected.length })}
      </span>
      {selected.length === 0 ? null : (
        <>
          <Button appearance="subtle" size="small" icon={<CloseIcon />} onClick={onClear}>
            {t('users.clearSelection')}
          </Button>
          <Button
            appearance="subtle"
            size="small"
            icon={<CopyIcon />}
            onClick={() => void handleCopy()}
          >
            {t('users.copyNames')}
          </Button>
        </>
      )}
    </div>
  )
}
