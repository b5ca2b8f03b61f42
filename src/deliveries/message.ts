import type { MessageKey } from '../../messages/keys.generated.ts'

/** A reason to follow up, as the catalogue knows it. */
export type ReasonName = Suffix<MessageKey>
type Suffix<Key> = Key extends `followUp.reason.${infer Name}` ? Name : never

/** What needs an operator: some by name, and how many in all. */
export interface ToldHandovers {
  count: number
  /** A reason of null: it is due. */
  items: readonly { reference: string; name: string; reason: ReasonName | null; link: string }[]
  deskLink: string
}

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
  | {
      /** Of many at once, told once. */
      readonly template: 'jobAlert'
      readonly parameters: {
        when: string
        byName: string
        letters: number
        /** To addresses that aren't on file. */
        elsewhere?: number
        jobLink: string
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
  | { readonly template: 'operatorAlert'; readonly parameters: ToldHandovers }
  | {
      readonly template: 'operatorDigest'
      readonly parameters: ToldHandovers & {
        own: number
        /** That nobody owns who can be told. */
        nobodys: number
        reasons: readonly { reason: ReasonName | null; count: number }[]
      }
    }
  | { readonly template: 'test'; readonly parameters: { when: string } }

/** In the outbox, how a reminder is told from the message that it reminds of. */
export const REMINDER_KIND = 'handoverReminder' satisfies Message['template']
