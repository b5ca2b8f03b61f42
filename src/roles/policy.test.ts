import { expect, test } from 'vitest'
import { Problem } from '../platform/problem.ts'
import {
  abilitiesOf,
  decideAssignRole,
  decideBlock,
  decideDelete,
  decideReset,
  decideSensitive,
  mayDo,
  requireAllowed,
  requireOperator,
} from './policy.ts'
import { ABILITIES, isRoleName, ROLES } from './role.ts'

const actor = (...roles: string[]) => ({ id: 'actor', roles })
const target = (...roles: string[]) => ({ id: 'target', roles })

// Microsoft's table, as published: who may reset the password of whom.
test.each([
  ['PasswordAdministrator', [], true],
  ['PasswordAdministrator', ['DirectoryReaders'], true],
  ['PasswordAdministrator', ['PasswordAdministrator'], true],
  ['PasswordAdministrator', ['HelpdeskAdministrator'], false],
  ['PasswordAdministrator', ['ReportsReader'], false],
  ['PasswordAdministrator', ['UserAdministrator'], false],
  ['PasswordAdministrator', ['GlobalAdministrator'], false],
  ['HelpdeskAdministrator', ['ReportsReader'], true],
  ['HelpdeskAdministrator', ['HelpdeskAdministrator'], true],
  ['HelpdeskAdministrator', ['AuthenticationAdministrator'], false],
  ['HelpdeskAdministrator', ['UserAdministrator'], false],
  ['AuthenticationAdministrator', ['AuthenticationAdministrator'], true],
  ['AuthenticationAdministrator', ['HelpdeskAdministrator'], false],
  ['UserAdministrator', ['HelpdeskAdministrator'], true],
  ['UserAdministrator', ['UserAdministrator'], true],
  ['UserAdministrator', ['AuthenticationAdministrator'], false],
  ['UserAdministrator', ['GlobalAdministrator'], false],
  ['PrivilegedAuthenticationAdministrator', ['GlobalAdministrator'], true],
  ['GlobalAdministrator', ['GlobalAdministrator'], true],
  ['GlobalReader', [], false],
  ['PrivilegedRoleAdministrator', [], false],
] as const)('S17: a %s may reset a holder of %j: %s', (role, held, allowed) => {
  expect(decideReset(actor(role), target(...held)).allowed).toBe(allowed)
})

test('S17: every role that the target holds must be covered, by one role of the actor', () => {
  const both = target('DirectoryReaders', 'GlobalReader')
  expect(decideReset(actor('PasswordAdministrator'), both)).toEqual({
    allowed: false,
    reason: 'role-above-yours',
  })
  // Together two roles would cover it, but neither does alone.
  const mixed = target('AuthenticationAdministrator', 'HelpdeskAdministrator')
  const holder = actor('AuthenticationAdministrator', 'HelpdeskAdministrator')
  expect(decideReset(holder, mixed).allowed).toBe(false)
})

test('S17: a role that nobody knows is above everybody but those who may all', () => {
  const unknown = target('CustomRole')
  expect(decideReset(actor('UserAdministrator'), unknown).allowed).toBe(false)
  expect(decideReset(actor('GlobalAdministrator'), unknown).allowed).toBe(true)
  expect(mayDo(['CustomRole'], 'users.read')).toBe(false)
})

test('S17: nobody resets, blocks or deletes themselves', () => {
  const me = { id: 'me', roles: ['GlobalAdministrator'] }
  for (const decide of [decideReset, decideBlock, decideDelete])
    expect(decide(me, me)).toEqual({ allowed: false, reason: 'yourself' })
})

test('a password administrator reads and resets, and can redirect no hand-over', () => {
  const role = actor('PasswordAdministrator')
  expect(abilitiesOf(role.roles)).toEqual([
    'users.read',
    'passwords.reset',
    'followUps.read',
    'followUps.work',
  ])
  for (const decide of [decideSensitive, decideBlock, decideDelete])
    expect(decide(role, target())).toEqual({ allowed: false, reason: 'no-ability' })
})

test.each([
  ['UserAdministrator', ['HelpdeskAdministrator'], true],
  ['UserAdministrator', ['AuthenticationAdministrator'], false],
  ['AuthenticationAdministrator', ['AuthenticationAdministrator'], true],
  ['HelpdeskAdministrator', [], false],
  ['GlobalAdministrator', ['GlobalAdministrator'], true],
] as const)('a %s may take sensitive actions on a holder of %j: %s', (role, held, allowed) => {
  expect(decideSensitive(actor(role), target(...held)).allowed).toBe(allowed)
})

test.each([
  ['GlobalAdministrator', 'GlobalAdministrator', true],
  ['PrivilegedRoleAdministrator', 'UserAdministrator', true],
  ['PrivilegedRoleAdministrator', 'GlobalAdministrator', false],
  ['PrivilegedRoleAdministrator', 'PrivilegedRoleAdministrator', false],
  ['PrivilegedRoleAdministrator', 'PrivilegedAuthenticationAdministrator', false],
  ['UserAdministrator', 'DirectoryReaders', false],
] as const)('a %s may assign %s: %s', (role, assigned, allowed) => {
  expect(decideAssignRole(actor(role), assigned).allowed).toBe(allowed)
})

test('only global administrators can do everything, and everybody else only what is listed', () => {
  for (const { name } of ROLES) {
    const abilities = abilitiesOf([name])
    expect(abilities.length === ABILITIES.length).toBe(name === 'GlobalAdministrator')
    for (const ability of abilities) expect(ABILITIES).toContain(ability)
  }
  expect(isRoleName('toString')).toBe(false)
  expect(abilitiesOf([])).toEqual([])
})

test('a refusal says why, to programs too', () => {
  expect(() => requireAllowed({ allowed: true })).not.toThrow()
  const refuse = () => requireAllowed({ allowed: false, reason: 'yourself' })
  expect(refuse).toThrow(Problem)
  try {
    refuse()
  } catch (error) {
    expect(error).toMatchObject({ kind: 'forbidden', detail: { reason: 'yourself' } })
  }
})

test('only somebody who is signed in is an operator', () => {
  for (const kind of ['anonymous', 'job', 'command', 'recipient'] as const)
    expect(() => requireOperator({ kind, id: '', name: '' })).toThrow('Sign in first.')
})
