/** What a message says, as it lies sealed in the outbox: instants as RFC 3339. */
export type Message =
  | {
      readonly template: 'handoverReveal' | 'handoverSet'
      readonly parameters: { link: string; reference: string; expiresAt: string }
    }
  | {
      readonly template: 'handoverPassword'
      readonly parameters: {
        password: string
        reference: string
        signInLink: string
        disputeLink: string
        expiresAt: string
      }
    }
  | {
      readonly template: 'handoverReminder'
      readonly parameters: {
        /** Of the message that is to be looked for. */
        about: 'reveal' | 'set' | 'password'
        sentAt: string
        reference: string
        expiresAt: string
      }
    }
  | {
      readonly template: 'noticeReset'
      readonly parameters: {
        when: string
        byName: string
        reference: string
        disputeLink: string
        /** Masked; null when nothing was sent. */
        sentTo: string | null
        onFile: boolean
        /** On paper. */
        isLetter?: boolean
      }
    }
  | {
      readonly template: 'adminAlert'
      readonly parameters: {
        when: string
        byName: string
        reference: string
        userName: string
        /** Null for a letter. */
        sentTo: string | null
      }
    }
  | { readonly template: 'noticeChanged'; readonly parameters: { when: string } }
  | {
      readonly template: 'noticeAddressAdded' | 'noticeAddressRemoved'
      readonly parameters: { when: string; address: string }
    }
  | {
      readonly template: 'confirmAddress'
      readonly parameters: { link: string; expiresAt: string }
    }
  | { readonly template: 'test'; readonly parameters: { when: string } }

/** In the outbox, how a reminder is told from the message that it reminds of. */
export const REMINDER_KIND = 'handoverReminder' satisfies Message['template']
