import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { expect } from 'vitest'
import type { ReportMailboxSettings } from '../../src/deliveries/report-mailbox/imap-settings.ts'
import { watchReportMailbox } from '../../src/deliveries/report-mailbox/watch-report-mailbox.ts'
import { Secret } from '../../src/platform/secret.ts'
import type { Fate } from '../delivery-status-notification.ts'
import type { handOver } from '../flows.ts'
import { startTestApp } from '../test-app.ts'
import { startCountingProxy } from './counting-proxy.ts'
import { type ImapServer, mayRunDovecot, startDovecot } from './dovecot.ts'

export const ADDRESS = 'reports@test.example'
export const BOUNCE: Fate = {
  action: 'failed',
  status: '5.1.1',
  diagnostic: 'smtp; 550 5.1.1 user unknown',
}
export const DELIVERED: Fate = { action: 'delivered', status: '2.0.0' }
export const PASSWORD = 'hunter2'

/** A real IMAP server is installed, or can be. */
export const canRun = mayRunDovecot()
if (!canRun)
  process.stdout.write(
    'The report mailbox is not tested: it needs dovecot-imapd, which only root can install.\n',
  )

export const letter = (subject: string): string =>
  `From: Berit <berit@home.example>\r\nTo: ${ADDRESS}\r\nSubject: ${subject}\r\n\r\nHow are you?\r\n`

type HandedOver = Awaited<ReturnType<typeof handOver>>
export type MailboxStage = Awaited<ReturnType<typeof startMailboxStage>>

export interface MailServers {
  readonly imap: ImapServer
  /** The access token that opens any mailbox; none at first. */
  token: string
  /** Whose mailbox a token opens. */
  user: string
  stop(): Promise<void>
}

/** Dovecot, and where it asks about access tokens. */
export async function startMailServers(): Promise<MailServers> {
  const info = createServer((request, response) => {
    const { token, user } = servers
    const isGood = token !== '' && request.headers.authorization === `Bearer ${token}`
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ active: isGood ? 'true' : 'false', username: user }))
  })
  await new Promise<void>((resolve) => info.listen(0, '127.0.0.1', () => resolve()))
  const { port } = info.address() as AddressInfo
  const tokenInfoUrl = `http://127.0.0.1:${port}/`
  const servers: MailServers = {
    imap: await startDovecot({ password: PASSWORD, tokenInfoUrl }),
    token: '',
    user: '',
    async stop() {
      await servers.imap.remove()
      info.closeAllConnections()
      await new Promise<void>((resolve) => info.close(() => resolve()))
    },
  }
  return servers
}

/** The application, a mailbox of its own, and a line to it that counts and can be cut. */
export async function startMailboxStage(servers: MailServers) {
  const { imap } = servers
  const kvittens = await startTestApp()
  const { client: reader } = await kvittens.signedIn(['GlobalAdministrator'])
  const user = `reports-${randomUUID().slice(0, 8)}`
  servers.user = user
  const proxy = await startCountingProxy(imap.port)
  const watches: { stop(): Promise<void> }[] = []

  async function seen({ operator, number }: Pick<HandedOver, 'operator' | 'number'>) {
    const answer = await operator.get(`/api/handovers/${number}`)
    return answer.json<{ state: string; events: { kind: string }[] }>()
  }

  async function shown() {
    return (await reader.get('/api/settings/mail')).json().reportMailbox
  }

  async function stopWatching(): Promise<void> {
    await Promise.all(watches.splice(0).map((watch) => watch.stop()))
  }

  return {
    kvittens,
    reader,
    user,
    proxy,
    imap,
    seen,
    /** What Settings say of the mailbox. */
    shown,
    stopWatching,

    /** A worker of its own. */
    watch(settings: Partial<ReportMailboxSettings> = {}, readEveryMs = 60_000) {
      const watching = watchReportMailbox(
        kvittens.services,
        {
          host: '127.0.0.1',
          port: proxy.port,
          implicitTls: false,
          requireTls: false,
          user,
          signIn: { by: 'password', password: new Secret(PASSWORD) },
          mailbox: 'INBOX',
          addresses: [ADDRESS],
          doneFolder: 'Kvittens',
          ...settings,
        },
        { claimEveryMs: 50, readEveryMs },
      )
      watches.push(watching)
      return watching
    },

    async untilState(handedOver: HandedOver, state: string): Promise<void> {
      await expect
        .poll(async () => (await seen(handedOver)).state, { timeout: 15_000, interval: 50 })
        .toBe(state)
    },

    async untilShown(state: string, reason: string | null = null): Promise<void> {
      await expect
        .poll(async () => await shown(), { timeout: 15_000, interval: 50 })
        .toMatchObject({ state, reason })
    },

    async refused(): Promise<Record<string, number>> {
      const rows = await kvittens.db
        .selectFrom('refused_report')
        .select(['reason', 'times'])
        .execute()
      return Object.fromEntries(rows.map(({ reason, times }) => [reason, times]))
    },

    async position() {
      return await kvittens.db
        .selectFrom('report_mailbox')
        .select(['uid_validity', 'last_uid', 'holder'])
        .executeTakeFirstOrThrow()
    },

    async stop() {
      await stopWatching()
      await proxy.close()
      await kvittens.stop()
    },
  }
}
