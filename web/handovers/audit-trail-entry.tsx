import type { AuditTrailEntry as Entry } from '../../src/audit/contract.ts'
import { useActorName } from '../audit/use-actor-name.ts'
import { useFormats, useT, useWords } from '../ui/t.tsx'
import { Seal } from './seal.tsx'

/** What, who, when, and its number and seal in the chain. */
export function AuditTrailEntry({ entry }: { readonly entry: Entry }) {
  const t = useT()
  const { find } = useWords()
  const { stamp } = useFormats()
  const actorName = useActorName()
  const { action, outcome, occurredAt } = entry
  return (
    <li className="audit-trail-entry">
      <p className="audit-trail-action">
        {find(`audit.action.${action}`) ?? action}
        {outcome === 'refused' ? ` · ${t('audit.outcome.refused')}` : null}
      </p>
      <p className="audit-trail-who secondary-text">
        <time dateTime={occurredAt}>{stamp.format(new Date(occurredAt))}</time>
        {' · '}
        {actorName(entry)}
      </p>
      <Seal {...entry} />
    </li>
  )
}
