import type { ReactElement } from 'react'
import { useRowTabIndex } from './row-tab-index.ts'

interface Props {
  readonly label: string
  readonly icon: ReactElement
  readonly disabledReason?: string | undefined
  readonly onClick: () => void
}

/** A small button in every row: no tooltip component of its own, since there are hundreds of them. */
export function RowButton({ label, icon, disabledReason, onClick }: Props) {
  const tabIndex = useRowTabIndex()
  const isDisabled = disabledReason !== undefined
  return (
    <button
      type="button"
      className="row-button"
      tabIndex={tabIndex}
      aria-label={isDisabled ? `${label}. ${disabledReason}` : label}
      title={disabledReason ?? label}
      aria-disabled={isDisabled}
      onClick={() => {
        if (!isDisabled) onClick()
      }}
    >
      {icon}
    </button>
  )
}
