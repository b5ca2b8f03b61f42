import { expect } from 'vitest'
import { sendDueDeliveries } from '../../src/deliveries/send-due-deliveries.ts'
import {
  type MailTransport,
  type SmtpSettings,
  smtpTransport,
} from '../../src/deliveries/smtp-transport.ts'
import { startTestApp, type TestUser, type TestUserOptions } from '../test-app.ts'

export type OutboxApp = Awaited<ReturnType<typeof startOutboxApp>>

interface SeenHandover {
  readonly state: string
  readonly open: boolean
  readonly transportPaused: string | null
  readonly transportRetryAt: string | null
  readonly followUp: { readonly reason: string } | null
  readonly events: readonly { kind: string; detail: Readonly<Record<string, unknown>> }[]
}

/** The application with an outbox whose rounds the test makes itself, to any mail server. */
export async function startOutboxApp() {
  const kvittens = await startTestApp()
  let { client: operator } = await kvittens.signedIn(['GlobalAdministrator'])
  const transports: MailTransport[] = []
  const job = kvittens.context({ kind: 'job', name: 'mail' })

  async function reset(user: TestUser): Promise<number> {
    const body = { way: 'revealLink', recipient: user.otherMail }
    const answer = await operator.post(`/api/users/${user.id}/reset-password`, body)
    expect(answer.statusCode, answer.body).toBe(202)
    return answer.json().handover.number
  }

  /** Days may have passed, and the session with them. */
  async function get(path: string) {
    if ((await operator.get('/api/me')).statusCode === 401)
      operator = (await kvittens.signedIn(['GlobalAdministrator'])).client
    return (await operator.get(path)).json()
  }

  return {
    ...kvittens,
    operator,
    /** Nobody is told of this one's reset, so that there is one message. */
    addUser: (options: TestUserOptions = { mail: null }) => kvittens.addUser(options),
    reset,
    /** A reset whose ten seconds are over: the message is due. */
    async resetAndWait(user: TestUser): Promise<number> {
      const number = await reset(user)
      kvittens.advance(11_000)
      return number
    },
    /** By default the one that the application knows, at another server. */
    transportTo(port: number, settings: Partial<SmtpSettings> = {}): MailTransport {
      const transport = smtpTransport(
        {
          name: 'mail',
          domains: [],
          limits: { perHour: null, perDay: null },
          host: '127.0.0.1',
          port,
          implicitTls: false,
          requireTls: false,
          from: { name: 'Test kommun', address: 'no-reply@test.example' },
          reportAddress: 'reports@test.example',
          dkim: null,
          provider: null,
          ...settings,
        },
        kvittens.services,
      )
      transports.push(transport)
      return transport
    },
    /** A worker's rounds until nothing is due. */
    async work(...transports: readonly MailTransport[]) {
      while ((await sendDueDeliveries(job, transports)) > 0);
    },
    async handover(number: number): Promise<SeenHandover> {
      return await get(`/api/handovers/${number}`)
    },
    async kinds(number: number): Promise<string[]> {
      const { events } = await get(`/api/handovers/${number}`)
      return events.map(({ kind }: { kind: string }) => kind)
    },
    async mail(): Promise<{ state: string; reason: string | null; waiting: number }> {
      return await get('/api/settings/mail')
    },
    async outbox() {
      return (
        await kvittens.pool.query<{ status: string; attempts: number; wiped: boolean }>(
          `select status, attempts, sealed_payload is null as wiped
           from delivery order by sequence`,
        )
      ).rows
    },
    async stop() {
      for (const transport of transports) transport.close()
      await kvittens.stop()
    },
  }
}
