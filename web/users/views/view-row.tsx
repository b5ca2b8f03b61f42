import type { SavedView } from '../../../src/accounts/views/contract.ts'
import type { Decision } from '../../../src/platform/contract.ts'
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '../../ui/fluent.ts'
import {
  CheckIcon,
  CopyIcon,
  DeleteIcon,
  EditIcon,
  MoreIcon,
  PersonIcon,
  UsersIcon,
} from '../../ui/icons.ts'
import { useT } from '../../ui/t.tsx'
import { useReason } from '../../ui/use-decision.ts'
import { useFilterText } from '../users-chips.tsx'
import { FILTERS } from '../users-search.ts'

interface Props {
  readonly view: SavedView
  readonly isCurrent: boolean
  readonly onOpen: (view: SavedView) => void
  readonly onRename: (view: SavedView) => void
  readonly onCopy: (view: SavedView) => void
  readonly onShare: (view: SavedView) => void
  readonly onDelete: (view: SavedView) => void
}

/** A view with what it asks for, in words, and what can be done with it. */
export function ViewRow({ view, isCurrent, ...commands }: Props) {
  const t = useT()
  const reasonOf = useReason()
  const summary = useSummary()
  const { name, shared, own, ownerName, abilities } = view
  const item = (
    label: string,
    icon: typeof CopyIcon,
    run: (of: SavedView) => void,
    decision: Decision = { allowed: true },
  ) => {
    const Icon = icon
    const reason = reasonOf(decision)
    return (
      <MenuItem
        icon={<Icon />}
        disabled={reason !== undefined}
        {...(reason === undefined ? {} : { subText: reason })}
        onClick={() => run(view)}
      >
        {label}
      </MenuItem>
    )
  }

  return (
    <li className="views-row">
      <button
        type="button"
        className="views-open"
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => commands.onOpen(view)}
      >
        <span className="views-name">
          {name}
          {isCurrent ? <CheckIcon className="views-current" /> : null}
        </span>
        <span className="views-summary">{summary(view)}</span>
        <span className="views-summary">
          {own
            ? t(shared ? 'views.ownShared' : 'views.ownPrivate')
            : t('views.by', { name: ownerName })}
        </span>
      </button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<MoreIcon />}
            aria-label={t('views.actionsOf', { name })}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {item(t('views.rename'), EditIcon, commands.onRename, abilities.change)}
            {own
              ? item(
                  t(shared ? 'views.unshare' : 'views.shareNow'),
                  shared ? PersonIcon : UsersIcon,
                  commands.onShare,
                  abilities.share,
                )
              : null}
            {item(t('views.copy'), CopyIcon, commands.onCopy)}
            {item(t('views.delete'), DeleteIcon, commands.onDelete, abilities.delete)}
          </MenuList>
        </MenuPopover>
      </Menu>
    </li>
  )
}

/** What a view asks for: `Never signed in · Department: Skolan`. */
function useSummary(): (view: SavedView) => string {
  const t = useT()
  const textOf = useFilterText()
  return ({ query }) => {
    const parts = [
      t(`users.view.${query.view ?? 'all'}`),
      ...(query.search === undefined ? [] : [t('views.searchFor', { words: query.search })]),
      ...FILTERS.flatMap((filter) => {
        const value = query[filter]
        return value === undefined ? [] : [textOf(filter, value)]
      }),
    ]
    return parts.join(' · ')
  }
}
