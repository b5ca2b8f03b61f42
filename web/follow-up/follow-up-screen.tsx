import { WorkProvider } from '../handovers/work/work-provider.tsx'
import { FollowUpDesk } from './follow-up-desk.tsx'

export function FollowUpScreen() {
  return (
    <WorkProvider>
      <FollowUpDesk />
    </WorkProvider>
  )
}
