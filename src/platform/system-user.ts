import { spawnSync } from 'node:child_process'

/** An account of the operating system, by number as the kernel wants it. */
export interface SystemUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** The account that PostgreSQL and the server run as when they are started by root. */
export const SERVICE_USER = 'kvittens'

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Asks the system's own name service, so that accounts outside /etc/passwd are found too. */
export function findSystemUser(name: string): SystemUser | undefined {
  const uid = idOf('-u', name)
  const gid = idOf('-g', name)
  return uid === undefined || gid === undefined ? undefined : { name, uid, gid }
}

/** Makes the account if it is missing. It owns nothing else, has no password and no shell. */
export function requireSystemUser(name: string): SystemUser {
  const found = findSystemUser(name)
  if (found !== undefined) return found
  const made = spawnSync(
    'useradd',
    [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      name,
    ],
    { encoding: 'utf8' },
  )
  const user = findSystemUser(name)
  if (user === undefined) {
    const reason = made.error?.message ?? made.stderr.trim()
    throw new Error(
      `PostgreSQL must not run as root, and the system user "${name}" could not be made (${reason}). ` +
        'Make it yourself, or start Kvittens as an ordinary user.',
    )
  }
  return user
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  const asked = spawnSync('id', [flag, '--', name], { encoding: 'utf8' })
  return asked.status === 0 ? Number.parseInt(asked.stdout, 10) : undefined
}
