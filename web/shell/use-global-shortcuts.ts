import { useNavigate } from '@tanstack/react-router'
import { useSession } from '../session.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.tsx'
import { useT } from '../ui/t.tsx'

interface Handlers {
  readonly onPalette: () => void
  readonly onHelp: () => void
}

export function useGlobalShortcuts({ onPalette, onHelp }: Handlers): void {
  const t = useT()
  const { can } = useSession()
  const navigate = useNavigate()
  const everywhere = { group: 'everywhere' as const }

  useShortcut({ ...everywhere, keys: ['Mod+k'], label: t('shortcut.palette'), run: onPalette })
  useShortcut({
    ...everywhere,
    keys: ['?'],
    label: t('shortcut.help'),
    inPalette: true,
    run: onHelp,
  })
  useShortcut({ ...everywhere, keys: ['Mod+Enter'], label: t('shortcut.submit') })
  useShortcut({
    keys: ['g h'],
    label: t('navigation.home'),
    group: 'go',
    inPalette: true,
    run: () => void navigate({ to: '/' }),
  })
  useShortcut({
    keys: ['g u'],
    label: t('navigation.users'),
    group: 'go',
    inPalette: true,
    disabled: !can('users.read'),
    run: () => void navigate({ to: '/users' }),
  })
  useShortcut({
    keys: ['g f'],
    label: t('navigation.followUp'),
    group: 'go',
    inPalette: true,
    disabled: !can('followUps.read'),
    run: () => void navigate({ to: '/follow-up' }),
  })
  useShortcut({
    keys: ['g a'],
    label: t('navigation.audit'),
    group: 'go',
    inPalette: true,
    disabled: !can('audit.read'),
    run: () => void navigate({ to: '/audit' }),
  })
  useShortcut({
    keys: ['g s'],
    label: t('navigation.settings'),
    group: 'go',
    inPalette: true,
    disabled: !can('settings.read'),
    run: () => void navigate({ to: '/settings' }),
  })
}
