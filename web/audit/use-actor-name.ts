import type { AuditEvent } from '../../src/audit/contract.ts'
import { useT } from '../ui/t.tsx'

/** Who did it: a person by name, anything else by its kind. */
export function useActorName(): (event: Pick<AuditEvent, 'actorKind' | 'actorName'>) => string {
  const t = useT()
  return ({ actorKind, actorName }) =>
    actorKind === 'user' && actorName !== null ? actorName : t(`audit.actor.${actorKind}`)
}
