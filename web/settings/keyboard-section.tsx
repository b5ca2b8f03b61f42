import { useSingleKeys } from '../ui/shortcuts/shortcuts.tsx'
import { useT } from '../ui/t.tsx'
import { SwitchRow } from './switch-row.tsx'

/** The reader's own, kept in their browser: saved as soon as it is switched. */
export function KeyboardSection() {
  const t = useT()
  const { singleKeys, setSingleKeys } = useSingleKeys()
  return (
    <div className="settings-form">
      <div>
        <h2>{t('settings.section.keyboard')}</h2>
        <p className="secondary-text">{t('settings.keyboard.text')}</p>
      </div>
      <SwitchRow
        label={t('settings.keyboard.single')}
        text={t('settings.keyboard.singleText')}
        checked={singleKeys}
        isReadOnly={false}
        onChange={setSingleKeys}
      />
      <p>{t('settings.keyboard.hint')}</p>
    </div>
  )
}
