import type { ImapFlow } from 'imapflow'

/** Makes the folder if it is missing. A refusal is no matter until something can't be put there. */
export async function makeDoneFolder(client: ImapFlow, folder: string | null): Promise<void> {
  if (folder === null) return
  const folders = await client.list({ listOnly: true })
  if (folders.some(({ path, pathAsListed }) => path === folder || pathAsListed === folder)) return
  await client.mailboxCreate(folder).catch((error: unknown) => {
    if (!client.usable) throw error
  })
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
