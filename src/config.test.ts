import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ConfigError, parseConfig, readEnvironment } from './config.ts'

const KEY = randomBytes(32).toString('base64')
const REAL = {
  DATABASE_URL: 'postgres://kvittens:secret@db.example:5432/kvittens',
  PUBLIC_URL: 'https://passwords.example.org',
  KVITTENS_KEY: KEY,
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kvittens-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(text: string): string {
  const path = join(folder, randomBytes(6).toString('hex'))
  writeFileSync(path, text)
  return path
}

/** The settings that are complained about, in order. */
function complaints(environment: Record<string, string>): string[] {
  try {
    parseConfig(environment)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [...error.message.matchAll(/^ {2}(\w+):/gm)].map(([, setting]) => setting ?? '')
  }
}

test('nothing set is a configuration: embedded, on loopback, in all languages, without mail', () => {
  expect(parseConfig({})).toEqual({
    databaseUrl: null,
    dataDir: null,
    publicUrl: null,
    host: '127.0.0.1',
    port: 8080,
    transports: [],
    reports: null,
    reportMailbox: null,
    mailEvents: null,
    keys: null,
    languages: ['en', 'sv', 'de', 'zh-CN'],
    trustedProxies: [],
    countryDatabase: null,
    logLevel: 'info',
  })
})

test('every problem is named at once, with its setting and what to write instead', () => {
  const environment = {
    DATABASE_URL: 'mysql://db.example',
    KVITTENS_KEY: 'short',
    PUBLIC_URL: 'http://passwords.example.org',
    PORT: '70000',
    SMTP_URL: 'mail.example.org',
    KVITTENS_LANGUAGES: 'sv,da',
    TRUSTED_PROXIES: 'the proxy',
    COUNTRY_DATABASE: '/nowhere/countries.mmdb',
    LOG_LEVEL: 'loud',
  }
  expect(complaints(environment).toSorted()).toEqual(Object.keys(environment).toSorted())
  expect(() => parseConfig(environment)).toThrow(
    /^The configuration has problems:\n( {2}[A-Z_]+: [A-Z].+\. [A-Z].+\.\n?){9}$/,
  )
})

test('no complaint repeats a value, which may be a secret', () => {
  const secret = 'Xq7-not-for-a-terminal'
  for (const setting of ['DATABASE_URL', 'KVITTENS_KEY', 'SMTP_URL', 'MAIL_FROM']) {
    const environment = { SMTP_URL: 'smtp://mail.example.org', [setting]: secret }
    expect(() => parseConfig(environment)).toThrow(ConfigError)
    expect(() => parseConfig(environment)).not.toThrow(secret)
  }
})

test('a database of its own needs its key and the address that people use', () => {
  expect(complaints(REAL)).toEqual([])
  const { DATABASE_URL } = REAL
  expect(complaints({ DATABASE_URL })).toEqual(['KVITTENS_KEY', 'PUBLIC_URL'])
})

test.each([
  ['http://passwords.example.org', false],
  ['http://10.0.0.7:8080', false],
  ['https://passwords.example.org/portal', false],
  ['https://passwords.example.org/?a=1', false],
  ['ftp://passwords.example.org', false],
  ['passwords.example.org', false],
  ['https://passwords.example.org', true],
  ['https://passwords.example.org/', true],
  ['http://localhost:8080', true],
  ['http://127.0.0.1:8080', true],
])('S28: the public URL %s is fit to serve: %s', (PUBLIC_URL, isFit) => {
  expect(complaints({ ...REAL, PUBLIC_URL })).toEqual(isFit ? [] : ['PUBLIC_URL'])
})

test('the public URL ends without a slash', () => {
  expect(parseConfig({ PUBLIC_URL: 'https://passwords.example.org/' }).publicUrl).toBe(
    'https://passwords.example.org',
  )
})

test('of several keys the first seals; each has 32 bytes', () => {
  const [first, second] = [randomBytes(32), randomBytes(32)]
  const KVITTENS_KEY = `${first.toString('base64')}, ${second.toString('base64')}`
  expect(parseConfig({ ...REAL, KVITTENS_KEY }).keys).toEqual([first, second])
  const short = `${first.toString('base64')},${randomBytes(16).toString('base64')}`
  expect(complaints({ ...REAL, KVITTENS_KEY: short })).toEqual(['KVITTENS_KEY'])
})

test('the key may lie in a file of its own', () => {
  const { KVITTENS_KEY: _, ...without } = REAL
  const KVITTENS_KEY_FILE = file(`${KEY}\n`)
  expect(parseConfig({ ...without, KVITTENS_KEY_FILE }).keys?.[0]?.toString('base64')).toBe(KEY)
  expect(complaints({ ...without, KVITTENS_KEY_FILE: '/nowhere/key' })).toEqual([
    'KVITTENS_KEY_FILE',
  ])
})

test('mail leaves with TLS: at once, or by STARTTLS that is demanded but on loopback', () => {
  const MAIL_FROM = 'Service desk <passwords@example.org>'
  const smtp = (SMTP_URL: string) => parseConfig({ SMTP_URL, MAIL_FROM }).transports[0]
  expect(smtp('smtp://us%40er:p%3Ass@mail.example.org')).toEqual({
    name: 'mail.example.org',
    domains: [],
    limits: { perHour: null, perDay: null },
    host: 'mail.example.org',
    port: 587,
    implicitTls: false,
    requireTls: true,
    auth: { user: 'us@er', pass: 'p:ss' },
    from: { name: 'Service desk', address: 'passwords@example.org' },
    reportAddress: 'passwords@example.org',
    dkim: null,
    provider: null,
  })
  expect(smtp('smtps://mail.example.org')).toMatchObject({ port: 465, implicitTls: true })
  expect(smtp('smtp://127.0.0.1:2525')).toMatchObject({ port: 2525, requireTls: false })
})

test('a password with a bare % is told how to be written', () => {
  const MAIL_FROM = 'passwords@example.org'
  const complained = complaints({ SMTP_URL: 'smtp://me:50%off@mail.example.org', MAIL_FROM })
  expect(complained).toEqual(['SMTP_URL'])
  const [smtp] = parseConfig({
    SMTP_URL: 'smtp://me:50%25off@mail.example.org',
    MAIL_FROM,
  }).transports
  expect(smtp?.auth).toEqual({ user: 'me', pass: '50%off' })
})

test.each(['', 'nobody', 'a@example.org, b@example.org', 'a@example.org\r\nBcc: b@example.org'])(
  'S2: mail is not sent from %j',
  (MAIL_FROM) => {
    const environment = { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM }
    expect(complaints(environment)).toEqual(['MAIL_FROM'])
  },
)

test('the environment stands above the file', () => {
  const KVITTENS_CONFIG = file('PORT=9000\nPUBLIC_URL="https://passwords.example.org"\n')
  const config = parseConfig(readEnvironment({ KVITTENS_CONFIG, PORT: '9001' }))
  expect(config).toMatchObject({ port: 9001, publicUrl: 'https://passwords.example.org' })
})

test('a file that is not there is named', () => {
  expect(() => readEnvironment({ KVITTENS_CONFIG: '/nowhere/kvittens.env' })).toThrow(
    /KVITTENS_CONFIG: The file can't be read .+ Correct the path or unset it\./,
  )
})

const MAIL = { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'passwords@example.org' }
const problemsOf = (environment: Record<string, string>): string => {
  try {
    parseConfig(environment)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

test('delivery reports come to an address of their own, by a listener, or not at all', () => {
  const reports = { ...MAIL, MAIL_REPORTS_ADDRESS: 'r@bounce.example.org' }
  expect(parseConfig(reports).transports[0]?.reportAddress).toBe('r@bounce.example.org')
  expect(
    parseConfig({ ...MAIL, MAIL_REPORTS_ADDRESS: 'off' }).transports[0]?.reportAddress,
  ).toBeNull()
  expect(parseConfig({ ...reports, MAIL_REPORTS_LISTEN: '[::]:25' }).reports).toEqual({
    host: '::',
    port: 25,
    address: 'r@bounce.example.org',
  })
  // A sender whose name leaves no room for the tag gets its reports itself.
  const long = { ...MAIL, MAIL_FROM: 'losenordsaterstallning@example.org' }
  expect(parseConfig(long).transports[0]?.reportAddress).toBeNull()
  for (const wrong of [
    { ...MAIL, MAIL_REPORTS_ADDRESS: 'nobody' },
    { ...MAIL, MAIL_REPORTS_ADDRESS: 'losenordsaterstallning@example.org' },
  ])
    expect(problemsOf(wrong)).toContain('MAIL_REPORTS_ADDRESS')
  for (const wrong of [
    { ...MAIL, MAIL_REPORTS_LISTEN: '25' },
    { ...MAIL, MAIL_REPORTS_LISTEN: '0.0.0.0:70000' },
    { ...MAIL, MAIL_REPORTS_ADDRESS: 'off', MAIL_REPORTS_LISTEN: '0.0.0.0:25' },
    { MAIL_REPORTS_LISTEN: '0.0.0.0:25' },
  ])
    expect(problemsOf(wrong), JSON.stringify(wrong)).toContain('MAIL_REPORTS_LISTEN')
})

test('a provider is named with what proves that its events are its own', () => {
  const events = (MAIL_EVENTS: string) => parseConfig({ ...MAIL, MAIL_EVENTS })
  const topicArn = 'arn:aws:sns:eu-north-1:123456789012:deliveries'
  expect(events(`ses:${topicArn}`).mailEvents).toEqual({ provider: 'ses', topicArn })
  expect(events(`ses:${topicArn}`).transports[0]?.provider).toBe('ses')
  expect(events('postmark:user:a long: password').mailEvents).toMatchObject({ username: 'user' })
  expect(events('mailgun:key-1').mailEvents?.provider).toBe('mailgun')
  for (const wrong of ['ses:topic', 'sendgrid:short', 'postmark:user:short', 'other:x', 'mailgun'])
    expect(problemsOf({ ...MAIL, MAIL_EVENTS: wrong }), wrong).toContain('MAIL_EVENTS')
})

test('a key to sign with is an RSA key that can be read', () => {
  const wrong = { ...MAIL, MAIL_DKIM: 'kvittens@example.org', MAIL_DKIM_KEY_FILE: '/no/such/file' }
  expect(problemsOf(wrong)).toContain('MAIL_DKIM_KEY_FILE')
  expect(problemsOf({ ...MAIL, MAIL_DKIM: 'example.org' })).toContain('MAIL_DKIM:')
})

test('delivery reports are read from a mailbox, with a password or with tokens', () => {
  const imap = (MAIL_REPORTS_IMAP: string, more = {}) =>
    parseConfig({ ...MAIL, MAIL_REPORTS_ADDRESS: 'r@example.org', MAIL_REPORTS_IMAP, ...more })
      .reportMailbox
  const mailbox = imap('imaps://r%40example.org:p%25%C3%A5ss@mail.example.org/Studsar%20h%C3%A4r')
  expect(mailbox).toMatchObject({
    host: 'mail.example.org',
    port: 993,
    implicitTls: true,
    user: 'r@example.org',
    mailbox: 'Studsar här',
    addresses: ['r@example.org'],
    doneFolder: 'Kvittens',
  })
  expect(JSON.stringify(mailbox)).not.toContain('åss')
  if (mailbox?.signIn.by !== 'password') expect.unreachable()
  else expect(mailbox.signIn.password.expose()).toBe('p%åss')
  expect(imap('imap://r:p@mail.example.org')).toMatchObject({
    port: 143,
    requireTls: true,
    mailbox: 'INBOX',
  })
  expect(imap('imap://r:p@127.0.0.1:1143/', { MAIL_REPORTS_DONE: 'delete' })).toMatchObject({
    port: 1143,
    requireTls: false,
    mailbox: 'INBOX',
    doneFolder: null,
  })
  // Return paths off: what a report returns tells which message it is about.
  expect(imap('imaps://r:p@mail.example.org', { MAIL_REPORTS_ADDRESS: 'off' })).toMatchObject({
    addresses: ['passwords@example.org'],
  })
  const oauth = {
    MAIL_REPORTS_IMAP_OAUTH_TOKEN_URL: 'https://login.example.org/token',
    MAIL_REPORTS_IMAP_OAUTH_CLIENT_ID: 'app',
    MAIL_REPORTS_IMAP_OAUTH_CLIENT_SECRET: 'hunter2',
  }
  expect(imap('imaps://r@outlook.office365.com', oauth)?.signIn.by).toBe('oauth')
  for (const wrong of [
    { ...MAIL, MAIL_REPORTS_IMAP: 'mail.example.org' },
    { ...MAIL, MAIL_REPORTS_IMAP: 'https://r:p@mail.example.org' },
    { ...MAIL, MAIL_REPORTS_IMAP: 'imaps://r:100%@mail.example.org' },
    { ...MAIL, MAIL_REPORTS_IMAP: 'imaps://:p@mail.example.org' },
    { ...MAIL, MAIL_REPORTS_IMAP: 'imaps://r@mail.example.org' },
    { ...MAIL, MAIL_REPORTS_IMAP: 'imaps://r:p@mail.example.org', ...oauth },
    { MAIL_REPORTS_IMAP: 'imaps://r:p@mail.example.org' },
  ])
    expect(problemsOf(wrong), JSON.stringify(wrong)).toContain('MAIL_REPORTS_IMAP')
})
