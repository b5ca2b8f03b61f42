import type { ReactNode } from 'react'
import { useMemo, useRef, useState } from 'react'
import type { Handover } from '../../../src/handovers/contract.ts'
import { useSession } from '../../session.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.tsx'
import { useT } from '../../ui/t.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { TimeDialog } from './time-dialog.tsx'
import { TimeMenu } from './time-menu.tsx'
import { useFocusBack } from './use-focus-back.ts'
import { useWork } from './use-work.ts'
import type { Working, WorkListener, WorkQuestion } from './work-context.ts'
import { WorkContext } from './work-context.ts'
import type { Work } from './work.ts'

interface Asked {
  readonly question: WorkQuestion
  readonly handovers: readonly Handover[]
  readonly anchor: HTMLElement | null
  readonly returnTo: HTMLElement | null
  /** The menu's last entry leads to a dialog. */
  readonly isExact: boolean
}

/** Asks for owners, times and notes, in one place for everything on a page. */
export function WorkProvider({ children }: { readonly children: ReactNode }) {
  const t = useT()
  const { me } = useSession()
  const [asked, setAsked] = useState<Asked>()
  const [undo, setUndo] = useState<{ readonly run: () => void }>()
  const listener = useRef<WorkListener>(undefined)
  const { mutate } = useWork(
    (run) => setUndo(run === undefined ? undefined : { run }),
    // Once what was fetched has been drawn.
    () => setTimeout(() => listener.current?.onWorked()),
  )
  useFocusBack(asked !== undefined, asked?.returnTo ?? null, listener)
  useShortcut({
    keys: ['z'],
    label: t('shortcut.undo'),
    group: 'actions',
    disabled: undo === undefined,
    run: () => undo?.run(),
  })

  const { id, displayName } = me
  const working = useMemo<Working>(() => {
    const work = (what: Work, handovers: readonly Handover[]) => {
      if (handovers.length === 0) return
      mutate({ work: what, handovers })
    }
    return {
      work,
      assignToMe: (handovers) => work({ kind: 'assign', owner: { id, displayName } }, handovers),
      ask: (question, handovers, anchor, returnTo = anchor) => {
        if (handovers.length > 0)
          setAsked({ question, handovers, anchor, returnTo, isExact: false })
      },
      listen: (next) => {
        listener.current = next
        return () => {
          listener.current = undefined
        }
      },
    }
  }, [mutate, id, displayName])

  const handleClose = () => setAsked(undefined)
  function handleWork(work: Work) {
    if (asked !== undefined) working.work(work, asked.handovers)
    handleClose()
  }

  return (
    <WorkContext value={working}>
      {children}
      {asked?.question === 'assign' ? (
        <AssignDialog handovers={asked.handovers} onWork={handleWork} onClose={handleClose} />
      ) : null}
      {asked?.question === 'note' && asked.handovers[0] !== undefined ? (
        <NoteDialog handover={asked.handovers[0]} onClose={handleClose} />
      ) : null}
      {asked !== undefined && isTime(asked.question) && !asked.isExact ? (
        <TimeMenu
          question={asked.question}
          handovers={asked.handovers}
          anchor={asked.anchor}
          onWork={handleWork}
          onExact={() => setAsked({ ...asked, isExact: true })}
          onClose={handleClose}
        />
      ) : null}
      {asked !== undefined && isTime(asked.question) && asked.isExact ? (
        <TimeDialog
          question={asked.question}
          handovers={asked.handovers}
          onWork={handleWork}
          onClose={handleClose}
        />
      ) : null}
    </WorkContext>
  )
}

function isTime(question: WorkQuestion): question is 'snooze' | 'due' {
  return question === 'snooze' || question === 'due'
}
