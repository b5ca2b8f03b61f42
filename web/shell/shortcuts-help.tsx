import './shortcuts-help.css'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Switch,
} from '../ui/fluent.ts'
import { Keys } from '../ui/shortcuts/keys.tsx'
import type { Shortcut, ShortcutGroup } from '../ui/shortcuts/registry.ts'
import { isSingleKey } from '../ui/shortcuts/registry.ts'
import { useShortcutList, useSingleKeys } from '../ui/shortcuts/shortcuts.tsx'
import { useT } from '../ui/t.tsx'

const GROUPS: readonly ShortcutGroup[] = ['list', 'actions', 'go', 'everywhere']

export function ShortcutsHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const shortcuts = useShortcutList()
  const { singleKeys, setSingleKeys } = useSingleKeys()
  return (
    <Dialog
      open
      onOpenChange={(_, data) => {
        if (!data.open) onClose()
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('shell.shortcuts')}</DialogTitle>
          <DialogContent>
            <Switch
              checked={singleKeys}
              label={t('shortcuts.singleKeys')}
              onChange={(_, { checked }) => setSingleKeys(checked)}
            />
            {GROUPS.map((group) => (
              <Group
                key={group}
                title={t(`shortcuts.group.${group}`)}
                shortcuts={shortcuts.filter(
                  (shortcut) => shortcut.group === group && shortcut.disabled !== true,
                )}
                singleKeys={singleKeys}
              />
            ))}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

interface GroupProps {
  readonly title: string
  readonly shortcuts: readonly Shortcut[]
  readonly singleKeys: boolean
}

/** Two shortcuts for one thing (`x` and Space) are one line. */
function Group({ title, shortcuts, singleKeys }: GroupProps) {
  const byLabel = new Map<string, string[]>()
  for (const { label, keys } of shortcuts) {
    const usable = keys.filter((each) => singleKeys || !isSingleKey(each))
    if (usable.length > 0) byLabel.set(label, [...(byLabel.get(label) ?? []), ...usable])
  }
  if (byLabel.size === 0) return null
  return (
    <section>
      <h3 className="shortcuts-group">{title}</h3>
      <dl className="shortcuts-list">
        {[...byLabel].map(([label, keys]) => (
          <div key={label} className="shortcuts-line">
            <dt>{label}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
