import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Static } from 'typebox'
import type { ImportTemplate } from '../../../src/import/mapping/contract.ts'
import { api } from '../../api.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Field, Input } from '../../ui/fluent.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { templatesQuery } from '../import-queries.ts'

/** The mapping by which the lines were checked is kept, for the next file like this one. */
export function SaveTemplate({ importId }: { readonly importId: string }) {
  const t = useT()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const save = useMutation({
    mutationFn: (body: { readonly name: string; readonly importId: string }) =>
      api.post<Static<typeof ImportTemplate>>('/import-templates', body),
    onSuccess: () => client.invalidateQueries({ queryKey: templatesQuery().queryKey }),
  })
  return (
    <details className="import-details">
      <summary>{t('import.templateSave')}</summary>
      <form
        className="import-template"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '' && !save.isPending) save.mutate({ name: name.trim(), importId })
        }}
      >
        <Field label={t('import.templateName')} hint={t('import.templateSaveNote')}>
          <Input value={name} maxLength={100} onChange={(_, { value }) => setName(value)} />
        </Field>
        <ActionButton type="submit" label={t('common.save')} isPending={save.isPending} />
      </form>
      <ProblemMessage error={save.error} />
      <p role="status" className="import-note">
        {save.data === undefined ? '' : t('import.templateSaved', { name: save.data.name })}
      </p>
    </details>
  )
}
