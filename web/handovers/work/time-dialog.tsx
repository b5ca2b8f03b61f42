import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { Handover } from '../../../src/handovers/contract.ts'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'
import { localInput, timePresets } from './time-presets.ts'
import type { Work } from './work.ts'

/** As the server has them: what is put aside for longer is forgotten. */
const DAYS = { snooze: 90, due: 365 } as const
const DAY_MS = 24 * 3_600_000

interface Props {
  readonly question: 'snooze' | 'due'
  readonly handovers: readonly Handover[]
  readonly onWork: (work: Work) => void
  readonly onClose: () => void
}

/** An exact time, in the viewer's time zone. */
export function TimeDialog({ question, handovers, onWork, onClose }: Props) {
  const t = useT()
  const isSnooze = question === 'snooze'
  const [opened] = useState(() => new Date())
  const [text, setText] = useState(() => localInput(firstTime(handovers, isSnooze, opened)))
  const [problem, setProblem] = useState<string>()
  const latest = new Date(opened.getTime() + DAYS[question] * DAY_MS)

  function problemOf(at: number): string | undefined {
    if (Number.isNaN(at)) return t('work.timeMissing')
    if (at <= opened.getTime()) return t('work.timePast')
    return at > latest.getTime() ? t('work.timeFar', { days: DAYS[question] }) : undefined
  }

  function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const at = Date.parse(text)
    const found = problemOf(at)
    setProblem(found)
    if (found !== undefined) return
    const instant = new Date(at).toISOString()
    onWork(isSnooze ? { kind: 'snooze', until: instant } : { kind: 'due', dueAt: instant })
  }

  return (
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface>
        <form onSubmit={handleSubmit} noValidate>
          <DialogBody>
            <DialogTitle>{isSnooze ? t('work.snoozeUntil') : t('work.dueBy')}</DialogTitle>
            <DialogContent>
              <Field
                label={t('work.time')}
                hint={isSnooze ? t('work.snoozeHint') : t('work.dueHint')}
                {...(problem === undefined ? {} : { validationMessage: problem })}
              >
                <Input
                  type="datetime-local"
                  value={text}
                  min={localInput(opened)}
                  max={localInput(latest)}
                  onChange={(_, { value }) => setText(value)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary">
                {isSnooze ? t('work.snoozeSave') : t('work.dueSave')}
              </Button>
              <Button onClick={onClose}>{t('common.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}

/** What it is now, if that is ahead, else tomorrow morning. */
function firstTime(handovers: readonly Handover[], isSnooze: boolean, now: Date): Date {
  const [one] = handovers
  const current = (isSnooze ? one?.snoozedUntil : one?.dueAt) ?? null
  if (current !== null && Date.parse(current) > now.getTime()) return new Date(current)
  return timePresets(now, null).find(({ name }) => name === 'tomorrow')?.at ?? now
}
