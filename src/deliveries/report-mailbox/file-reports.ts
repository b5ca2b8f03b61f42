import type { ImapFlow } from 'imapflow'

/** Makes the folder if it is missing. Answers whether it is there. */
export async function makeDoneFolder(client: ImapFlow, folder: string | null): Promise<boolean> {
  if (folder === null) return true
  const folders = await client.list({ listOnly: true })
  if (folders.some(({ path, pathAsListed }) => path === folder || pathAsListed === folder))
    return true
  try {
    await client.mailboxCreate(folder)
    return true
  } catch (error) {
    if (!client.usable) throw error
    return false
  }
}

/**
 * Puts away reports that are kept by now: read, and in a folder of their own, or gone. Answers whether it could; the
 * reading doesn't depend on it. Throws only if the connection is lost.
 */
export async function fileReports(
  client: ImapFlow,
  uids: readonly number[],
  folder: string | null,
): Promise<boolean> {
  if (uids.length === 0) return true
  const range = uids.join(',')
  const isSeen = await client.messageFlagsAdd(range, ['\\Seen'], { uid: true })
  const isFiled = isSeen && mayRemove(client, folder) && (await remove(client, range, folder))
  if (!client.usable) throw Object.assign(new Error('closed'), { code: 'NoConnection' })
  return isFiled
}

async function remove(client: ImapFlow, range: string, folder: string | null): Promise<boolean> {
  if (folder === null) return await client.messageDelete(range, { uid: true })
  return Boolean(await client.messageMove(range, folder, { uid: true }))
}

/** A server without these would remove all that anybody has marked as deleted (RFC 4315). */
function mayRemove({ capabilities, enabled }: ImapFlow, folder: string | null): boolean {
  const isRevised = enabled.has('IMAP4REV2')
  return isRevised || capabilities.has('UIDPLUS') || (folder !== null && capabilities.has('MOVE'))
}
