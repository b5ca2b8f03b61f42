// Written by scripts/generate-messages.mjs from the catalogues beside it: change those instead.
export interface MessageArguments {
  'page.passwordProblem.banned': Record<never, never>
  'page.passwordProblem.classes': { required: number }
  'page.passwordProblem.common': Record<never, never>
  'page.passwordProblem.containsName': Record<never, never>
  'page.passwordProblem.previous': Record<never, never>
  'page.passwordProblem.repeatDiffers': Record<never, never>
  'page.passwordProblem.tooLong': { maximum: number }
  'page.passwordProblem.tooShort': { minimum: number }
  'page.policy.classes': { required: number }
  'page.policy.common': Record<never, never>
  'page.policy.length': { maximum: number; minimum: number }
  'page.policy.names': Record<never, never>
  'page.policy.passphrase': Record<never, never>
  'page.support': { contact: string | number }
  'time.now': Record<never, never>
  'users.count': { count: number }
  'users.title': Record<never, never>
}

export type MessageKey = keyof MessageArguments
