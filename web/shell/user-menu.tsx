import { api } from '../api.ts'
import { useSession } from '../session.tsx'
import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '../ui/fluent.ts'
import { PersonIcon, SignOutIcon } from '../ui/icons.ts'
import { useProblemText } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'

export function UserMenu() {
  const t = useT()
  const { me } = useSession()
  const toasts = useToasts()
  const problemText = useProblemText()

  async function handleSignOut() {
    try {
      await api.post('/sign-out')
      window.location.assign('/sign-in')
    } catch (error) {
      toasts.problem({ title: problemText(error) })
    }
  }

  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={t('shell.account', { name: me.displayName })} relationship="label">
          <Button
            appearance="subtle"
            icon={<span className="user-initials" data-initials={initialsOf(me.displayName)} />}
          />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <div className="user-menu-who">
          <strong>{me.displayName}</strong>
          <div className="secondary-text">{me.userPrincipalName}</div>
        </div>
        <MenuList>
          <MenuDivider />
          <MenuItemLink href="/account" icon={<PersonIcon />}>
            {t('shell.myAccount')}
          </MenuItemLink>
          <MenuItem icon={<SignOutIcon />} onClick={() => void handleSignOut()}>
            {t('shell.signOut')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

/** Drawn by the style sheet, since a button's visible text would have to be part of its name. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => /^./u.exec(word ?? '')?.[0].toUpperCase() ?? '').join('')
}
