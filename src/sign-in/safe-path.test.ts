import { expect, test } from 'vitest'
import { safePath } from './safe-path.ts'

test.each([
  '/',
  '/users',
  '/users/6f9619ff-8b86-d011-b42d-00cf4fc964ff',
  '/users?view=waiting&after=abc',
  '/follow-up?group=done',
  '/handovers/1042',
  '/jobs/17?state=failed',
  '/letters?job=17',
  '/account',
  '/mailbox',
])('S4: %s is a place to go on to', (path) => {
  expect(safePath(path)).toBe(path)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/users//evil.example\r\nSet-Cookie: a=b',
  '/users\nLocation: //evil.example',
  '/@evil.example',
  '/.evil.example',
  '/sign-in',
  '/sign-out',
  '/r/token',
  '/api/users',
  '/usersevil',
  ' /users',
  'users',
  '',
  `/users?${'a'.repeat(600)}`,
])('S4: %j is none', (path) => {
  expect(safePath(path)).toBeUndefined()
})

test.each([undefined, null, 7, ['/users'], { toString: () => '/users' }])(
  'S4: what is no text is none: %j',
  (value) => {
    expect(safePath(value)).toBeUndefined()
  },
)
