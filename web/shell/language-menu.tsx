import { useState } from 'react'
import { useSession } from '../session.tsx'
import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '../ui/fluent.ts'
import { LanguageIcon } from '../ui/icons.ts'
import { LANGUAGES, NATIVE_NAMES } from '../ui/languages.ts'
import { useProblemText } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'

export function LanguageMenu() {
  const t = useT()
  const { me, setLanguage } = useSession()
  const toasts = useToasts()
  const problemText = useProblemText()
  const [isPending, setPending] = useState(false)

  async function handleChange(chosen: string | undefined) {
    const language = LANGUAGES.find((each) => each === chosen)
    if (language === undefined || isPending) return
    setPending(true)
    try {
      await setLanguage(language)
    } catch (error) {
      toasts.problem({ title: problemText(error) })
    } finally {
      setPending(false)
    }
  }

  return (
    <Menu
      checkedValues={{ language: [me.language] }}
      onCheckedValueChange={(_, { checkedItems }) => void handleChange(checkedItems[0])}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={t('shell.language')} relationship="label">
          <Button appearance="subtle" icon={<LanguageIcon />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {LANGUAGES.map((language) => (
            <MenuItemRadio key={language} name="language" value={language} lang={language}>
              {NATIVE_NAMES[language]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
