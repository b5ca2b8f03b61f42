import { readFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'

/** From the system's own tables: uid and gid of a user, or a group's gid as both. */
export async function idsOf(
  name: string,
  table = '/etc/passwd',
): Promise<{ uid: number; gid: number }> {
  const line = (await readFile(table, 'utf8'))
    .split('\n')
    .find((each) => each.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined) throw new Error(`${table} has no ${name}.`)
  return { uid: Number(uid), gid: Number(table === '/etc/group' ? uid : gid) }
}

export async function answers(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
