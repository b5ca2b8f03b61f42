import { expect, test } from 'vitest'
import type { HandoverPolicy } from '../../../src/organisation/contract.ts'
import { type ImportDraft, newImportDraft } from './import-draft.ts'
import { keepDraft, restoreDraft } from './kept-draft.ts'

const policy = {
  setLinkFirst: false,
  letters: true,
  passwordInMessage: false,
  defaultLifetime: '3d',
} as HandoverPolicy
const chosen: ImportDraft = {
  ...newImportDraft(policy),
  way: 'none',
  withoutAddress: 'nothing',
  lifetime: '24h',
  language: 'sv',
  roles: ['Reports'],
  blocked: true,
}

test('whoever chose that nobody gets a password yet finds that again', () => {
  expect(restoreDraft(keepDraft(chosen), policy)).toEqual(chosen)
})

test('S19: how people are known is said anew, and the note about it is not kept', () => {
  const said = { ...chosen, existing: true, verification: 'inPerson', verificationNote: 'Desk 4' }
  const text = keepDraft(said as ImportDraft)
  expect(text).not.toContain('Desk 4')
  expect(restoreDraft(text, policy)).toEqual({ ...chosen, existing: true })
})

test('what may no longer be chosen, or was never written here, is as for a new file', () => {
  const letters = keepDraft({ ...chosen, way: 'letter', withoutAddress: 'letter' })
  const without = { ...policy, letters: false }
  expect(restoreDraft(letters, without)).toMatchObject({
    way: 'revealLink',
    withoutAddress: 'nothing',
  })
  for (const text of [null, '', '[', '7', 'null', '{"way":"owl","roles":"all","lifetime":9}'])
    expect(restoreDraft(text, policy)).toEqual(newImportDraft(policy))
})
