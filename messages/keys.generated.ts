// Written by scripts/generate-messages.mjs from the catalogues beside it: change those instead.
export interface MessageArguments {
  'page.support': { contact: string | number }
  'time.now': Record<never, never>
  'users.count': { count: number }
  'users.title': Record<never, never>
}

export type MessageKey = keyof MessageArguments
