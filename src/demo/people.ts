import { suggestUserPrincipalName } from '../directory/suggest-user-principal-name.ts'
import { addressKey, normaliseEmailAddress } from '../platform/email-address.ts'
import type { Language } from '../platform/language.ts'
import { CHINESE_NAMES, NAME_GROUPS } from './names.ts'
import { OPERATORS } from './operators.ts'
import { seededRandom, type Random } from './random.ts'
import { WORKPLACES } from './workplaces.ts'

/** A user of the demo, with Graph's property names; whoever inserts it adds ids and times. */
export interface DemoPerson {
  readonly userPrincipalName: string
  readonly displayName: string
  readonly givenName: string
  readonly surname: string
  readonly mail: string
  /** Normalised; the first is the one that a hand-over goes to. */
  readonly otherMails: readonly string[]
  readonly mobilePhone: string | null
  readonly businessPhones: readonly string[]
  readonly jobTitle: string
  readonly department: string
  readonly officeLocation: string
  readonly city: string
  readonly country: string
  readonly preferredLanguage: Language
  readonly roles: readonly string[]
  readonly blocked: boolean
  readonly neverSignedIn: boolean
}

export const DEMO_ORGANISATION = {
  name: 'Contoso kommun',
  domain: 'contoso.example',
  supportContact: 'Servicedesk, 08-465 004 00, servicedesk@contoso.example',
  defaultLanguage: 'sv',
  languages: ['sv', 'en', 'de', 'zh-CN'],
} as const satisfies {
  name: string
  domain: string
  supportContact: string
  defaultLanguage: Language
  languages: readonly Language[]
}

type WorkplaceName = keyof typeof WORKPLACES

interface Draft {
  readonly givenName: string
  readonly surname: string
  /** The name in Latin letters, given name first. */
  readonly latin: readonly [givenName: string, surname: string]
  readonly workplace: WorkplaceName
  readonly preferredLanguage: Language
  readonly department?: string
  readonly jobTitle?: string
  readonly roles: readonly string[]
}

const SEED = 20_260_301
const WITHOUT_OTHER_MAIL = 15
const BLOCKED = 9
const NEVER_SIGNED_IN = 32
const MAIL_DOMAINS: Record<WorkplaceName, readonly string[]> = {
  kommun: ['home.example', 'mail.example', 'post.example', 'brev.example'],
  twin: ['mail.example', 'post.example', 'zuhause.example'],
  school: ['mail.example', '邮件.example'],
}

function splitReading(reading: string): readonly [string, string] {
  const [givenName = '', surname = ''] = reading.split(' ')
  return [givenName, surname]
}

function draftOperators(): Draft[] {
  return OPERATORS.map(({ reading, ...operator }) => {
    const workplaces: Record<Language, WorkplaceName> = {
      sv: 'kommun',
      en: 'kommun',
      de: 'twin',
      'zh-CN': 'school',
    }
    return {
      ...operator,
      latin: reading === undefined ? [operator.givenName, operator.surname] : splitReading(reading),
      workplace: workplaces[operator.preferredLanguage],
    }
  })
}

function draftEverybodyElse(random: Random): Draft[] {
  const drafts: Draft[] = CHINESE_NAMES.map(([surname, givenName, reading], index) => ({
    givenName,
    surname,
    latin: splitReading(reading),
    workplace: 'school',
    preferredLanguage: index % 10 === 9 ? 'en' : 'zh-CN',
    roles: [],
  }))
  for (const group of NAME_GROUPS) {
    const names = group.givenNames.flatMap((givenName) =>
      group.surnames.map((surname) => ({ givenName, surname })),
    )
    for (const { givenName, surname } of random.shuffle(names).slice(0, group.count))
      drafts.push({
        givenName,
        surname,
        latin: [givenName, surname],
        workplace: group.workplace,
        preferredLanguage: random.pick(group.languages),
        roles: [],
      })
  }
  return drafts
}

function normalised(address: string): string {
  const result = normaliseEmailAddress(address)
  if (!result.ok) throw new Error(`The demo holds ${address}, which is no address`)
  return result.address
}

/** Addresses that nobody else has, at domains that exist nowhere (RFC 2606). */
function otherMailsOf(draft: Draft, random: Random, taken: Set<string>): string[] {
  const [given, family] = (suggestUserPrincipalName(...draft.latin, 'x.example') ?? 'x@x.example')
    .replace(/@.*/, '')
    .split('.')
  const shapes = [
    `${given}.${family}`,
    `${given}${family}`,
    `${given}.${family}${random.below(90) + 10}`,
  ]
  const howMany = random.below(10) === 0 ? 2 : 1
  const addresses = random
    .shuffle(MAIL_DOMAINS[draft.workplace])
    .map((domain) => normalised(`${random.pick(shapes)}@${domain}`))
    .filter((address) => !taken.has(addressKey(address)))
    .slice(0, howMany)
  for (const address of addresses) taken.add(addressKey(address))
  return addresses
}

/**
 * Telephone numbers that were set aside for books and films, each used once while they last: 070-174 06
 * and 08-465 004 by Sweden's PTS, 0176 040 690 and 030 23125 by Germany's Bundesnetzagentur.
 */
function telephones(prefix: string, from: number, to: number, digits: number): string[] {
  return Array.from(
    { length: to - from + 1 },
    (_, index) => `${prefix}${String(from + index).padStart(digits, '0')}`,
  )
}

function firstOf<T>(things: readonly T[], count: number): Set<T> {
  return new Set(things.slice(0, count))
}

/** The demo's people, operators first; the same at every call. */
export function demoPeople(): readonly DemoPerson[] {
  const random = seededRandom(SEED)
  const operators = draftOperators()
  const others = draftEverybodyElse(random)
  const withoutOtherMail = firstOf(random.shuffle(others), WITHOUT_OTHER_MAIL)
  const blocked = firstOf(random.shuffle(others), BLOCKED)
  const neverSignedIn = firstOf(random.shuffle(others), NEVER_SIGNED_IN)
  const mobiles = {
    kommun: random.shuffle(telephones('+46 70 174 06 ', 5, 99, 2)),
    twin: random.shuffle(telephones('+49 176 040 690 ', 0, 99, 2)),
    school: [],
  }
  const desks = {
    kommun: telephones('+46 8 465 004 ', 1, 99, 2),
    twin: telephones('+49 30 23125 ', 100, 199, 3),
    school: [],
  }
  const takenAddresses = new Set<string>()
  const takenNames = new Set<string>()

  return [...operators, ...others].flatMap((draft): DemoPerson[] => {
    const userPrincipalName = suggestUserPrincipalName(
      ...draft.latin,
      DEMO_ORGANISATION.domain,
      draft.preferredLanguage,
    )
    // Where two names become one user name, the second person isn't hired.
    if (userPrincipalName === undefined || takenNames.has(userPrincipalName)) return []
    takenNames.add(userPrincipalName)
    const { city, country, departments } = WORKPLACES[draft.workplace]
    const department =
      departments.find(({ name }) => name === draft.department) ?? random.pick(departments)
    const mobilePhone = random.below(4) === 0 ? undefined : mobiles[draft.workplace].pop()
    const desk = random.below(3) === 0 ? undefined : desks[draft.workplace].shift()
    const isChinese = draft.workplace === 'school'
    return [
      {
        userPrincipalName,
        displayName: isChinese
          ? `${draft.surname}${draft.givenName}`
          : `${draft.givenName} ${draft.surname}`,
        givenName: draft.givenName,
        surname: draft.surname,
        mail: userPrincipalName,
        otherMails: withoutOtherMail.has(draft) ? [] : otherMailsOf(draft, random, takenAddresses),
        mobilePhone: mobilePhone ?? null,
        businessPhones: desk === undefined ? [] : [desk],
        jobTitle: draft.jobTitle ?? random.pick(department.titles),
        department: department.name,
        officeLocation: department.office,
        city,
        country,
        preferredLanguage: draft.preferredLanguage,
        roles: draft.roles,
        blocked: blocked.has(draft),
        neverSignedIn: neverSignedIn.has(draft),
      },
    ]
  })
}
