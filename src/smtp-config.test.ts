import { expect, test } from 'vitest'
import { ConfigError, parseConfig } from './config.ts'

const FIRST = {
  SMTP_URL: 'smtp://mail.example.org',
  MAIL_FROM: 'Service desk <passwords@example.org>',
}
const SECOND = { ...FIRST, SMTP_2_URL: 'smtps://relay.example.net' }

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

test('what a further mail server doesn’t say itself holds for all', () => {
  const { transports } = parseConfig({ ...SECOND, MAIL_REPORTS_ADDRESS: 'r@bounce.example.org' })
  expect(transports).toMatchObject([
    { name: 'mail.example.org', port: 587, reportAddress: 'r@bounce.example.org' },
    {
      name: 'relay.example.net',
      port: 465,
      domains: [],
      limits: { perHour: null, perDay: null },
      from: { name: 'Service desk', address: 'passwords@example.org' },
      reportAddress: 'r@bounce.example.org',
      dkim: null,
    },
  ])
})

test('each has a name, a sender, domains, limits and a return path of its own', () => {
  const { transports } = parseConfig({
    ...FIRST,
    SMTP_PER_DAY: '10000',
    SMTP_3_URL: 'smtp://relay.example.net',
    SMTP_3_NAME: 'Partners',
    SMTP_3_FROM: 'desk@partner.example',
    SMTP_3_DOMAINS: 'Partner.example, @blåbär.example',
    SMTP_3_PER_HOUR: '50',
    SMTP_3_CONNECTIONS: '20',
    SMTP_3_REPORTS_ADDRESS: 'off',
  })
  expect(transports).toMatchObject([
    { limits: { perHour: null, perDay: 10_000 }, reportAddress: 'passwords@example.org' },
    {
      name: 'Partners',
      from: { name: '', address: 'desk@partner.example' },
      domains: ['partner.example', 'xn--blbr-noae.example'],
      limits: { perHour: 50, perDay: null },
      connections: 20,
      reportAddress: null,
    },
  ])
})

test('OAuth stands in the place of a password, for the mailbox that the address names', () => {
  const oauth = {
    SMTP_2_OAUTH_TOKEN_URL: 'https://login.microsoftonline.com/tenant/oauth2/v2.0/token',
    SMTP_2_OAUTH_CLIENT_ID: 'app',
    SMTP_2_OAUTH_CLIENT_SECRET: 'hunter2',
    SMTP_2_OAUTH_SCOPE: 'https://outlook.office365.com/.default',
  }
  const url = (user: string) => ({ ...SECOND, ...oauth, SMTP_2_URL: `smtp://${user}relay.example` })
  expect(parseConfig(url('passwords%40example.org@')).transports[1]?.auth).toMatchObject({
    user: 'passwords@example.org',
    oauth: { clientId: 'app', refreshToken: null },
  })
  expect(complaints(url(''))).toEqual(['SMTP_2_URL'])
  expect(complaints(url('me:password@'))).toEqual(['SMTP_2_URL'])
})

test('what can’t be meant is named', () => {
  expect(complaints({ ...FIRST, SMTP_2_FROM: 'desk@partner.example' })).toEqual(['SMTP_2_FROM'])
  expect(
    complaints({ SMTP_2_URL: 'smtp://relay.example.net', MAIL_FROM: FIRST.MAIL_FROM }),
  ).toEqual(['SMTP_URL'])
  expect(complaints({ ...SECOND, SMTP_2_FROM: 'nobody' })).toEqual(['SMTP_2_FROM'])
  expect(complaints({ ...SECOND, SMTP_2_PER_HOUR: '0', SMTP_2_PER_DAY: 'many' })).toEqual([
    'SMTP_2_PER_HOUR',
    'SMTP_2_PER_DAY',
  ])
  expect(complaints({ ...SECOND, SMTP_2_DOMAINS: 'not a domain' })).toEqual(['SMTP_2_DOMAINS'])
  expect(complaints({ ...SECOND, SMTP_2_URL: FIRST.SMTP_URL })).toEqual(['SMTP_2_NAME'])
  expect(complaints({ ...SECOND, SMTP_2_DKIM: 'nonsense' })).toEqual(['SMTP_2_DKIM'])
})

test('a message to any domain has a way out', () => {
  const both = { ...SECOND, SMTP_DOMAINS: 'a.example', SMTP_2_DOMAINS: 'b.example' }
  expect(complaints(both)).toEqual(['SMTP_2_DOMAINS'])
})

test('a mistake in what holds for all is told once', () => {
  expect(complaints({ ...SECOND, MAIL_DKIM: 'nonsense' })).toEqual(['MAIL_DKIM'])
  expect(complaints({ ...SECOND, MAIL_REPORTS_ADDRESS: 'nonsense' })).toEqual([
    'MAIL_REPORTS_ADDRESS',
  ])
})

test('connections are a number from 1 to 50', () => {
  for (const value of ['0', '51', '1.5', 'many'])
    expect(complaints({ ...SECOND, SMTP_2_CONNECTIONS: value }), value).toEqual([
      'SMTP_2_CONNECTIONS',
    ])
})
