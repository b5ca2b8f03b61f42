import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { startLive } from './live.ts'
import { useSession } from './session.tsx'

/** One connection for each tab of somebody who may see the desk. */
export function useLive(): void {
  const client = useQueryClient()
  const { can } = useSession()
  const mayLook = can('followUps.read')
  useEffect(() => (mayLook ? startLive(client) : undefined), [client, mayLook])
}
