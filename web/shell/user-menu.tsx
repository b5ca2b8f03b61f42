import { api } from '../api.ts'
import { useSession } from '../session.tsx'
import {
  Avatar,
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
            icon={<Avatar aria-hidden="true" name={me.displayName} size={28} color="brand" />}
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
