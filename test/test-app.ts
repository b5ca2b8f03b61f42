import { deepStrictEqual } from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { type AppOptions, buildApp, LISTENERS } from '../src/app.ts'
import { saveCredential } from '../src/credentials/queries.ts'
import { sendDueDeliveries } from '../src/deliveries/send-due-deliveries.ts'
import { smtpTransport } from '../src/deliveries/smtp-transport.ts'
import type { MailEvents } from '../src/deliveries/webhooks/take-events.ts'
import { insertAddresses } from '../src/directory/address-queries.ts'
import { insertUsers } from '../src/directory/queries.ts'
import { remindSilent } from '../src/follow-ups/reminders/remind-silent.ts'
import { noticeSilence } from '../src/follow-ups/silence/notice-silence.ts'
import { alertOwners } from '../src/follow-ups/telling/alert-owners.ts'
import { sendDigests } from '../src/follow-ups/telling/send-digests.ts'
import { eraseRevealed, expireHandovers } from '../src/handovers/expire-handovers.ts'
import { endOverdueLetters } from '../src/handovers/letters/end-overdue-letters.ts'
import { JOB_KINDS } from '../src/job-kinds.ts'
import { gathering } from '../src/jobs/running/gather-job.ts'
import { takingTurns } from '../src/jobs/running/start-jobs.ts'
import type { Settings } from '../src/organisation/contract.ts'
import { sealCanary } from '../src/organisation/key-canary.ts'
import { getOrganisation, insertOrganisation, saveSettings } from '../src/organisation/queries.ts'
import { hashingGate } from '../src/platform/argon2.ts'
import { openAnnouncements } from '../src/platform/announcements.ts'
import type { Context } from '../src/platform/context.ts'
import { countriesIn } from '../src/platform/countries.ts'
import { databaseOn, openPool } from '../src/platform/database.ts'
import { addressKey } from '../src/platform/email-address.ts'
import { keyRing } from '../src/platform/key-ring.ts'
import type { Language } from '../src/platform/language.ts'
import { createLog } from '../src/platform/log.ts'
import { insertRoleAssignments } from '../src/roles/queries.ts'
import { startSession } from '../src/sessions/start-session.ts'
import { createTestDatabase } from './database.ts'
import { startMailSink } from './mail-sink.ts'
import { sharedCompilers } from './schema-compilers.ts'
import { standings } from './standings.ts'
import { TestClient } from './test-client.ts'

const START = new Date('2026-01-15T09:00:00Z')

export interface TestUser {
  readonly id: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly otherMail: string
}

export interface TestUserOptions {
  readonly userPrincipalName?: string
  readonly displayName?: string
  readonly surname?: string | null
  readonly roles?: readonly string[]
  readonly preferredLanguage?: Language
  /** Null: none. */
  readonly otherMail?: string | null
  readonly mail?: string | null
  /** A password of their own, already chosen. */
  readonly password?: string
  readonly hasSignedIn?: boolean
  readonly accountEnabled?: boolean
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>

/** The whole application on a database of its own, with a mail server to send to and a clock to move. */
export async function startTestApp({
  publicUrl = 'https://kvittens.example',
  kind = 'real',
  mailEvents,
  webFiles = { index: '<!doctype html><title>Kvittens</title>', assets: new Map() },
  createDatabase = createTestDatabase,
  live,
}: {
  publicUrl?: string
  kind?: 'real' | 'demo'
  mailEvents?: (services: AppOptions['services']) => MailEvents
  webFiles?: AppOptions['webFiles']
  createDatabase?: typeof createTestDatabase
  live?: AppOptions['live']
} = {}) {
  const database = await createDatabase()
  const pool = openPool(database.config)
  const db = databaseOn(pool)
  const clock = { now: START }
  const keys = keyRing([randomBytes(32)])
  const sink = await startMailSink()
  const logged: string[] = []
  const log = createLog('debug', { write: (line) => void logged.push(line) })
  const services = {
    db,
    keys,
    now: () => clock.now,
    publicUrl,
    hashing: hashingGate(),
    countryOf: countriesIn(null, log),
    listeners: LISTENERS,
    log,
  }
  const transport = smtpTransport(
    {
      name: 'mail',
      domains: [],
      limits: { perHour: null, perDay: null },
      host: '127.0.0.1',
      port: sink.port,
      implicitTls: false,
      requireTls: false,
      from: { name: 'Test kommun', address: 'no-reply@test.example' },
      reportAddress: 'reports@test.example',
      dkim: null,
      provider: null,
    },
    services,
  )
  await insertOrganisation(db, {
    kind,
    name: 'Test kommun',
    supportContact: 'servicedesk@test.example',
    defaultLanguage: 'en',
    languages: ['en', 'sv', 'de', 'zh-CN'],
    domains: ['test.example'],
    keyCanary: sealCanary(keys),
    createdAt: START,
    setUpAt: START,
  })
  const host = new URL(publicUrl).host
  const announcements = openAnnouncements(pool, log)
  const app = buildApp({
    services,
    announcements,
    transports: [transport],
    mailEvents: mailEvents?.(services),
    hosts: [host],
    trustedProxies: [],
    webFiles,
    schemaCompilers: sharedCompilers,
    ...(live !== undefined && { live }),
  })
  await app.ready()
  const context = (actor: Context['actor']): Context => ({ ...services, actor, network: '' })

  async function addUser(options: TestUserOptions = {}): Promise<TestUser> {
    const id = randomUUID()
    const local = `u${id.slice(0, 8)}`
    const userPrincipalName = options.userPrincipalName ?? `${local}@test.example`
    const otherMail = options.otherMail === undefined ? `${local}@home.example` : options.otherMail
    const mail = options.mail === undefined ? userPrincipalName : options.mail
    const displayName = options.displayName ?? 'Ann Andersson'
    await insertUsers(db, [
      {
        id,
        user_principal_name: userPrincipalName,
        display_name: displayName,
        given_name: displayName.split(' ')[0] ?? null,
        surname:
          options.surname === undefined ? (displayName.split(' ')[1] ?? null) : options.surname,
        mail,
        preferred_language: options.preferredLanguage ?? 'en',
        account_enabled: options.accountEnabled ?? true,
        created_at: START,
        last_sign_in_at: options.hasSignedIn === true ? START : null,
      },
    ])
    const record = (address: string, kind: 'mail' | 'other') => ({
      id: randomUUID(),
      userId: id,
      kind,
      address,
      addressKey: addressKey(address),
      source: 'imported' as const,
      addedBy: null,
      addedByName: null,
      addedAt: START,
      confirmedAt: null,
      removedAt: null,
    })
    await insertAddresses(db, [
      ...(mail === null ? [] : [record(mail, 'mail')]),
      ...(otherMail === null ? [] : [record(otherMail, 'other')]),
    ])
    await insertRoleAssignments(
      db,
      (options.roles ?? []).map((role) => ({
        userId: id,
        role,
        assignedBy: null,
        assignedByName: null,
        assignedAt: START,
      })),
    )
    if (options.password !== undefined) {
      await saveCredential(db, {
        userId: id,
        hash: await services.hashing.hash(options.password),
        mustChange: false,
        handoverId: null,
        expiresAt: null,
        changedAt: START,
      })
    }
    return { id, userPrincipalName, displayName, otherMail: otherMail ?? '' }
  }

  return {
    app,
    db,
    pool,
    clock,
    services,
    announcements,
    transport,
    sink,
    /** Every line of the log, for tests that look for secrets. */
    logged,
    context,
    addUser,

    /** Somebody with these roles, signed in. */
    async signedIn(roles: readonly string[], options: TestUserOptions = {}) {
      const user = await addUser({ displayName: 'Per Öberg', hasSignedIn: true, ...options, roles })
      const { sessionPolicy } = await getOrganisation(db)
      const { token } = await startSession(context({ kind: 'anonymous' }), {
        userId: user.id,
        mustChange: false,
        userAgent: 'test',
        policy: sessionPolicy,
      })
      const client = new TestClient(app, host)
      client.cookies.set(client.cookieName('session'), token)
      return { user, client }
    },

    /** A browser where nobody is signed in. */
    anonymous: () => new TestClient(app, host),

    async changeSettings(changes: Partial<Settings>) {
      const { kind: _kind, setUp: _setUp, ...settings } = await getOrganisation(db)
      await saveSettings(db, { ...settings, ...changes }, clock.now)
    },

    advance(ms: number) {
      clock.now = new Date(clock.now.getTime() + ms)
    },

    /** Sends all that is due now, and answers what has arrived since the last call. */
    async deliver() {
      while ((await sendDueDeliveries(context({ kind: 'job', name: 'mail' }), [transport])) > 0);
      return sink.take()
    },

    /** Plans what waits to be planned, and does what was started, until there is nothing more to do. */
    async runJobs() {
      const gather = gathering(services, JOB_KINDS, randomUUID())
      while (await gather());
      const turn = takingTurns(services, JOB_KINDS)
      while (await turn());
    },

    /** What the clock's job does. */
    async runClock() {
      const job = context({ kind: 'job', name: 'clock' })
      while (
        (await expireHandovers(job)) + (await eraseRevealed(job)) + (await endOverdueLetters(job)) >
        0
      );
      await noticeSilence(job)
      await remindSilent(job)
      await alertOwners(job)
      await sendDigests(job)
    },

    /** Whatever a scenario did: the columns of its hand-overs must say what their events say. */
    async stop() {
      transport.close()
      await app.close()
      await announcements.close()
      await sink.close()
      const { stored, folded } = await standings(db)
      await db.destroy()
      await database.drop()
      deepStrictEqual(stored, folded)
    },
  }
}
