import { Button } from '../../ui/fluent.ts'
import { ViewsIcon } from '../../ui/icons.ts'
import { useT } from '../../ui/t.tsx'
import type { ListPart } from './list-parts.tsx'
import type { SavedViewsState } from './use-saved-views.ts'

interface Props {
  readonly saved: SavedViewsState
  readonly onOpen: (part: ListPart) => void
}

/** What is listed can be kept under a name once it is something of its own. */
export function ViewActions({ saved, onOpen }: Props) {
  const t = useT()
  const { views, current, isChanged } = saved
  return (
    <>
      {isChanged && current?.abilities.change.allowed === true ? (
        <Button onClick={() => onOpen('update')}>{t('views.update')}</Button>
      ) : null}
      {isChanged ? (
        <Button appearance="subtle" onClick={() => onOpen('save')}>
          {t(current === undefined ? 'views.save' : 'views.saveAsNew')}
        </Button>
      ) : null}
      <Button appearance="subtle" icon={<ViewsIcon />} onClick={() => onOpen('views')}>
        {views.length === 0 ? t('views.title') : t('views.count', { count: views.length })}
      </Button>
    </>
  )
}
