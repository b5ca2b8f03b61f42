import './handover-work.css'
import type { HandoverDetail } from '../../../src/handovers/contract.ts'
import { useSession } from '../../session.tsx'
import { Button } from '../../ui/fluent.ts'
import { AssignIcon, DueIcon, SnoozeIcon } from '../../ui/icons.ts'
import { Facts } from '../../ui/facts.tsx'
import { useNow } from '../../ui/relative-time.tsx'
import { useT } from '../../ui/t.tsx'
import { ReasonBadge } from '../reason-badge.tsx'
import { DueTime } from './due-time.tsx'
import { HandoverNotes } from './handover-notes.tsx'
import { OwnerName } from './owner-name.tsx'
import { SnoozeTime } from './snooze-time.tsx'
import { useWorking } from './work-context.ts'
import { isSnoozed } from './work.ts'

/** Who sees to it and when, what else stands open, and what colleagues should know. */
export function HandoverWork({ handover }: { readonly handover: HandoverDetail }) {
  const t = useT()
  const { me } = useSession()
  const { ask, assignToMe } = useWorking()
  const now = useNow()
  const { owner, dueAt, snoozedUntil, otherReasons, abilities } = handover
  const isAside = isSnoozed(handover, now)
  return (
    <div className="handover-work">
      <div>
        <Facts
          facts={[
            { label: t('work.owner'), value: <OwnerName owner={owner} /> },
            {
              label: t('work.dueLabel'),
              value: dueAt === null ? t('work.noDueSet') : <DueTime dueAt={dueAt} />,
            },
            ...(isAside && snoozedUntil !== null
              ? [
                  {
                    label: t('work.snoozedLabel'),
                    value: <SnoozeTime snoozedUntil={snoozedUntil} />,
                  },
                ]
              : []),
            ...(otherReasons.length > 0
              ? [
                  {
                    label: t('work.otherReasons'),
                    value: otherReasons.map((reason) => (
                      <ReasonBadge key={reason} reason={reason} way={handover.way} />
                    )),
                  },
                ]
              : []),
          ]}
        />
        {abilities.work.allowed ? (
          <div className="handover-work-actions">
            {owner?.id === me.id ? null : (
              <Button size="small" icon={<AssignIcon />} onClick={() => assignToMe([handover])}>
                {t('work.assignToMe')}
              </Button>
            )}
            <Button
              size="small"
              icon={<AssignIcon />}
              onClick={({ currentTarget }) => ask('assign', [handover], currentTarget)}
            >
              {t('work.assign')}
            </Button>
            <Button
              size="small"
              icon={<DueIcon />}
              aria-haspopup="menu"
              onClick={({ currentTarget }) => ask('due', [handover], currentTarget)}
            >
              {t('work.setDue')}
            </Button>
            <Button
              size="small"
              icon={<SnoozeIcon />}
              aria-haspopup="menu"
              onClick={({ currentTarget }) => ask('snooze', [handover], currentTarget)}
            >
              {t('work.snooze')}
            </Button>
          </div>
        ) : null}
      </div>
      <HandoverNotes handover={handover} />
    </div>
  )
}
