import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseOn, openPool } from '../../src/platform/database.ts'
import { createTestDatabase } from '../database.ts'
import { startMailSink } from '../mail-sink.ts'
import { canRun, type MailServers, PASSWORD, startMailServers } from './mailbox-stage.ts'
import { freePort, newPlace, startServerProcess } from './server-process.ts'

let servers: MailServers

describe.skipIf(!canRun)('a server that was told of a mailbox of Dovecot', () => {
  beforeAll(async () => {
    servers = await startMailServers()
  }, 180_000)
  afterAll(() => servers.stop())

  test('reads it, and lets go of it when it is stopped', async () => {
    const database = await createTestDatabase()
    const place = newPlace()
    const sink = await startMailSink()
    const port = await freePort()
    const server = await startServerProcess(['serve', '--only', 'worker'], {
      KVITTENS_DATA: place.dataDir,
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      DATABASE_URL: database.url,
      KVITTENS_KEY: randomBytes(32).toString('base64'),
      SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
      MAIL_FROM: 'reports@test.example',
      MAIL_REPORTS_IMAP: `imap://reports:${PASSWORD}@127.0.0.1:${servers.imap.port}`,
    })
    const db = databaseOn(openPool({ ...database.config, max: 1 }))
    const standing = async () =>
      await db
        .selectFrom('report_mailbox')
        .select(['account', 'holder', 'read_at', 'reason'])
        .executeTakeFirst()
    try {
      await expect
        .poll(async () => (await standing())?.read_at, { timeout: 20_000 })
        .toEqual(expect.any(Date))
      expect(await standing()).toMatchObject({
        account: `reports@127.0.0.1:${servers.imap.port}/INBOX`,
        holder: expect.any(String),
        reason: null,
      })
      server.signal('SIGTERM')
      expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
      expect(await standing()).toMatchObject({ holder: null })
    } finally {
      server.signal('SIGKILL')
      await server.ended
      await db.destroy()
      await sink.close()
      await place.remove()
      await database.drop()
    }
  }, 60_000)
})
