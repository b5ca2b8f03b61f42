import { DEFAULT_POLICIES } from '../src/organisation/organisation.ts'
import type { MailChoice } from '../src/follow-ups/telling/mail-choice.ts'
import { handOver, rowsOf } from './flows.ts'
import { reportFate } from './report-fate.ts'
import { startTestApp } from './test-app.ts'

export type TellingApp = Awaited<ReturnType<typeof startTellingApp>>

/** The application with operators who are told things, in UTC, and sessions that outlast a week. */
export async function startTellingApp() {
  const kvittens = await startTestApp()
  await kvittens.changeSettings({
    followUpPolicy: { ...DEFAULT_POLICIES.followUpPolicy, timeZone: 'UTC' },
    sessionPolicy: { idleMinutes: 1440, absoluteHours: 168 },
  })
  let tests = 0

  async function operator(choice?: MailChoice) {
    const signedIn = await kvittens.signedIn(['PasswordAdministrator'])
    if (choice !== undefined) await choose(signedIn, choice)
    return signedIn
  }
  type Operator = Awaited<ReturnType<typeof operator>>

  async function choose({ client }: Operator, choice: string) {
    return await client.submit('/account/follow-up-mail', { choice })
  }

  return {
    ...kvittens,
    operator,
    choose,

    /** A hand-over of theirs whose message came back. */
    async bounced({ client }: Operator) {
      const handedOver = await handOver(kvittens, { operator: client })
      await reportFate(kvittens, handedOver.number, { kind: 'failed', status: '5.1.1' })
      return handedOver
    },

    /** Nothing is left, nobody works here, and it is a Monday three weeks later, before any digest. */
    async beginAnew() {
      await rowsOf(kvittens, 'truncate handover cascade')
      await rowsOf(kvittens, 'delete from role_assignment')
      await kvittens.deliver()
      kvittens.clock.now = new Date(Date.UTC(2026, 0, 19 + 21 * tests++, 6))
    },
  }
}
