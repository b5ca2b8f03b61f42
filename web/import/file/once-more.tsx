import { MessageBar, MessageBarBody } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'
import type { ImportStartSearch } from '../import-search.ts'

/** Files aren't kept as they were: one that is to be read otherwise is chosen again. */
export function OnceMore({ reading: { sheet, instead } }: { readonly reading: ImportStartSearch }) {
  const t = useT()
  if (instead === undefined) return null
  return (
    <MessageBar intent="info" layout="multiline" role="status">
      <MessageBarBody>
        {sheet === undefined ? t('import.onceMore') : t('import.onceMore.sheet', { sheet })}
      </MessageBarBody>
    </MessageBar>
  )
}
