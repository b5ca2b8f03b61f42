const PAGES =
  /^\/(?:users|follow-up|handovers|letters|jobs|roles|audit|settings|deleted-users|setup|account|mailbox)?(?:[/?][\w\-./?=&%:,+]*)?$/

/** Where to go after signing in: one of our own pages, relative, or undefined (S4). */
export function safePath(wanted: unknown): string | undefined {
  if (typeof wanted !== 'string' || wanted.length > 500) return undefined
  if (wanted.startsWith('//') || wanted.includes('\\')) return undefined
  return PAGES.test(wanted) ? wanted : undefined
}
