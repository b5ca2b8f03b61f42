import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Secret } from '../../src/platform/secret.ts'
import { deliveryStatusNotification } from '../delivery-status-notification.ts'
import { handOver } from '../flows.ts'
import { startSmtpServer, stopSmtpServers } from '../smtp-servers.ts'
import { startTokenServer } from '../token-server.ts'
import {
  canRun,
  DELIVERED,
  type MailboxStage,
  type MailServers,
  startMailboxStage,
  startMailServers,
} from './mailbox-stage.ts'

let servers: MailServers
let stage: MailboxStage
describe.skipIf(!canRun)('a mailbox of Dovecot that can not be read', () => {
  beforeAll(async () => {
    servers = await startMailServers()
  }, 180_000)
  afterAll(() => servers.stop())
  beforeEach(async () => {
    stage = await startMailboxStage(servers)
  })
  afterEach(() => stage.stop())

  test('a lost connection is made again, and what came meanwhile is read', async () => {
    const handedOver = await handOver(stage.kvittens)
    stage.watch()
    await stage.untilShown('connected')
    stage.proxy.cut()
    await stage.untilShown('failed', 'connectionLost')
    await stage.imap.deliver(stage.user, deliveryStatusNotification(handedOver.mail, DELIVERED))
    await sleep(300)
    expect((await stage.seen(handedOver)).state).toBe('accepted')
    stage.kvittens.advance(5_000)
    await stage.untilState(handedOver, 'delivered')
    await stage.untilShown('connected')
  })

  test('a server that is away is tried again later and later, and at once when somebody asks for it', async () => {
    stage.watch({ port: 1 })
    await stage.untilShown('failed', 'serverUnreachable')
    const waits: number[] = []
    for (let attempt = 0; attempt < 9; attempt += 1) {
      const { retryAt } = await stage.shown()
      waits.push((Date.parse(retryAt) - stage.kvittens.clock.now.getTime()) / 1000)
      stage.kvittens.clock.now = new Date(retryAt)
      await expect
        .poll(async () => (await stage.shown())?.retryAt, { timeout: 5_000 })
        .not.toBe(retryAt)
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300])
    const { retryAt } = await stage.shown()
    const answer = await stage.reader.post('/api/settings/mail/resume', {})
    expect(answer.statusCode, answer.body).toBe(200)
    stage.kvittens.advance(1)
    await expect
      .poll(async () => (await stage.shown())?.retryAt, { timeout: 5_000 })
      .not.toBe(retryAt)
    await stage.untilShown('failed', 'serverUnreachable')
  })

  test('S9: a wrong password is shown as such, seldom tried, and stands nowhere', async () => {
    const wrong = 'Fel lösenord 4711'
    stage.watch({ signIn: { by: 'password', password: new Secret(wrong) } })
    await stage.untilShown('failed', 'signInRefused')
    const { retryAt, serverAnswer, server } = await stage.shown()
    expect(Date.parse(retryAt) - stage.kvittens.clock.now.getTime()).toBe(60_000)
    expect(serverAnswer).toMatch(/failed/i)
    expect(server).toBe(`127.0.0.1:${stage.proxy.port}/INBOX`)
    await sleep(500)
    expect(stage.proxy.connections()).toBe(1)
    stage.kvittens.advance(60_000)
    await expect.poll(() => stage.proxy.connections(), { timeout: 5_000 }).toBe(2)
    const seconds = async () =>
      (Date.parse((await stage.shown()).retryAt) - stage.kvittens.clock.now.getTime()) / 1000
    await expect.poll(seconds, { timeout: 5_000 }).toBe(120)
    expect(stage.kvittens.logged.join('\n')).not.toContain(wrong)
    // Whoever corrects it and starts again needn't wait.
    await stage.stopWatching()
    stage.watch()
    await stage.untilShown('connected')
  })

  test('no STARTTLS where it is demanded, and a certificate of nobody, are shown as such', async () => {
    stage.watch({ requireTls: true })
    await stage.untilShown('failed', 'tlsFailed')
    await stage.stopWatching()
    const port = await startSmtpServer({ secure: true })
    stage.watch({ port, implicitTls: true })
    await stage.untilShown('failed', 'certificateUntrusted')
    await stopSmtpServers()
  })

  test('a worker that waits for a server which says nothing still stops at once', async () => {
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()))
    const accepted = once(silent, 'connection')
    const { port } = silent.address() as AddressInfo
    stage.watch({ port })
    await accepted
    const before = Date.now()
    await stage.stopWatching()
    expect(Date.now() - before).toBeLessThan(5_000)
    await new Promise((resolve) => silent.close(resolve))
    expect(await stage.position()).toMatchObject({ holder: null })
  })

  test('a folder that is not there is shown as such', async () => {
    stage.watch({ mailbox: 'Studsar' })
    await stage.untilShown('failed', 'mailboxMissing')
  })

  test('of two workers one reads, and the other takes over when it stops or dies', async () => {
    const first = stage.watch({}, 100)
    await stage.untilShown('connected')
    stage.watch({}, 100)
    await sleep(500)
    expect(stage.proxy.connections()).toBe(1)
    const { holder } = await stage.position()
    await first.stop()
    await stage.untilShown('connected')
    expect((await stage.position()).holder).not.toBe(holder)

    const handedOver = await handOver(stage.kvittens)
    // Somebody who died with it.
    await stage.stopWatching()
    await stage.kvittens.db
      .updateTable('report_mailbox')
      .set({
        holder: randomUUID(),
        leased_until: new Date(stage.kvittens.clock.now.getTime() + 180_000),
        connected_at: stage.kvittens.clock.now,
      })
      .execute()
    const second = stage.watch({}, 100)
    await stage.imap.deliver(stage.user, deliveryStatusNotification(handedOver.mail, DELIVERED))
    await sleep(500)
    expect((await stage.seen(handedOver)).state).toBe('accepted')
    await second.stop()
    stage.kvittens.advance(180_001)
    expect((await stage.shown()).state).toBe('abandoned')
    stage.watch({}, 100)
    await stage.untilState(handedOver, 'delivered')
  })

  test('a worker whose mailbox was taken by another, since it was away too long, leaves it', async () => {
    stage.watch({}, 100)
    await stage.untilShown('connected')
    await stage.kvittens.db.updateTable('report_mailbox').set({ holder: randomUUID() }).execute()
    const { holder } = await stage.position()
    await sleep(500)
    expect((await stage.position()).holder).toBe(holder)
    expect(stage.proxy.connections()).toBe(1)
  })

  test('XOAUTH2: a token opens the mailbox, and one that the server no longer takes is fetched anew', async () => {
    const tokens = await startTokenServer()
    try {
      servers.token = 'token-1'
      const handedOver = await handOver(stage.kvittens)
      await stage.imap.deliver(stage.user, deliveryStatusNotification(handedOver.mail, DELIVERED))
      stage.watch({
        signIn: {
          by: 'oauth',
          oauth: {
            tokenUrl: tokens.url,
            clientId: 'app',
            clientSecret: new Secret('hunter2'),
            refreshToken: null,
            scope: 'https://outlook.office365.com/.default',
          },
        },
      })
      await stage.untilState(handedOver, 'delivered')
      servers.token = 'token-2'
      stage.proxy.cut()
      await stage.untilShown('failed', 'connectionLost')
      stage.kvittens.advance(5_000)
      await stage.untilShown('failed', 'signInRefused')
      stage.kvittens.advance(120_000)
      await stage.untilShown('connected')
      expect(tokens.asked).toHaveLength(2)
    } finally {
      servers.token = ''
      await tokens.close()
    }
  })

  test('a token server that gives no token is shown as such', async () => {
    const tokens = await startTokenServer()
    try {
      tokens.answer = (response) => {
        response.writeHead(401, { 'content-type': 'application/json' })
        response.end('{"error":"invalid_client","error_description":"The secret has expired."}')
      }
      stage.watch({
        signIn: {
          by: 'oauth',
          oauth: {
            tokenUrl: tokens.url,
            clientId: 'app',
            clientSecret: new Secret('hunter2'),
            refreshToken: null,
            scope: null,
          },
        },
      })
      await stage.untilShown('failed', 'tokenRefused')
      expect((await stage.shown()).serverAnswer).toContain('invalid_client')
    } finally {
      await tokens.close()
    }
  })
})
