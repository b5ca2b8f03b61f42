import { expect, test } from 'vitest'
import sv from '../../messages/sv.json' with { type: 'json' }
import { ApiProblem } from '../api.ts'
import { makeWords } from '../ui/t.tsx'
import { problemOfColumns } from './target-name.ts'

test('two columns that can not both be the same are named as the reader knows them', () => {
  const { t, find } = makeWords('sv', sv)
  const problem = new ApiProblem('import-mapping-incomplete', 422, {
    reason: 'repeated',
    target: 'givenName',
  })
  const shown = problemOfColumns(t, problem)
  expect(shown).toBeInstanceOf(ApiProblem)
  const { details } = shown as ApiProblem
  const text = find('problem.import-mapping-incomplete', details as Record<string, string>)
  expect(text).toContain(t('field.givenName'))
  expect(text).not.toContain('givenName')
  const other = new ApiProblem('import-planned', 409, { job: 12 })
  expect(problemOfColumns(t, other)).toBe(other)
})
