import type { Language } from '../platform/language.ts'

/** An operator of the demo, with a name that its role is easily remembered by. */
export interface Operator {
  readonly givenName: string
  readonly surname: string
  /** Where the name isn't written in Latin letters. */
  readonly reading?: string
  readonly roles: readonly string[]
  readonly jobTitle: string
  readonly department: string
  readonly preferredLanguage: Language
}

/** The demo's global administrator, for whom the start prints a sign-in link, comes first. */
export const OPERATORS: readonly Operator[] = [
  {
    givenName: 'Gunilla',
    surname: 'Granström',
    roles: ['GlobalAdministrator'],
    jobTitle: 'IT-chef',
    department: 'IT-avdelningen',
    preferredLanguage: 'sv',
  },
  {
    givenName: 'Gustav',
    surname: 'Gyllenhammar',
    roles: ['GlobalAdministrator'],
    jobTitle: 'Säkerhetssamordnare',
    department: 'Kommunledningskontoret',
    preferredLanguage: 'en',
  },
  {
    givenName: 'Petra',
    surname: 'Palm',
    roles: ['PasswordAdministrator'],
    jobTitle: 'Servicedesk',
    department: 'IT-avdelningen',
    preferredLanguage: 'sv',
  },
  {
    givenName: 'Peter',
    surname: 'Pfeiffer',
    roles: ['PasswordAdministrator'],
    jobTitle: 'Büroleitung',
    department: 'Partnerschaftsbüro Neustadt',
    preferredLanguage: 'de',
  },
  {
    givenName: '明',
    surname: '彭',
    reading: 'Ming Peng',
    roles: ['PasswordAdministrator'],
    jobTitle: '教务员',
    department: '康托索友谊学校',
    preferredLanguage: 'zh-CN',
  },
  {
    givenName: 'Henrik',
    surname: 'Hjelm',
    roles: ['HelpdeskAdministrator'],
    jobTitle: 'Servicedesk',
    department: 'IT-avdelningen',
    preferredLanguage: 'sv',
  },
  {
    givenName: 'Ulrika',
    surname: 'Uhlin',
    roles: ['UserAdministrator'],
    jobTitle: 'Systemförvaltare',
    department: 'HR-avdelningen',
    preferredLanguage: 'sv',
  },
  {
    givenName: 'Axel',
    surname: 'Ahlberg',
    roles: ['AuthenticationAdministrator'],
    jobTitle: 'IT-tekniker',
    department: 'IT-avdelningen',
    preferredLanguage: 'sv',
  },
  {
    givenName: 'Paula',
    surname: 'Peltonen',
    roles: ['PrivilegedAuthenticationAdministrator'],
    jobTitle: 'IT-arkitekt',
    department: 'IT-avdelningen',
    preferredLanguage: 'sv',
  },
  {
    givenName: 'Roland',
    surname: 'Roos',
    roles: ['PrivilegedRoleAdministrator'],
    jobTitle: 'Informationssäkerhetsansvarig',
    department: 'Kommunledningskontoret',
    preferredLanguage: 'sv',
  },
  {
    givenName: 'Leila',
    surname: 'Läckberg-Amini',
    roles: ['GlobalReader'],
    jobTitle: 'Revisor',
    department: 'Kommunledningskontoret',
    preferredLanguage: 'sv',
  },
  {
    givenName: 'Katarina',
    surname: 'Kask',
    roles: ['DirectoryReaders'],
    jobTitle: 'Registrator',
    department: 'Kommunledningskontoret',
    preferredLanguage: 'sv',
  },
  {
    givenName: 'Rasmus',
    surname: 'Rapp',
    roles: ['ReportsReader', 'DirectoryReaders'],
    jobTitle: 'Controller',
    department: 'Ekonomiavdelningen',
    preferredLanguage: 'sv',
  },
]
