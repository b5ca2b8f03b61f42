import './audit-filters.css'
import { useQuery } from '@tanstack/react-query'
import type { AuditEvent } from '../../src/audit/contract.ts'
import { Button, Field, Input, Select } from '../ui/fluent.ts'
import { Dismiss16 } from '../ui/icons.ts'
import { SearchField } from '../ui/search-field.tsx'
import { useT, useWords } from '../ui/t.tsx'
import { auditActionsQuery } from './audit-queries.ts'
import type { AuditSearch } from './audit-search.ts'

type Change = { [Name in keyof AuditSearch]?: AuditSearch[Name] | undefined }

interface Props {
  readonly search: AuditSearch
  /** Where the names of a chosen actor or target are found. */
  readonly events: readonly AuditEvent[]
  readonly onSearch: (change: Change) => void
}

export function AuditFilters({ search, events, onSearch }: Props) {
  const t = useT()
  const { find } = useWords()
  const { data } = useQuery(auditActionsQuery())
  const actions = (data?.value ?? []).map((action) => ({
    action,
    label: find(`audit.action.${action}`) ?? action,
  }))
  const actor = events.find(({ actorId }) => actorId === search.actor)?.actorName
  const target = events.find(({ targetId }) => targetId === search.target)?.targetName
  const empty = (text: string) => (text === '' ? undefined : text)
  const chips = [
    ...(search.actor === undefined
      ? []
      : [
          {
            id: 'actor' as const,
            label:
              actor === null || actor === undefined
                ? t('audit.filter.actor')
                : t('audit.onlyActor', { name: actor }),
          },
        ]),
    ...(search.target === undefined
      ? []
      : [
          {
            id: 'target' as const,
            label:
              target === null || target === undefined
                ? t('audit.filter.target')
                : t('audit.onlyTarget', { name: target }),
          },
        ]),
  ]

  return (
    <div className="audit-filters" role="group" aria-label={t('audit.filters')}>
      <div className="audit-filters-search">
        <SearchField
          label={t('audit.search')}
          value={search.search ?? ''}
          onChange={(text) => onSearch({ search: empty(text) })}
        />
      </div>
      <Field label={t('audit.filter.action')} className="audit-filters-field">
        <Select
          value={search.action ?? ''}
          onChange={(_, { value }) => onSearch({ action: empty(value) })}
        >
          <option value="">{t('audit.filter.anyAction')}</option>
          {actions
            .toSorted((a, b) => a.label.localeCompare(b.label))
            .map(({ action, label }) => (
              <option key={action} value={action}>
                {label}
              </option>
            ))}
        </Select>
      </Field>
      <Field label={t('audit.filter.outcome')} className="audit-filters-field">
        <Select
          value={search.outcome ?? ''}
          onChange={(_, { value }) =>
            onSearch({ outcome: value === 'success' || value === 'refused' ? value : undefined })
          }
        >
          <option value="">{t('audit.filter.anyOutcome')}</option>
          <option value="success">{t('audit.outcome.success')}</option>
          <option value="refused">{t('audit.outcome.refused')}</option>
        </Select>
      </Field>
      <Field label={t('audit.filter.from')} className="audit-filters-day">
        <Input
          type="date"
          value={search.from ?? ''}
          onChange={(_, { value }) => onSearch({ from: empty(value) })}
        />
      </Field>
      <Field label={t('audit.filter.until')} className="audit-filters-day">
        <Input
          type="date"
          value={search.until ?? ''}
          onChange={(_, { value }) => onSearch({ until: empty(value) })}
        />
      </Field>
      {chips.length === 0 ? null : (
        <div className="audit-filters-chips">
          {chips.map(({ id, label }) => (
            <Button
              key={id}
              size="small"
              shape="circular"
              icon={<Dismiss16 />}
              iconPosition="after"
              aria-label={t('audit.filter.remove', { filter: label })}
              onClick={() => onSearch({ [id]: undefined })}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
