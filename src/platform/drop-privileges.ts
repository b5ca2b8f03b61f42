import { findSystemUser, isRoot } from './system-user.ts'

/**
 * Goes on as `userName` for good. To be called by root after all that needs root is done: the port is
 * open, the key is read, PostgreSQL runs. Does nothing if we aren't root.
 */
export function dropPrivileges(userName: string): void {
  if (!isRoot()) return
  const user = findSystemUser(userName)
  if (user === undefined) throw new Error(`There is no system user "${userName}" to go on as.`)
  if (user.uid === 0) throw new Error(`"${userName}" is root under another name.`)

  // Groups first: once the user is changed, there is no right to change them any more.
  process.setgroups?.([user.gid])
  process.setgid?.(user.gid)
  process.setuid?.(user.uid)
  process.umask(0o077)
  process.env['USER'] = user.name
  process.env['LOGNAME'] = user.name
  process.env['HOME'] = '/nonexistent'
  assertNoWayBack()
}

function assertNoWayBack(): void {
  try {
    process.setuid?.(0)
  } catch {
    return
  }
  throw new Error('The way back to root is still open; refusing to go on.')
}
