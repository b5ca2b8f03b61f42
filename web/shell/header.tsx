import './header.css'
import { Link } from '@tanstack/react-router'
import brand from '../brand.svg'
import { useSession } from '../session.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { KeyboardIcon, SearchIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { ThemeMenu } from './theme-menu.tsx'
import { UserMenu } from './user-menu.tsx'

interface Props {
  readonly onShortcuts: () => void
  readonly onPalette: () => void
}

export function Header({ onShortcuts, onPalette }: Props) {
  const t = useT()
  const { me } = useSession()
  return (
    <header className="header">
      <Link to="/" className="header-brand">
        <img src={brand} alt="" width="26" height="26" />
        <span className="header-product">Kvittens</span>
        <span className="header-organisation">{me.organisation.name}</span>
      </Link>
      <div className="header-tools">
        <ActionButton
          iconOnly
          appearance="subtle"
          icon={<SearchIcon />}
          label={t('shell.palette')}
          onClick={onPalette}
        />
        <span className="header-wide-only">
          <ActionButton
            iconOnly
            appearance="subtle"
            icon={<KeyboardIcon />}
            label={t('shell.shortcuts')}
            onClick={onShortcuts}
          />
        </span>
        <LanguageMenu />
        <ThemeMenu />
        <UserMenu />
      </div>
    </header>
  )
}
