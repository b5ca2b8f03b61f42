import './section-links.css'
import { Link } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useEffect, useRef } from 'react'
import {
  ClockIcon,
  FollowUpIcon,
  JobsIcon,
  KeyboardIcon,
  KeyIcon,
  MailIcon,
  OrganisationIcon,
  SendIcon,
} from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import type { SettingsSection } from './settings-search.ts'
import { SECTIONS } from './settings-search.ts'

const ICONS: Record<SettingsSection, ComponentType<{ className?: string }>> = {
  organisation: OrganisationIcon,
  passwords: KeyIcon,
  handovers: SendIcon,
  bulk: JobsIcon,
  followUps: FollowUpIcon,
  sessions: ClockIcon,
  mail: MailIcon,
  keyboard: KeyboardIcon,
}

export function SectionLinks({ current }: { readonly current: SettingsSection }) {
  const t = useT()
  const frame = useRef<HTMLElement>(null)

  // On phones the sections stand side by side, and the present one may be beyond the edge.
  useEffect(() => {
    frame.current
      ?.querySelector(`[data-section="${current}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])

  return (
    <nav ref={frame} className="section-links" aria-label={t('settings.sections')}>
      <ul>
        {SECTIONS.map((section) => {
          const Icon = ICONS[section]
          return (
            <li key={section}>
              <Link
                to="/settings"
                search={{ section }}
                className="section-link"
                data-section={section}
                data-current={section === current}
                aria-current={section === current ? 'page' : undefined}
              >
                <Icon className="section-link-icon" />
                {t(`settings.section.${section}`)}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
