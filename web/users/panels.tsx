import { useNavigate, useSearch } from '@tanstack/react-router'
import { CallPanel } from '../handovers/call/call-panel.tsx'
import { AddUserPanel } from './add/add-user-panel.tsx'
import { UserPanel } from './details/user-panel.tsx'
import { ResetPanel } from './reset/reset-panel.tsx'

/** The panels that the address can open over every screen. They stay mounted, so that focus finds its way back. */
export function Panels() {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()

  function close(
    ...names: readonly ('user' | 'reset' | 'restore' | 'to' | 'by' | 'add' | 'call')[]
  ) {
    const without = Object.fromEntries(names.map((name) => [name, undefined]))
    void navigate({ to: '.', search: (before) => ({ ...before, ...without }) })
  }

  return (
    <>
      <UserPanel id={search.user} onClose={() => close('user')} />
      <AddUserPanel open={search.add === '1'} onClose={() => close('add')} />
      <CallPanel number={search.call} onClose={() => close('call')} />
      <ResetPanel
        userId={search.restore ?? search.reset}
        restores={search.restore !== undefined}
        suggested={search.to}
        suggestedWay={search.by}
        onClose={() => close('reset', 'restore', 'to', 'by')}
      />
    </>
  )
}
