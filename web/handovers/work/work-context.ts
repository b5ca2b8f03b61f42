import { createContext, use } from 'react'
import type { Handover } from '../../../src/handovers/contract.ts'
import type { Work } from './work.ts'

export type WorkQuestion = 'assign' | 'snooze' | 'due' | 'note'

export interface WorkListener {
  /** The anchor is gone, as a card that has left its group: something else has to take the focus. */
  readonly onFocusLost: () => void
  /** After an owner or a time was given: the selection has done its service. */
  readonly onWorked: () => void
}

export interface Working {
  /** Opens what asks for the owner, the time or the note; beside `anchor`, which gets the focus back if nothing else does. */
  readonly ask: (
    question: WorkQuestion,
    handovers: readonly Handover[],
    anchor: HTMLElement | null,
    returnTo?: HTMLElement | null,
  ) => void
  readonly work: (work: Work, handovers: readonly Handover[]) => void
  readonly assignToMe: (handovers: readonly Handover[]) => void
  /** For the list around it; answers what ends the listening. */
  readonly listen: (listener: WorkListener) => () => void
}

export const WorkContext = createContext<Working | undefined>(undefined)

export function useWorking(): Working {
  const working = use(WorkContext)
  if (working === undefined) throw new Error('useWorking needs a WorkProvider above it')
  return working
}
