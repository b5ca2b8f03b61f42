import { describe, expect, test } from 'vitest'
import type { HandoverPolicy } from '../../src/organisation/contract.ts'
import { bulkWays, isUnverified, newBulkDraft, toHandover } from './bulk-draft.ts'

const policy: HandoverPolicy = {
  setLinkFirst: false,
  letters: true,
  operatorMayChoosePassword: true,
  operatorMaySeePassword: true,
  passwordInMessage: false,
  defaultLifetime: '3d',
}

describe('how many get their passwords', () => {
  test('nobody is shown many passwords, whatever the policy opens for one', () => {
    expect(bulkWays(policy)).toEqual(['revealLink', 'setLink', 'letter'])
    expect(
      bulkWays({ ...policy, setLinkFirst: true, letters: false, passwordInMessage: true }),
    ).toEqual(['setLink', 'revealLink', 'messagePassword'])
  })

  test('those without an address are left out until the operator chooses letters', () => {
    expect(toHandover(newBulkDraft(policy))).toEqual({
      way: 'revealLink',
      withoutAddress: 'leaveOut',
      lifetime: '3d',
    })
  })

  test('S19: letters ask how people are known, for all and for those without an address', () => {
    const draft = newBulkDraft(policy)
    expect(isUnverified(draft)).toBe(false)
    expect(isUnverified({ ...draft, way: 'letter' })).toBe(true)
    expect(isUnverified({ ...draft, withoutAddress: 'letter' })).toBe(true)
    expect(
      toHandover({
        ...draft,
        withoutAddress: 'letter',
        language: 'sv',
        verification: 'inPerson',
        verificationNote: ' Class 7B ',
      }),
    ).toEqual({
      way: 'revealLink',
      withoutAddress: 'letter',
      lifetime: '3d',
      letterLifetime: '14d',
      language: 'sv',
      verification: 'inPerson',
      verificationNote: 'Class 7B',
    })
  })

  test('what was filled in for letters is not sent without any', () => {
    const draft = { ...newBulkDraft(policy), verification: 'manager' as const }
    expect(toHandover(draft)).not.toHaveProperty('verification')
    expect(toHandover({ ...draft, way: 'letter' })).not.toHaveProperty('lifetime')
  })
})
