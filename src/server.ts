import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import type pg from 'pg'
import { buildApp, LISTENERS } from './app.ts'
import type { Config } from './config.ts'
import { collectRefusals, type Refusals } from './deliveries/reports/refusals.ts'
import { forgetReportMailbox } from './deliveries/report-mailbox/mailbox-queries.ts'
import { watchReportMailbox } from './deliveries/report-mailbox/watch-report-mailbox.ts'
import { startReportListener } from './deliveries/reports/report-listener.ts'
import {
  type MailTransport,
  type SmtpSettings,
  smtpTransport,
} from './deliveries/smtp-transport.ts'
import { fetchFromSns, snsCertificates } from './deliveries/webhooks/sns-fetch.ts'
import type { MailEvents } from './deliveries/webhooks/take-events.ts'
import { keepKeyInFile } from './key-file.ts'
import { type MailCatcher, startMailCatcher } from './mailbox/mail-catcher.ts'
import { requireRightKey } from './organisation/key-canary.ts'
import { findOrganisation } from './organisation/queries.ts'
import { openAnnouncements } from './platform/announcements.ts'
import { hashingGate } from './platform/argon2.ts'
import type { Context } from './platform/context.ts'
import { countriesIn } from './platform/countries.ts'
import { type Database, databaseOn, openPool } from './platform/database.ts'
import { dropPrivileges } from './platform/drop-privileges.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres/start-embedded-postgres.ts'
import { keyRing } from './platform/key-ring.ts'
import { createLog } from './platform/log.ts'
import { migrate } from './platform/migrate.ts'
import { isRoot, requireSystemUser, SERVICE_USER } from './platform/system-user.ts'
import { keepServedUrl } from './served-url.ts'
import { readWebFiles } from './web-files.ts'
import { startWorker, type Worker } from './worker.ts'

export interface RunningServer {
  readonly url: string
  readonly services: Omit<Context, 'actor' | 'network'>
  readonly stop: () => Promise<void>
}

export interface ServerOptions {
  readonly config: Config
  /** A demo or an embedded installation keeps its data here. */
  readonly dataDir: string
  readonly root: string
  readonly only?: 'web' | 'worker'
  /** Take another port if the configured one is taken. */
  readonly portMayMove?: boolean
  /** Makes the organisation if there is none, before anything is served. */
  readonly prepare: (services: Omit<Context, 'actor' | 'network'>) => Promise<void>
}

/** Starts the whole: database, migrations, HTTP and worker. What was started is stopped again on failure. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config } = options
  const log = createLog(config.logLevel)
  const opened: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const close of opened.splice(0).toReversed()) await close()
  }
  try {
    const pool = await openDatabase(options, opened, (line) => log.info(line))
    // The message alone: the error carries the whole client.
    pool.on('error', ({ message }) => log.warn({ message }, 'a database connection was lost'))
    const keys = keyRing(config.keys ?? [await keepKeyInFile(options.dataDir)])
    const db = databaseOn(pool)
    await migrate(pool)
    const webFiles = await readWebFiles(webFolder(options.root))

    const now = () => new Date()
    const port = await choosePort(config, options.portMayMove === true)
    const hashing = hashingGate({ log })
    opened.push(() => hashing.stop())
    const services = {
      db,
      keys,
      log,
      now,
      publicUrl: config.publicUrl ?? `http://localhost:${port}`,
      hashing,
      countryOf: countriesIn(config.countryDatabase, log),
      listeners: LISTENERS,
    }
    await options.prepare(services)
    await requireRightKey(db, keys)
    const transports = await openMail(config, services, opened)
    const announcements = openAnnouncements(pool, log)
    opened.push(() => announcements.close())
    const refusals = collectRefusals(services)
    opened.push(() => refusals.close())
    if (options.only !== 'worker') {
      const app = buildApp({
        services,
        announcements,
        transports,
        mailEvents: mailEventsOf(config, refusals),
        hosts: hostsOf(services.publicUrl, port),
        trustedProxies: config.trustedProxies,
        webFiles,
      })
      await app.listen({ host: config.host, port })
      opened.push(() => app.close())
      if (config.databaseUrl === null) await keepServedUrl(options.dataDir, services.publicUrl)
    }
    if (options.only !== 'web' && config.reports !== null) {
      const reports = await startReportListener(services, refusals, config.reports)
      opened.push(() => reports.close())
    }
    // Made here where no embedded PostgreSQL has made it. Ports below 1024 are open by now.
    if (isRoot()) dropPrivileges(requireSystemUser(SERVICE_USER).name)
    if (options.only !== 'web') {
      const worker: Worker = startWorker({ services, announcements, transports })
      opened.push(() => worker.stop())
      if (config.reportMailbox === null) await forgetReportMailbox(db, now())
      else {
        const mailbox = watchReportMailbox(services, config.reportMailbox)
        opened.push(() => mailbox.stop())
      }
    }
    return { url: services.publicUrl, services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function openDatabase(
  { config, dataDir }: ServerOptions,
  opened: (() => Promise<void>)[],
  log: (line: string) => void,
): Promise<pg.Pool> {
  if (config.databaseUrl !== null) {
    const pool = openPool({ connectionString: config.databaseUrl })
    opened.push(() => pool.end())
    return pool
  }
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'database'), log })
  opened.push(() => postgres.stop())
  const pool = openPool(postgres.connection)
  opened.push(() => pool.end())
  return pool
}

/** A demo's mail goes into its own mailbox and can't leave; in a real installation without SMTP_URL it waits. */
async function openMail(
  config: Config,
  services: { db: Database } & Pick<Context, 'keys' | 'now' | 'log'>,
  opened: (() => Promise<void>)[],
): Promise<MailTransport[]> {
  const organisation = await findOrganisation(services.db)
  const isDemo = organisation?.kind === 'demo'
  const settings = isDemo ? [await demoSmtp(services, opened)] : config.transports
  const transports = settings.map((each) => smtpTransport(each, services))
  opened.push(async () => {
    for (const transport of transports) transport.close()
  })
  return transports
}

async function demoSmtp(
  services: { db: Database } & Pick<Context, 'keys' | 'now' | 'log'>,
  opened: (() => Promise<void>)[],
): Promise<SmtpSettings> {
  const catcher: MailCatcher = await startMailCatcher(services)
  opened.push(() => catcher.close())
  return {
    name: 'mailbox',
    domains: [],
    limits: { perHour: null, perDay: null },
    host: '127.0.0.1',
    port: catcher.port,
    implicitTls: false,
    requireTls: false,
    from: { name: 'Contoso kommun', address: 'losenord@contoso.example' },
    reportAddress: 'losenord@contoso.example',
    dkim: null,
    provider: null,
  }
}

function mailEventsOf({ mailEvents }: Config, refusals: Refusals): MailEvents | undefined {
  if (mailEvents === null) return undefined
  return {
    settings: mailEvents,
    refusals,
    getCertificate: snsCertificates(),
    confirmSubscription: fetchFromSns,
  }
}

/** A demo on loopback answers on both of its names (S3). */
function hostsOf(publicUrl: string, port: number): string[] {
  const { host, hostname } = new URL(publicUrl)
  return ['localhost', '127.0.0.1'].includes(hostname)
    ? [`localhost:${port}`, `127.0.0.1:${port}`, host]
    : [host]
}

function webFolder(root: string): string {
  const folder = path.join(root, 'dist/web')
  if (existsSync(path.join(folder, 'index.html'))) return folder
  throw new Error('The pages are not built. Run `npm run build` first.')
}

async function choosePort({ host, port }: Config, mayMove: boolean): Promise<number> {
  if (port !== 0 && !mayMove) return port
  return (await tryPort(host, port)) ?? (await tryPort(host, 0)) ?? port
}

/** The port if it can be had; 0 asks for any free one. */
async function tryPort(host: string, port: number): Promise<number | undefined> {
  return await new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(port, host, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
