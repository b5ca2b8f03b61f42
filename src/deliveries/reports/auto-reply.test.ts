import { expect, test } from 'vitest'
import { isAutoReply } from './auto-reply.ts'

function asked(header: Record<string, string>, subject = 'Hello'): boolean {
  const headers = Object.entries(header).map(([originalKey, value]) => {
    return { key: originalKey.toLowerCase(), originalKey, value }
  })
  return isAutoReply(headers, subject)
}

test.each([
  [{ 'Auto-Submitted': 'auto-replied' }],
  [{ 'Auto-Submitted': 'Auto-Replied (vacation); owner-email="a@example.org"' }],
  [{ 'X-Autoreply': 'yes' }],
  [{ 'X-Autorespond': 'Hello' }],
  [{ Precedence: 'auto_reply' }],
  [{ Precedence: 'bulk', 'In-Reply-To': '<1@example.org>' }],
])('%j marks an auto-reply', (header) => {
  expect(asked(header)).toBe(true)
})

test.each([
  [{}],
  [{ 'Auto-Submitted': 'no' }],
  [{ 'Auto-Submitted': 'auto-generated' }],
  [{ 'X-Autoreply': 'no' }],
  [{ Precedence: 'bulk' }],
  [{ Precedence: 'list', 'In-Reply-To': '<1@example.org>' }],
])('%j marks none', (header) => {
  expect(asked(header)).toBe(false)
})

test.each([
  ['Automatic reply: Your new password'],
  ['Out of Office: Re: Your new password'],
  ['Re: Out of office'],
  ['Autosvar: Ditt nya lösenord'],
  ['Automatiskt svar: Ditt nya lösenord'],
  ['SV: Frånvaro'],
  ['Ej på kontoret'],
  ['Automatische Antwort: Ihr Kennwort'],
  ['AW: Abwesenheitsnotiz'],
  ['Nicht im Büro bis Montag'],
  ['自动回复：您的新密码'],
  ['自动答复: 您的新密码'],
  ['回复：自動回覆'],
  ['我正在休假'],
])('the subject %s begins an auto-reply', (subject) => {
  expect(asked({}, subject)).toBe(true)
})

test.each([
  ['Re: Your new password'],
  ['Question about our out of office messages'],
  ['AW: Ihr Kennwort'],
  ['Semesterlista'],
  ['密码'],
  [''],
])('the subject %j begins none', (subject) => {
  expect(asked({}, subject)).toBe(false)
})
