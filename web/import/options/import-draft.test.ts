import { expect, test } from 'vitest'
import type { ImportDraft } from './import-draft.ts'
import { toPlan } from './import-draft.ts'

const DRAFT: ImportDraft = {
  way: 'setLink',
  withoutAddress: 'letter',
  lifetime: '3d',
  letterLifetime: '14d',
  language: '',
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
