import { createHash } from 'node:crypto'
import path from 'node:path'
import process from 'node:process'
import { Command, InvalidArgumentError, Option } from 'commander'
import { ConfigError, parseConfig, readEnvironment } from './config.ts'
import { withServices } from './command-services.ts'
import { parseKeptEvent } from './audit/kept-event.ts'
import { verifyChain } from './audit/verify-chain.ts'
import { inTransaction } from './audit/in-transaction.ts'
import { fillDemo } from './demo/fill/fill-demo.ts'
import { MOST_MADE_UP } from './demo/fill/fill-users.ts'
import { type ExportAuditOptions, writeAudit } from './export-audit-command.ts'
import { prepareDemo, prepareReal, printDemo, printReal } from './first-start.ts'
import { replaceLostKey } from './replace-lost-key.ts'
import { Problem } from './platform/problem.ts'
import { isRoot } from './platform/system-user.ts'
import { type RunningServer, startServer } from './server.ts'
import { createDemoLink, inviteAdministrator } from './sign-in/invite-administrator.ts'

const ROOT = findRoot()

const program = new Command('kvittens')
  .description(
    'A centre for users and passwords: reset, hand over, follow up until there is a receipt.',
  )
  .showHelpAfterError()

program
  .command('start')
  .description('serve: the configured installation, or without any configuration a demo')
  .action(async () => {
    const environment = readEnvironment(process.env)
    const configured = ['DATABASE_URL', 'PUBLIC_URL', 'SMTP_URL'].some((name) => environment[name])
    await (configured ? serve({}) : serveDemo())
  })

program
  .command('serve')
  .description('serve a real installation; see docs/operations.md for its configuration')
  .addOption(new Option('--only <part>', 'only one half of it').choices(['web', 'worker']))
  .action(serve)

program
  .command('migrate')
  .description('bring the database to this version and stop')
  .action(async () => {
    await withServices({ ...settings(), migrates: true }, async (_ctx, applied) => {
      print(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
    })
  })

const admin = program.command('admin').description('administrators, from the terminal')
admin
  .command('invite')
  .argument('<userPrincipalName>', 'such as anna@example.org; made if there is no such user')
  .description('print a one-time link (15 minutes) that makes its holder a global administrator')
  .action(async (name: string) => {
    await withServices(settings(), async (ctx) => {
      const link = await inviteAdministrator(ctx, name)
      print(`${ctx.publicUrl}${link}`)
    })
  })

const audit = program.command('audit').description('the audit log')
audit
  .command('verify')
  .option(
    '--head <event...>',
    'what an earlier verification or a receipt printed, as 123:0a1b…: shows that it still stands in the log, and nothing before it was changed or cut off',
  )
  .description('read the whole chain, name the first broken link, and print the head to keep')
  .action(async ({ head = [] }: { head?: string[] }) => {
    const kept = head.map(parseKeptEvent)
    await withServices(settings(), async (ctx) => {
      const verification = await verifyChain(ctx, kept)
      await inTransaction(ctx, async (tx) => {
        const { intact, events } = verification
        tx.audit({ action: 'audit.verified', detail: { intact, events } })
      })
      const { firstBroken } = verification
      print(
        firstBroken === null
          ? `Intact: ${verification.events} events.`
          : `BROKEN at event ${firstBroken.sequence}: ${BROKEN[firstBroken.problem]}`,
      )
      if (firstBroken === null)
        for (const { sequence, mac } of kept) print(`As kept: ${sequence}:${mac}`)
      print(`Head: ${verification.head}`)
      if (firstBroken !== null) process.exitCode = 1
    })
  })

audit
  .command('export')
  .addOption(
    new Option('--format <format>', 'ocsf: events for a SIEM')
      .choices(['csv', 'jsonl', 'ocsf'])
      .default('jsonl'),
  )
  .option('--since <when>', "a day or moment (UTC), or the last event's number that is known")
  .option('--until <when>', 'a day or moment, not included')
  .description('write the log to standard output, the oldest event first')
  .action(async (options: ExportAuditOptions) => {
    await withServices(settings(), async (ctx) => await writeAudit(ctx, options, process.stdout))
  })

program
  .command('key')
  .description('the key of the installation')
  .command('replace')
  .description(
    'go on with the key that is set now, after the old one was lost: waiting messages will fail',
  )
  .action(async () => {
    await withServices({ ...settings(), replacesKey: true }, async (ctx) => {
      await replaceLostKey(ctx)
      print('The key is replaced. Messages that still wait will fail, visibly, on Follow-up.')
      print('The audit log before this moment can no longer be verified; it goes on from here.')
    })
  })

const demo = program.command('demo').description('the demo')
demo
  .command('link')
  .argument('<userPrincipalName>', 'one of its people, such as petra.palm@contoso.example')
  .description('print a one-time sign-in link')
  .action(async (name: string) => {
    await withServices(settings(), async (ctx) => {
      print(`${ctx.publicUrl}${await createDemoLink(ctx, name)}`)
    })
  })

demo
  .command('fill')
  .argument('<count>', 'how many, such as 1000000, which takes about a minute', parseCount)
  .description(
    'add made-up users to a demo, or to an installation that has nobody yet but administrators; its pages wait meanwhile',
  )
  .action(async (count: number) => {
    await withServices(settings(), async (ctx) => {
      const start = performance.now()
      await fillDemo(ctx, count, print)
      print(`Done in ${Math.round((performance.now() - start) / 1000)} s.`)
    })
  })

const BROKEN = {
  changed: 'it, or something before it, was changed.',
  gap: 'an event is missing here.',
  truncated: 'the events from here on were cut off.',
  'kept-head-missing': 'what was kept of it is not in this chain.',
} as const

async function serve({ only }: { only?: 'web' | 'worker' }): Promise<void> {
  const { config, dataDir } = settings()
  const starting = startServer({
    config,
    dataDir,
    root: ROOT,
    ...(only !== undefined && { only }),
    prepare: (services) => prepareReal(services, config),
  })
  stopOnSignal(starting)
  await printReal((await starting).services, print)
}

async function serveDemo(): Promise<void> {
  const { config, dataDir } = settings()
  const starting = startServer({
    config: { ...config, logLevel: process.env['LOG_LEVEL'] ?? 'warn' },
    dataDir,
    root: ROOT,
    portMayMove: process.env['PORT'] === undefined,
    prepare: prepareDemo,
  })
  stopOnSignal(starting)
  await printDemo((await starting).services, print)
}

function settings() {
  const config = parseConfig(readEnvironment(process.env))
  return { config, dataDir: config.dataDir ?? defaultDataDir() }
}

/** As root a folder that the service's own user can reach: /root isn't. */
function defaultDataDir(): string {
  if (!isRoot()) return path.join(ROOT, 'data')
  // The launcher may run a copy: what counts is the checkout that somebody started.
  const checkout = process.env['KVITTENS_CHECKOUT'] ?? ROOT
  const place = createHash('sha256').update(checkout).digest('hex').slice(0, 12)
  return path.join('/var/lib/kvittens', place)
}

function parseCount(text: string): number {
  const count = Number(text)
  if (!/^\d+$/.test(text) || count < 1 || count > MOST_MADE_UP)
    throw new InvalidArgumentError(`A whole number from 1 to ${MOST_MADE_UP}.`)
  return count
}

let isStopping = false

/** Ends in good order, also if the signal comes while the server is still starting. */
function stopOnSignal(starting: Promise<RunningServer>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      void starting
        .then((server) => server.stop())
        .then(
          () => process.exit(0),
          (error: unknown) => {
            complain(error)
            process.exit(1)
          },
        )
    })
  }
}

function findRoot(): string {
  // Works from src/ and from dist/server/src/.
  const here = import.meta.dirname
  return here.includes(`${path.sep}dist${path.sep}`)
    ? path.resolve(here, '../../..')
    : path.resolve(here, '..')
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function isSentence(error: Error): boolean {
  return error instanceof ConfigError || error instanceof Problem
}

/** What the reader can do something about is said plainly; anything else with its stack. */
function complain(error: unknown): void {
  // What we throw is a sentence for people; an error of another class is a bug.
  const isBug = error instanceof Error && error.name !== 'Error' && !isSentence(error)
  const text =
    error instanceof Error
      ? isBug
        ? (error.stack ?? error.message)
        : error.message
      : String(error)
  process.stderr.write(`${text}\n`)
}

try {
  await program.parseAsync()
} catch (error) {
  // What fails because the server is being stopped is no news.
  if (!isStopping) complain(error)
  process.exitCode = 1
}
