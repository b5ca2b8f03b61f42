import { oneOf, textOf } from '../search-params.ts'

/** What the address of the log says; days are `2026-11-22`, in the reader's own time. */
export interface AuditSearch {
  readonly search?: string
  readonly action?: string
  readonly outcome?: 'success' | 'refused'
  readonly from?: string
  readonly until?: string
  readonly actor?: string
  readonly target?: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

export function auditSearch(search: Readonly<Record<string, unknown>>): AuditSearch {
  const found = {
    search: textOf(search, 'search'),
    action: textOf(search, 'action'),
    outcome: oneOf(search, 'outcome', ['success', 'refused'] as const),
    from: dayOf(search, 'from'),
    until: dayOf(search, 'until'),
    actor: textOf(search, 'actor'),
    target: textOf(search, 'target'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

function dayOf(search: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const text = textOf(search, name)
  return text !== undefined && DAY.test(text) ? text : undefined
}
