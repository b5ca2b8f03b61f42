import { useId, useState } from 'react'
import type { AuditEvent } from '../../src/audit/contract.ts'
import { CheckIcon, ExpandIcon, ProhibitedIcon } from '../ui/icons.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useT, useWords } from '../ui/t.tsx'
import { AuditDetails } from './audit-details.tsx'
import { useActorName } from './use-actor-name.ts'

/** Their names already say that it was refused. */
const SAYS_SO = ['access.refused', 'user.signInFailed', 'handover.answerRefused']

export function AuditRow({ event }: { readonly event: AuditEvent }) {
  const t = useT()
  const { find } = useWords()
  const actorName = useActorName()
  const [isOpen, setOpen] = useState(false)
  const detailsId = useId()
  const { action, outcome, targetName, occurredAt } = event
  const isRefused = outcome === 'refused'
  const Icon = isRefused ? ProhibitedIcon : CheckIcon

  return (
    <li className="audit-row">
      <button
        type="button"
        className="audit-row-line"
        aria-expanded={isOpen}
        aria-controls={detailsId}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={isRefused ? 'audit-row-action audit-row-refused' : 'audit-row-action'}>
          <Icon className={isRefused ? 'audit-row-icon audit-row-refused' : 'audit-row-icon'} />
          <span>
            {find(`audit.action.${action}`) ?? action}
            {isRefused && !SAYS_SO.includes(action) ? ` · ${t('audit.outcome.refused')}` : null}
          </span>
        </span>
        <span className="audit-row-actor">
          <span className="audit-row-label">{t('audit.column.actor')}: </span>
          {actorName(event)}
        </span>
        <span className="audit-row-target">
          {targetName === null ? null : (
            <span className="audit-row-label">{t('audit.column.target')}: </span>
          )}
          {targetName}
        </span>
        <span className="audit-row-when">
          <RelativeTime at={occurredAt} focusable={false} />
        </span>
        <ExpandIcon className="audit-row-arrow" />
      </button>
      <div id={detailsId} className="audit-row-details" hidden={!isOpen}>
        {isOpen ? <AuditDetails event={event} /> : null}
      </div>
    </li>
  )
}
