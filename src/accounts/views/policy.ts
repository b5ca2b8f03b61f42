import type { Decision } from '../../platform/contract.ts'
import { mayDo, type RoleHolder } from '../../roles/policy.ts'
import type { SavedView } from './contract.ts'
import type { View } from './view.ts'

const ALLOWED: Decision = { allowed: true }
const refused = (reason: string): Decision => ({ allowed: false, reason })

/** Sharing puts something on everybody's page: for those who work with the list, not for those who only read it. */
export function decideShare(actor: RoleHolder): Decision {
  return mayDo(actor.roles, 'passwords.reset') ? ALLOWED : refused('no-ability')
}

/** A private view is there for its owner alone. */
export function maySee(actor: RoleHolder, view: View): boolean {
  return view.shared || view.ownerId === actor.id
}

/** Of others' views, whoever changes the settings may tidy up the shared ones. */
export function decideChangeView(actor: RoleHolder, view: View): Decision {
  if (view.ownerId === actor.id) return view.shared ? decideShare(actor) : ALLOWED
  return mayDo(actor.roles, 'settings.write') ? ALLOWED : refused('not-your-view')
}

/** Only its owner can have it back for themselves, also without the right to share. */
export function decideShareView(actor: RoleHolder, view: View): Decision {
  if (view.ownerId !== actor.id) return refused('not-your-view')
  return view.shared ? ALLOWED : decideShare(actor)
}

export function decideDeleteView(actor: RoleHolder, view: View): Decision {
  if (view.ownerId === actor.id || mayDo(actor.roles, 'settings.write')) return ALLOWED
  return refused('not-your-view')
}

/** The view as this operator sees it. */
export function presentView(view: View, viewer: RoleHolder): SavedView {
  return {
    id: view.id,
    name: view.name,
    shared: view.shared,
    ownerName: view.ownerName,
    own: view.ownerId === viewer.id,
    query: view.query,
    columns: [...view.columns],
    updatedAt: view.updatedAt.toISOString(),
    abilities: {
      change: decideChangeView(viewer, view),
      share: decideShareView(viewer, view),
      delete: decideDeleteView(viewer, view),
    },
  }
}
