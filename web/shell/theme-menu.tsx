import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '../ui/fluent.ts'
import { ThemeIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import type { ThemeChoice } from '../ui/theme.tsx'
import { useThemeChoice } from '../ui/theme.tsx'

const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark']

export function ThemeMenu() {
  const t = useT()
  const { choice, choose } = useThemeChoice()
  return (
    <Menu
      checkedValues={{ theme: [choice] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const chosen = CHOICES.find((each) => each === checkedItems[0])
        if (chosen !== undefined) choose(chosen)
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={t('shell.theme')} relationship="label">
          <Button appearance="subtle" icon={<ThemeIcon />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {CHOICES.map((each) => (
            <MenuItemRadio key={each} name="theme" value={each}>
              {t(`theme.${each}`)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
