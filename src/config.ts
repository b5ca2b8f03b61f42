import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { type Network, parseNetworks } from './platform/client-address.ts'
import { isCountryDatabase } from './platform/countries.ts'
import { isLoopbackHost } from './platform/loopback.ts'
import { isLanguage, type Language, LANGUAGES } from './platform/language.ts'
import type { ReportListenerSettings } from './deliveries/reports/report-listener.ts'
import type { ReportMailboxSettings } from './deliveries/report-mailbox/imap-settings.ts'
import type { MailEventSettings } from './deliveries/webhooks/settings.ts'
import type { SmtpSettings } from './deliveries/smtp-transport.ts'
import { readReportMailbox } from './imap-config.ts'
import { readMailEvents, readReportListener } from './mail-config.ts'
import { readTransports } from './smtp-config.ts'

/** Everything that an installation is told from outside, checked whole at start. */
export interface Config {
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null
  /** Null: the demo or `data/` of the checkout. */
  readonly dataDir: string | null
  /** Null in a demo: links then lead to localhost. Without a slash at the end. */
  readonly publicUrl: string | null
  readonly host: string
  readonly port: number
  /** The ways out for mail, in the order of preference; none: it waits. */
  readonly transports: readonly SmtpSettings[]
  /** Where delivery reports may come; null: nowhere. */
  readonly reports: ReportListenerSettings | null
  /** Where they may be read, if they can't come here; null: nowhere. */
  readonly reportMailbox: ReportMailboxSettings | null
  /** Who else tells what becomes of messages. */
  readonly mailEvents: MailEventSettings | null
  /** Null: read from, or made in, the data directory; only without a DATABASE_URL. */
  readonly keys: readonly Buffer[] | null
  readonly languages: readonly Language[]
  readonly trustedProxies: readonly Network[]
  /** A MaxMind DB file that says where networks are; null: the one that came with the package. */
  readonly countryDatabase: string | null
  readonly logLevel: string
}

export interface ConfigProblem {
  readonly setting: string
  readonly problem: string
  readonly remedy: string
}

/** Names every problem at once, each with its setting and its remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(
      ({ setting, problem, remedy }) => `  ${setting}: ${problem} ${remedy}`,
    )
    super(['The configuration has problems:', ...lines].join('\n'))
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** The environment, over what the file in KVITTENS_CONFIG says (lines of NAME=value). */
export function readEnvironment(environment: Environment): Environment {
  const file = environment['KVITTENS_CONFIG']
  if (file === undefined || file === '') return environment
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...environment }
  } catch (error) {
    const problem = `The file can't be read (${error instanceof Error ? error.message : 'unknown'}).`
    throw new ConfigError([
      { setting: 'KVITTENS_CONFIG', problem, remedy: 'Correct the path or unset it.' },
    ])
  }
}

export function parseConfig(environment: Environment): Config {
  const problems: ConfigProblem[] = []
  const setting: ReadSetting = (name) => {
    const value = environment[name]?.trim()
    return value === undefined || value === '' ? null : value
  }
  const report: Report = (name, problem, remedy) =>
    void problems.push({ setting: name, problem, remedy })

  const databaseUrl = setting('DATABASE_URL')
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    report(
      'DATABASE_URL',
      'This is no PostgreSQL address.',
      'Write postgres://user:password@host:5432/name.',
    )
  const keys = readKeys(setting('KVITTENS_KEY'), setting('KVITTENS_KEY_FILE'), report)
  if (
    databaseUrl !== null &&
    keys === null &&
    !problems.some(({ setting: name }) => name.startsWith('KVITTENS_KEY'))
  )
    report(
      'KVITTENS_KEY',
      'An installation with a DATABASE_URL must be given its key.',
      'Make one with `openssl rand -base64 32`, and keep it apart from the database.',
    )
  const publicUrl = readPublicUrl(setting('PUBLIC_URL'), report)
  if (databaseUrl !== null && setting('PUBLIC_URL') === null)
    report(
      'PUBLIC_URL',
      'It is missing.',
      'Say under which address people reach this server, such as https://passwords.example.org.',
    )
  const host = setting('HOST') ?? '127.0.0.1'
  if (!isLoopback(host) && publicUrl?.startsWith('https:') !== true)
    report(
      'HOST',
      'Beyond loopback the server needs an https PUBLIC_URL.',
      'Set PUBLIC_URL to the https address of this server, or leave HOST out.',
    )
  const mailEvents = readMailEvents(setting('MAIL_EVENTS'), report)
  const transports = readTransports(setting, report, mailEvents?.provider ?? null)
  const config: Config = {
    databaseUrl,
    dataDir: setting('KVITTENS_DATA'),
    publicUrl,
    host,
    port: readPort(setting('PORT'), report),
    transports,
    reports: readReportListener(setting, report, transports),
    reportMailbox: readReportMailbox(setting, report, transports),
    mailEvents,
    keys,
    languages: readLanguages(setting('KVITTENS_LANGUAGES'), report),
    trustedProxies: readProxies(setting('TRUSTED_PROXIES'), report),
    countryDatabase: readCountryDatabase(setting('COUNTRY_DATABASE'), report),
    logLevel: readLogLevel(setting('LOG_LEVEL'), report),
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

/** Notes a problem of one setting. */
export type Report = (name: string, problem: string, remedy: string) => void
/** A setting's value, null if it is missing or empty. */
export type ReadSetting = (name: string) => string | null

/** The first key seals, the others still open what was sealed before (rotation). */
function readKeys(inline: string | null, file: string | null, report: Report): Buffer[] | null {
  if (inline === null && file === null) return null
  const name = inline === null ? 'KVITTENS_KEY_FILE' : 'KVITTENS_KEY'
  let text = inline
  if (text === null) {
    try {
      text = readFileSync(file ?? '', 'utf8')
    } catch {
      report(name, "The file can't be read.", 'Correct the path or its permissions.')
      return null
    }
  }
  const keys = text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => Buffer.from(part, 'base64'))
  if (keys.length > 0 && keys.every((key) => key.length === 32)) return keys
  report(name, 'A key has 32 bytes, written in base64.', 'Make one with `openssl rand -base64 32`.')
  return null
}

/** Of an address to listen on, where IPv6 has no brackets. */
function isLoopback(host: string): boolean {
  return isLoopbackHost(host) || host === '::1'
}

/** Https, or loopback: passwords never cross a network in clear (S28). */
function readPublicUrl(value: string | null, report: Report): string | null {
  if (value === null) return null
  const remedy = 'Write an address such as https://passwords.example.org.'
  if (!URL.canParse(value)) {
    report('PUBLIC_URL', 'This is no address.', remedy)
    return null
  }
  const url = new URL(value)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHost(url.hostname)))
    report('PUBLIC_URL', 'It must begin with https://, but on loopback.', remedy)
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    report('PUBLIC_URL', 'It must hold nothing but scheme, host and port.', remedy)
  return url.origin
}

function readPort(value: string | null, report: Report): number {
  if (value === null) return 8080
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  report('PORT', 'This is no port.', 'Write a number up to 65535.')
  return 8080
}

function readLanguages(value: string | null, report: Report): Language[] {
  if (value === null) return [...LANGUAGES]
  const names = value.split(',').map((name) => name.trim())
  const languages = names.filter(isLanguage)
  if (languages.length === names.length && names.length > 0) return languages
  report(
    'KVITTENS_LANGUAGES',
    `Only ${LANGUAGES.join(', ')} are known.`,
    'List some of them, the main one first.',
  )
  return [...LANGUAGES]
}

function readProxies(value: string | null, report: Report): readonly Network[] {
  if (value === null) return []
  try {
    return parseNetworks(value.split(',').map((part) => part.trim()))
  } catch {
    report(
      'TRUSTED_PROXIES',
      'These are no networks.',
      'List addresses or networks such as 10.0.0.0/8, with commas.',
    )
    return []
  }
}

function readCountryDatabase(file: string | null, report: Report): string | null {
  if (file === null) return null
  try {
    if (isCountryDatabase(file)) return file
    report(
      'COUNTRY_DATABASE',
      'This is no MaxMind DB file.',
      'Name an .mmdb file of countries, or unset it to use the one that came along.',
    )
  } catch {
    report('COUNTRY_DATABASE', "The file can't be read.", 'Correct the path or its permissions.')
  }
  return null
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent']

function readLogLevel(value: string | null, report: Report): string {
  if (value === null || LEVELS.includes(value)) return value ?? 'info'
  report('LOG_LEVEL', 'There is no such level.', `Choose one of ${LEVELS.join(', ')}.`)
  return 'info'
}
