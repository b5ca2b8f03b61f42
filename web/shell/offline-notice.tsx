import './banners.css'
import { useSyncExternalStore } from 'react'
import { WarningIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'

/** The region stands there always, so that a screen reader hears it fill. */
export function OfflineNotice() {
  const t = useT()
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status">
      {isOnline ? null : (
        <div className="banner banner-offline">
          <WarningIcon className="banner-icon" />
          <span>{t('shell.offline')}</span>
        </div>
      )}
    </div>
  )
}

function subscribe(notify: () => void) {
  window.addEventListener('online', notify)
  window.addEventListener('offline', notify)
  return () => {
    window.removeEventListener('online', notify)
    window.removeEventListener('offline', notify)
  }
}
