import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { answers, freePort, idsOf } from './loopback-ports.ts'

const DAEMONS = '/usr/lib/postfix/sbin'

export interface MailRelay {
  readonly port: number
  stop(): Promise<void>
}

/** Where mail for a domain goes on to: a port on loopback, or nowhere (and so it is delivered). */
export type Routes = Readonly<Record<string, number | 'delivered'>>

/** Needs root: Postfix changes users. */
export function mayRunPostfix(): boolean {
  return process.getuid?.() === 0
}

/**
 * Debian's Postfix as a process of its own: own folders, loopback only, no DNS, and in such a hurry that what waits is
 * delayed after a second and given up after six.
 */
export async function startPostfix(routes: Routes): Promise<MailRelay> {
  installPostfix()
  const folder = await mkdtemp(join(tmpdir(), 'kvittens-postfix-'))
  await chmod(folder, 0o755)
  const config = join(folder, 'config')
  const queue = join(folder, 'queue')
  const data = join(folder, 'data')
  const owner = await idsOf('postfix')
  const port = await freePort()
  await mkdir(config)
  await mkdir(queue)
  await mkdir(data)
  await chown(data, owner.uid, owner.gid)
  await makeQueue(queue, owner.uid, (await idsOf('postdrop', '/etc/group')).uid)
  await writeFile(join(config, 'main.cf'), mainConfig({ queue, data, routes }))
  await writeFile(join(config, 'master.cf'), masterConfig(port))

  const master = spawn(join(DAEMONS, 'master'), ['-c', config, '-d'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env['PATH'], MAIL_CONFIG: config },
  })
  const ended = new Promise<void>((resolve) => master.once('exit', () => resolve()))
  for (let attempt = 0; !(await answers(port)); attempt++) {
    if (master.exitCode !== null || attempt > 200) throw new Error('Postfix did not start.')
    await sleep(50)
  }
  return {
    port,
    async stop() {
      master.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function installPostfix(): void {
  if (existsSync(join(DAEMONS, 'master'))) return
  process.stdout.write('Installing postfix …\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Without a configuration of its own the package starts nothing.
  const input = 'postfix postfix/main_mailer_type select No configuration\n'
  spawnSync('debconf-set-selections', [], { env, input })
  // Others may be installing what they need at the same time.
  const patiently = ['-o', 'DPkg::Lock::Timeout=300']
  spawnSync('apt-get', [...patiently, 'update'], { env, stdio: 'ignore' })
  spawnSync('apt-get', [...patiently, 'install', '-y', '--no-install-recommends', 'postfix'], {
    env,
    stdio: 'ignore',
  })
  if (existsSync(join(DAEMONS, 'master'))) return
  throw new Error('This test needs Postfix, which could not be installed: apt-get install postfix.')
}

const PRIVATE_QUEUES = ['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold']
const MORE_QUEUES = ['incoming', 'private', 'saved', 'trace']

async function makeQueue(queue: string, owner: number, dropGroup: number): Promise<void> {
  for (const name of [...PRIVATE_QUEUES, ...MORE_QUEUES]) {
    await mkdir(join(queue, name), { mode: 0o700 })
    await chown(join(queue, name), owner, 0)
  }
  await mkdir(join(queue, 'pid'))
  for (const [name, mode] of [
    ['public', 0o2710],
    ['maildrop', 0o1730],
  ] as const) {
    await mkdir(join(queue, name))
    await chown(join(queue, name), owner, dropGroup)
    await chmod(join(queue, name), mode)
  }
}

function mainConfig({ queue, data, routes }: { queue: string; data: string; routes: Routes }) {
  const hops = Object.entries(routes).map(([domain, port]) =>
    port === 'delivered' ? `{ ${domain} = discard: }` : `{ ${domain} = smtp:[127.0.0.1]:${port} }`,
  )
  return [
    'compatibility_level = 3.6',
    `queue_directory = ${queue}`,
    `data_directory = ${data}`,
    `daemon_directory = ${DAEMONS}`,
    'command_directory = /usr/sbin',
    'mail_owner = postfix',
    'setgid_group = postdrop',
    'myhostname = mx.test.example',
    'mydestination =',
    'inet_interfaces = 127.0.0.1',
    'inet_protocols = ipv4',
    'smtp_dns_support_level = disabled',
    'smtp_host_lookup = native',
    'mynetworks = 127.0.0.0/8',
    'smtpd_relay_restrictions = permit_mynetworks, reject',
    'smtpd_recipient_restrictions =',
    'alias_maps =',
    'local_recipient_maps =',
    'notify_classes =',
    'smtp_tls_security_level = none',
    `transport_maps = inline:{ ${hops.join(', ')} }`,
    'delay_warning_time = 1s',
    'confirm_delay_cleared = no',
    'maximal_queue_lifetime = 6s',
    'bounce_queue_lifetime = 30s',
    'queue_run_delay = 1s',
    'minimal_backoff_time = 1s',
    'maximal_backoff_time = 1s',
    '',
  ].join('\n')
}

function masterConfig(port: number): string {
  const services = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 1 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'verify unix - - n - 1 verify',
    'flush unix n - n 1000? 0 flush',
    'proxymap unix - - n - - proxymap',
    'smtp unix - - n - - smtp',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'discard unix - - n - - discard',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
  ]
  return `${services.join('\n')}\n`
}
