/** What an operator wants to be told by mail. */
export const MAIL_CHOICES = ['both', 'digest', 'atOnce', 'none'] as const
export type MailChoice = (typeof MAIL_CHOICES)[number]

export function isMailChoice(text: string): text is MailChoice {
  return MAIL_CHOICES.some((choice) => choice === text)
}

export function wantsDigest(choice: MailChoice): boolean {
  return choice === 'both' || choice === 'digest'
}

export function wantsAlerts(choice: MailChoice): boolean {
  return choice === 'both' || choice === 'atOnce'
}
