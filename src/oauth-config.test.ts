import { expect, test } from 'vitest'
import { readOAuth } from './oauth-config.ts'

function read(environment: Record<string, string>) {
  const complaints: string[] = []
  const settings = readOAuth(
    (name) => environment[name] ?? null,
    (name) => void complaints.push(name),
    'SMTP_OAUTH',
  )
  return { settings, complaints }
}

const MICROSOFT = {
  SMTP_OAUTH_TOKEN_URL: 'https://login.microsoftonline.com/tenant/oauth2/v2.0/token',
  SMTP_OAUTH_CLIENT_ID: 'app',
  SMTP_OAUTH_CLIENT_SECRET: 'hunter2',
  SMTP_OAUTH_SCOPE: 'https://outlook.office365.com/.default',
}

test('nothing set means a password, or nothing', () => {
  expect(read({})).toEqual({ settings: null, complaints: [] })
})

test('a client that asks for itself', () => {
  const { settings, complaints } = read(MICROSOFT)
  expect(complaints).toEqual([])
  expect(settings).toMatchObject({
    tokenUrl: MICROSOFT.SMTP_OAUTH_TOKEN_URL,
    clientId: 'app',
    refreshToken: null,
    scope: MICROSOFT.SMTP_OAUTH_SCOPE,
  })
  expect(settings?.clientSecret?.expose()).toBe('hunter2')
  expect(JSON.stringify(settings)).not.toContain('hunter2')
})

test('a refresh token needs no secret of its client', () => {
  const { settings, complaints } = read({
    SMTP_OAUTH_TOKEN_URL: 'https://oauth2.googleapis.com/token',
    SMTP_OAUTH_CLIENT_ID: 'app',
    SMTP_OAUTH_REFRESH_TOKEN: 'again',
  })
  expect(complaints).toEqual([])
  expect(settings?.refreshToken?.expose()).toBe('again')
})

test('what is missing or in clear is named', () => {
  expect(read({ SMTP_OAUTH_SCOPE: 'x' }).complaints).toEqual([
    'SMTP_OAUTH_TOKEN_URL',
    'SMTP_OAUTH_CLIENT_ID',
    'SMTP_OAUTH_CLIENT_SECRET',
  ])
  const clear = { ...MICROSOFT, SMTP_OAUTH_TOKEN_URL: 'http://tokens.example.org/token' }
  expect(read(clear).complaints).toEqual(['SMTP_OAUTH_TOKEN_URL'])
  const loopback = { ...MICROSOFT, SMTP_OAUTH_TOKEN_URL: 'http://127.0.0.1:9/token' }
  expect(read(loopback).complaints).toEqual([])
})
