import './banners.css'
import { useSession } from '../session.tsx'
import { Link } from '../ui/fluent.ts'
import { MailIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'

/** Nobody may take a demo for the real thing, or look for its mails elsewhere. */
export function DemoBanner() {
  const t = useT()
  const { me } = useSession()
  if (me.organisation.kind !== 'demo') return null
  return (
    <div className="banner banner-demo">
      <MailIcon className="banner-icon" />
      <span>
        {t('shell.demo')} <Link href="/mailbox">{t('shell.openMailbox')}</Link>
      </span>
    </div>
  )
}
