import type { Language } from '../platform/language.ts'
import type {
  BulkPolicy,
  FollowUpPolicy,
  HandoverPolicy,
  PasswordPolicy,
  SessionPolicy,
} from './contract.ts'

/** An organisation is a database: there is one. */
export interface Organisation {
  readonly kind: 'demo' | 'real'
  readonly name: string
  readonly supportContact: string
  readonly defaultLanguage: Language
  readonly languages: Language[]
  readonly domains: string[]
  readonly setUp: boolean
  readonly passwordPolicy: PasswordPolicy
  readonly handoverPolicy: HandoverPolicy
  readonly sessionPolicy: SessionPolicy
  readonly followUpPolicy: FollowUpPolicy
  readonly bulkPolicy: BulkPolicy
}

export const DEFAULT_POLICIES: Pick<
  Organisation,
  'passwordPolicy' | 'handoverPolicy' | 'sessionPolicy' | 'followUpPolicy' | 'bulkPolicy'
> = {
  // NIST SP 800-63B and OWASP ASVS 5.0, 6.2.1: length, no composition rule.
  passwordPolicy: { minimumLength: 12, requireClasses: false, bannedTerms: [] },
  // ASVS 6.4.6: an operator neither chooses nor sees the password (S18).
  handoverPolicy: {
    setLinkFirst: false,
    operatorMayChoosePassword: false,
    operatorMaySeePassword: false,
    passwordInMessage: false,
    letters: true,
    defaultLifetime: '3d',
  },
  sessionPolicy: { idleMinutes: 60, absoluteHours: 12 },
  followUpPolicy: {
    delayedHours: 4,
    notFetchedHours: 24,
    notRevealedHours: 24,
    notSignedInHours: 24,
    // Five working days.
    letterDays: 7,
    expiresSoonHours: 12,
    otherPlace: 'country',
    timeZone: 'UTC',
    workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    quietHours: { from: '21:00', to: '07:00' },
    workingTimeOnly: false,
    reminders: { most: 2, afterHours: 24, beforeEndHours: 12 },
    digestAt: '07:30',
  },
  // As many as Microsoft 365 lets anybody reset at once.
  bulkPolicy: { confirmAbove: 40, approveAbove: null },
}

/** Until somebody says otherwise: where the language is at home; of English nobody knows. */
export function defaultTimeZone(language: Language): string {
  switch (language) {
    case 'sv':
      return 'Europe/Stockholm'
    case 'de':
      return 'Europe/Berlin'
    case 'zh-CN':
      return 'Asia/Shanghai'
    case 'en':
      return Intl.DateTimeFormat().resolvedOptions().timeZone
  }
}

/** Names sort with the collation of the organisation's language, in the database, so that paging agrees. */
export const COLLATIONS = {
  en: 'en-US-x-icu',
  sv: 'sv-SE-x-icu',
  de: 'de-DE-x-icu',
  'zh-CN': 'zh-Hans-CN-x-icu',
} as const satisfies Record<Language, string>
