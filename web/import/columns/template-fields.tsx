import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Static } from 'typebox'
import type { Import, ImportMapping } from '../../../src/import/contract.ts'
import type { ImportTemplate } from '../../../src/import/mapping/contract.ts'
import { api } from '../../api.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Field, Select } from '../../ui/fluent.ts'
import { DeleteIcon } from '../../ui/icons.ts'
import { LoadProblem } from '../../ui/load-problem.tsx'
import { useT } from '../../ui/t.tsx'
import { templatesQuery } from '../import-queries.ts'

interface Props {
  readonly file: Import
  readonly onApply: (mapping: ImportMapping) => void
}

/** How files with as many columns were read before. */
export function TemplateFields({ file: { columns, proposal }, onApply }: Props) {
  const t = useT()
  const client = useQueryClient()
  const { data, error, isFetching, refetch } = useQuery(templatesQuery())
  const fitting = (data?.value ?? []).filter((each) => each.columns.length === columns.length)
  const [chosenId, setChosen] = useState<string>()
  const [isAsked, setAsked] = useState(false)
  const chosen = fitting.find(({ id, name }) =>
    chosenId === undefined ? name === proposal.template : id === chosenId,
  )
  const remove = useMutation({
    mutationFn: ({ id }: Static<typeof ImportTemplate>) =>
      api.delete<undefined>(`/import-templates/${id}`),
    onSuccess: async () => {
      setAsked(false)
      setChosen('')
      await client.invalidateQueries({ queryKey: templatesQuery().queryKey })
    },
  })
  if (data === undefined && error !== null)
    return <LoadProblem error={error} isFetching={isFetching} onTryAgain={() => void refetch()} />
  if (fitting.length === 0) return null
  return (
    <div className="import-template">
      <Field label={t('import.templates')}>
        <Select
          value={chosen?.id ?? ''}
          onChange={(_, { value }) => {
            setChosen(value)
            const template = fitting.find(({ id }) => id === value)
            if (template !== undefined) onApply(template.mapping)
          }}
        >
          <option value="">{t('import.templatesNone')}</option>
          {fitting.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {chosen === undefined ? null : (
        <ActionButton
          appearance="subtle"
          icon={<DeleteIcon />}
          label={t('import.templateDelete')}
          onClick={() => setAsked(true)}
        />
      )}
      <ConfirmDialog
        open={isAsked}
        title={t('import.templateDeleteAsk', { name: chosen?.name ?? '' })}
        action={t('import.templateDelete')}
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => {
          if (chosen !== undefined && !remove.isPending) remove.mutate(chosen)
        }}
        onClose={() => setAsked(false)}
      >
        {t('import.templateDeleteText')}
      </ConfirmDialog>
    </div>
  )
}
