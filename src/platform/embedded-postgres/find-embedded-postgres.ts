import { realpath } from 'node:fs/promises'
import { layOut } from './data-directory.ts'
import { APPLICATION } from './initialise-cluster.ts'
import { isPostmasterOf, readPostmasterFile } from './postmaster-file.ts'
import type { EmbeddedConnection } from './start-embedded-postgres.ts'

/** Where the PostgreSQL of this data directory listens if it runs, for commands beside the server. */
export async function findEmbeddedPostgres(
  dataDir: string,
): Promise<EmbeddedConnection | undefined> {
  const path = await realpath(dataDir).catch(() => undefined)
  if (path === undefined) return undefined
  const { cluster } = layOut(path, undefined)
  const file = await readPostmasterFile(cluster)
  if (file === undefined || !isPostmasterOf(file.pid, cluster)) return undefined
  return { host: file.socketDirectory, port: file.port, user: APPLICATION, database: APPLICATION }
}
