import { getOrganisation } from '../../organisation/queries.ts'
import type { Context } from '../../platform/context.ts'
import { listRolesOf } from '../../roles/queries.ts'
import { listLines, listLinesNumbered } from '../line-queries.ts'
import { lastOfHeader, type MappedFile, requireMapped } from '../import-file.ts'
import { findFile } from '../queries.ts'
import { claimVerifying, endVerifying, noteVerified } from './claim-queries.ts'
import { deleteKeys, listTwins } from './look-ups.ts'
import { type Verifying, verifyLines } from './verify-lines.ts'

const BATCH = 500
const LEASE_MS = 30_000

/** Verifies a file that waits for it. Goes on where a process that died had come to. Answers whether there was one. */
export async function verifyImports(ctx: Context): Promise<boolean> {
  const id = await claimVerifying(ctx.db, ctx.now(), LEASE_MS)
  const found = id === undefined ? undefined : await findFile(ctx.db, id)
  if (found === undefined) return false
  const file = requireMapped(found)
  const verifying: Omit<Verifying, 'isFirstPass'> = {
    file,
    organisation: await getOrganisation(ctx.db),
    operator: { id: file.operatorId, roles: await listRolesOf(ctx.db, file.operatorId) },
  }
  const isWhole =
    (await verifyAll(ctx, file, verifying)) && (await verifyTwins(ctx, file, verifying))
  if (isWhole) await endVerifying(ctx.db, file, ctx.now())
  return true
}

/** False if a newer mapping came in between: then all begins anew. */
async function verifyAll(
  ctx: Context,
  file: MappedFile,
  verifying: Omit<Verifying, 'isFirstPass'>,
): Promise<boolean> {
  let after = file.verifiedThrough
  if (after === 0) {
    await deleteKeys(ctx.db, file.id)
    after = lastOfHeader(file)
  }
  for (;;) {
    const lines = await listLines(ctx.db, file.id, { after, limit: BATCH })
    const last = lines.at(-1)
    if (last === undefined) return true
    const isStillOurs = await ctx.db.transaction().execute(async (db) => {
      const isOurs = await noteVerified(db, file, {
        through: last.line,
        lines: lines.length,
        leasedUntil: new Date(ctx.now().getTime() + LEASE_MS),
      })
      if (isOurs) await verifyLines(db, lines, { ...verifying, isFirstPass: true })
      return isOurs
    })
    if (!isStillOurs) return false
    after = last.line
  }
}

/** Now that all keys are known: the lines that share one with another. */
async function verifyTwins(
  ctx: Context,
  file: MappedFile,
  verifying: Omit<Verifying, 'isFirstPass'>,
): Promise<boolean> {
  let after = 0
  for (;;) {
    const numbers = await listTwins(ctx.db, file.id, after, BATCH)
    const last = numbers.at(-1)
    if (last === undefined) return true
    const isStillOurs = await ctx.db.transaction().execute(async (db) => {
      const isOurs = await noteVerified(db, file, {
        lines: 0,
        leasedUntil: new Date(ctx.now().getTime() + LEASE_MS),
      })
      const lines = isOurs ? await listLinesNumbered(db, file.id, numbers) : []
      await verifyLines(db, lines, { ...verifying, isFirstPass: false })
      return isOurs
    })
    if (!isStillOurs) return false
    after = last
  }
}
