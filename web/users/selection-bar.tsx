import { useRef } from 'react'
import { COUNTED_UP_TO } from '../bulk/counted.ts'
import { Button } from '../ui/fluent.ts'
import { CloseIcon, CopyIcon } from '../ui/icons.ts'
import { useFormats, useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'
import type { Selection } from './use-selection.ts'

interface Props {
  readonly total: number | null
  readonly isLoading: boolean
  readonly selection: Selection
}

export function SelectionBar({ total, isLoading, selection }: Props) {
  const t = useT()
  const toasts = useToasts()
  const { number } = useFormats()
  const { rows, isAll, offersAll } = selection
  const bar = useRef<HTMLDivElement>(null)
  const isMore = total !== null && total > COUNTED_UP_TO

  async function handleCopy() {
    await navigator.clipboard.writeText(rows.map((user) => user.userPrincipalName).join('\n'))
    toasts.success({ title: t('users.copiedNames', { count: rows.length }) })
  }

  /** The button is gone then: focus goes to what undoes it. */
  function handleAll() {
    bar.current?.querySelector<HTMLElement>('.selection-clear')?.focus()
    selection.onAll()
  }

  function countText(): string {
    if (isLoading) return t('common.loading')
    if (isAll) {
      return isMore || total === null
        ? t('users.selectedMatchingMore', { count: COUNTED_UP_TO })
        : t('users.selectedMatching', { count: total })
    }
    if (rows.length > 0) return t('users.selected', { count: rows.length })
    if (total === null) return ''
    if (isMore) return t('users.moreThan', { count: number.format(COUNTED_UP_TO) })
    return t('users.count', { count: total })
  }

  return (
    <div className="selection-bar" ref={bar}>
      <span role="status">{countText()}</span>
      {offersAll && total !== null ? (
        <Button size="small" onClick={handleAll}>
          {isMore
            ? t('users.selectMatchingMore', { count: COUNTED_UP_TO })
            : t('users.selectMatching', { count: total })}
        </Button>
      ) : null}
      {rows.length === 0 ? null : (
        <Button
          className="selection-clear"
          appearance="subtle"
          size="small"
          icon={<CloseIcon />}
          onClick={selection.onClear}
        >
          {t('users.clearSelection')}
        </Button>
      )}
      {rows.length === 0 || isAll ? null : (
        <Button
          appearance="subtle"
          size="small"
          icon={<CopyIcon />}
          onClick={() => void handleCopy()}
        >
          {t('users.copyNames')}
        </Button>
      )}
    </div>
  )
}
