import { expect, test } from 'vitest'
import type { ImportDraft } from './import-draft.ts'
import { fittingDraft, isUnverified, toPlan } from './import-draft.ts'

const DRAFT: ImportDraft = {
  way: 'setLink',
  withoutAddress: 'letter',
  lifetime: '3d',
  letterLifetime: '14d',
  language: '',
  existing: false,
  verification: '',
  verificationNote: '',
  roles: ['Reports'],
  blocked: true,
}

test('somebody who gets a password is not blocked, whatever was ticked before', () => {
  expect(toPlan(DRAFT, true)).toEqual({
    roles: ['Reports'],
    handover: {
      way: 'setLink',
      withoutAddress: 'letter',
      lifetime: '3d',
      letterLifetime: '14d',
    },
  })
})

test('without a password sign-in can stay blocked, and nothing is said of messages', () => {
  expect(toPlan({ ...DRAFT, way: 'none' }, true)).toEqual({ roles: ['Reports'], blocked: true })
})

test('where nobody is added, there is nothing to choose', () => {
  expect(toPlan(DRAFT, false)).toEqual({})
})

test('a letter for all has no lifetime of a link', () => {
  const { handover } = toPlan({ ...DRAFT, way: 'letter', withoutAddress: 'nothing' }, true)
  expect(handover).toEqual({ way: 'letter', withoutAddress: 'nothing', letterLifetime: '14d' })
})

test('those who are there get a new password only with a word on how the addresses were made sure of', () => {
  const draft: ImportDraft = { ...DRAFT, existing: true }
  expect(isUnverified(draft)).toBe(true)
  const verified: ImportDraft = { ...draft, verification: 'inPerson', verificationNote: ' A list ' }
  expect(isUnverified(verified)).toBe(false)
  const handover = {
    way: 'setLink',
    withoutAddress: 'letter',
    lifetime: '3d',
    letterLifetime: '14d',
  }
  expect(toPlan(verified, false)).toEqual({
    existing: { verification: 'inPerson', verificationNote: 'A list' },
    handover,
  })
  expect(toPlan(verified, true)).toMatchObject({ roles: ['Reports'], handover })
})

test('once nobody is there any more to be reset, nothing asks how the addresses were made sure of', () => {
  const draft: ImportDraft = { ...DRAFT, existing: true }
  expect(isUnverified(fittingDraft(draft, true))).toBe(true)
  expect(isUnverified(fittingDraft(draft, false))).toBe(false)
  expect(toPlan(fittingDraft(draft, false), true)).not.toHaveProperty('existing')
})
