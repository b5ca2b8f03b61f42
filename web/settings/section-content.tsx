import type { Settings } from '../../src/organisation/contract.ts'
import { BulkSection } from './bulk-section.tsx'
import { FollowUpsSection } from './follow-ups-section.tsx'
import { HandoversSection } from './handovers-section.tsx'
import { KeyboardSection } from './keyboard-section.tsx'
import { MailSection } from './mail-section.tsx'
import { OrganisationSection } from './organisation-section.tsx'
import { PasswordsSection } from './passwords-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import type { SettingsSection } from './settings-search.ts'

interface Props {
  readonly section: SettingsSection
  readonly settings: Settings
}

export function SectionContent({ section, settings }: Props) {
  switch (section) {
    case 'organisation':
      return <OrganisationSection settings={settings} />
    case 'passwords':
      return <PasswordsSection policy={settings.passwordPolicy} />
    case 'handovers':
      return <HandoversSection policy={settings.handoverPolicy} />
    case 'bulk':
      return <BulkSection policy={settings.bulkPolicy} />
    case 'followUps':
      return <FollowUpsSection policy={settings.followUpPolicy} />
    case 'sessions':
      return <SessionsSection policy={settings.sessionPolicy} />
    case 'mail':
      return <MailSection />
    case 'keyboard':
      return <KeyboardSection />
  }
}
