import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { answers, freePort, idsOf } from './loopback-ports.ts'

const DOVECOT = '/usr/sbin/dovecot'

/** Installed already, or by root. It runs as an ordinary user either way. */
export function mayRunDovecot(): boolean {
  return existsSync(DOVECOT) || process.getuid?.() === 0
}

export interface ImapServer {
  readonly port: number
  /** Puts a mail into a user's inbox, as a delivery agent does. */
  deliver(user: string, raw: string): Promise<void>
  /** What a folder holds: file names, which end with the flags. */
  list(user: string, folder?: string): Promise<string[]>
  /** Forgets which message has which number: another UIDVALIDITY. */
  renumber(user: string): Promise<void>
  start(): Promise<void>
  /** Ends it and all connections; what it keeps stays. */
  stop(): Promise<void>
  remove(): Promise<void>
}

export interface DovecotOptions {
  readonly password: string
  /** Where access tokens are looked up: `GET URL` with the token as bearer answers `{username, active}`. */
  readonly tokenInfoUrl?: string
}

/** Debian's Dovecot as a process of its own: own folders, loopback only, no system service, any user with one password. */
export async function startDovecot(options: DovecotOptions): Promise<ImapServer> {
  installDovecot()
  const folder = await mkdtemp(join(tmpdir(), 'kvittens-dovecot-'))
  const isRoot = process.getuid?.() === 0
  const owner = isRoot
    ? { name: 'dovenull', ...(await idsOf('dovenull')) }
    : await nameOf(process.getuid?.() ?? 0)
  const group = await groupOf(owner.gid)
  const port = await freePort()
  for (const part of ['', 'run', 'mail', 'tokens']) {
    await mkdir(join(folder, part), { recursive: true })
    await chown(join(folder, part), owner.uid, owner.gid)
  }
  await writeFile(
    join(folder, 'dovecot.conf'),
    config({ folder, port, user: owner.name, group, ...options }),
  )
  await writeFile(join(folder, 'tokens.conf'), tokenConfig(options.tokenInfoUrl ?? ''))
  let ended: Promise<void> = Promise.resolve()
  let daemon: ReturnType<typeof spawn> | undefined
  let delivered = 0

  async function start(): Promise<void> {
    const child = spawn(DOVECOT, ['-F', '-c', join(folder, 'dovecot.conf')], {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: folder,
      env: { PATH: process.env['PATH'] },
      ...(isRoot && { uid: owner.uid, gid: owner.gid }),
    })
    daemon = child
    ended = new Promise((resolve) => child.once('exit', () => resolve()))
    for (let attempt = 0; !(await answers(port)); attempt++) {
      if (child.exitCode !== null || attempt > 200)
        throw new Error(`Dovecot did not start: ${await log()}`)
      await sleep(50)
    }
  }

  async function log(): Promise<string> {
    return await readFile(join(folder, 'log'), 'utf8').catch(() => '')
  }

  async function stop(): Promise<void> {
    daemon?.kill('SIGTERM')
    await ended
  }

  const maildir = (user: string): string => join(folder, 'mail', user)
  await start()
  return {
    port,
    start,
    stop,
    async deliver(user, raw) {
      for (const part of ['', 'tmp', 'new', 'cur']) {
        const made = join(maildir(user), part)
        if (existsSync(made)) continue
        await mkdir(made, { recursive: true })
        await chown(made, owner.uid, owner.gid)
      }
      delivered += 1
      const file = join(maildir(user), 'new', `${1_700_000_000 + delivered}.M${delivered}.test`)
      await writeFile(file, raw)
      await chown(file, owner.uid, owner.gid)
    },
    async list(user, name) {
      const at = name === undefined ? maildir(user) : join(maildir(user), `.${name}`)
      const listed = await Promise.all(
        ['new', 'cur'].map(async (part) => await readdir(join(at, part)).catch(() => [])),
      )
      return listed.flat()
    },
    async renumber(user) {
      for (const name of await readdir(maildir(user)))
        if (/^dovecot[.-]/.test(name)) await rm(join(maildir(user), name))
    },
    async remove() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function installDovecot(): void {
  if (existsSync(DOVECOT)) return
  process.stdout.write('Installing dovecot-imapd …\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Others may be installing what they need at the same time.
  const patiently = ['-o', 'DPkg::Lock::Timeout=300']
  spawnSync('apt-get', [...patiently, 'update'], { env, stdio: 'ignore' })
  spawnSync(
    'apt-get',
    [...patiently, 'install', '-y', '--no-install-recommends', 'dovecot-imapd'],
    { env, stdio: 'ignore' },
  )
  // The package starts a service of the system, which is not ours.
  spawnSync('invoke-rc.d', ['dovecot', 'stop'], { env, stdio: 'ignore' })
  if (existsSync(DOVECOT)) return
  throw new Error(
    'This test needs Dovecot, which could not be installed: apt-get install dovecot-imapd.',
  )
}

async function nameOf(uid: number): Promise<{ name: string; uid: number; gid: number }> {
  const line = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .find((each) => each.split(':')[2] === String(uid))
  const [name = '', , , gid = '0'] = line?.split(':') ?? []
  return { name, uid, gid: Number(gid) }
}

async function groupOf(gid: number): Promise<string> {
  const line = (await readFile('/etc/group', 'utf8'))
    .split('\n')
    .find((each) => each.split(':')[2] === String(gid))
  return line?.split(':')[0] ?? ''
}

interface ConfigValues extends DovecotOptions {
  readonly folder: string
  readonly port: number
  readonly user: string
  readonly group: string
}

function config({ folder, port, user, group, password, tokenInfoUrl }: ConfigValues): string {
  const services = ['anvil', 'imap-login', 'stats', 'log', 'auth', 'auth-worker', 'config', 'imap']
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login${tokenInfoUrl === undefined ? '' : ' xoauth2 oauthbearer'}
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${folder}/mail/%u
namespace inbox {
  inbox = yes
}
mail_max_userip_connections = 50
auth_failure_delay = 0
${services.map((name) => `service ${name} {\n  chroot =\n${name === 'imap-login' ? `  inet_listener imap {\n    port = ${port}\n  }\n  inet_listener imaps {\n    port = 0\n  }\n` : ''}}`).join('\n')}
passdb {
  driver = static
  mechanisms = plain login
  args = password=${password}
}
${tokenInfoUrl === undefined ? '' : `passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = ${folder}/tokens.conf\n}\n`}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail/%u
}
`
}

function tokenConfig(url: string): string {
  return [
    `introspection_url = ${url}`,
    'introspection_mode = auth',
    'username_attribute = username',
    'active_attribute = active',
    'active_value = true',
    '',
  ].join('\n')
}
