import { Form, PasswordField, TextField } from '../platform/form.tsx'
import { translator } from '../platform/messages.ts'
import type { PageFrame } from '../platform/page.tsx'

export interface AccountAddress {
  readonly id: string
  readonly address: string
  /** `registered`: by the organisation, and on file without a confirmation. */
  readonly state: 'confirmed' | 'waiting' | 'registered'
  /** The account's own mailbox is the organisation's to change. */
  readonly removable: boolean
}

interface AddressSectionProps {
  readonly frame: PageFrame
  readonly addresses: readonly AccountAddress[]
  readonly invalid: boolean
  readonly typedAddress: string | undefined
}

/** Adding and removing ask for the password: an open browser isn't enough to redirect a hand-over. */
export function AddressSection({ frame, addresses, invalid, typedAddress }: AddressSectionProps) {
  const t = translator(frame.language)
  return (
    <section>
      <h2>{t('page.account.addresses')}</h2>
      <p class="soft">{t('page.account.addressesLead')}</p>
      {addresses.length === 0 ? (
        <p>{t('page.account.addressesNone')}</p>
      ) : (
        <ul class="list">
          {addresses.map((address) => (
            <AddressRow key={address.id} frame={frame} address={address} />
          ))}
        </ul>
      )}
      <details open={invalid}>
        <summary>{t('page.account.addAddress')}</summary>
        <Form frame={frame} action="/account/addresses">
          <TextField
            name="address"
            label={t('page.account.newAddress')}
            value={typedAddress}
            autocomplete="email"
            inputmode="email"
            invalid={invalid}
          />
          <PasswordField
            t={t}
            name="current"
            id="add-current"
            label={t('page.account.yourPassword')}
            autocomplete="current-password"
          />
          <button>{t('page.account.addAddress')}</button>
        </Form>
      </details>
    </section>
  )
}

const STATES = {
  confirmed: 'page.account.addressConfirmed',
  waiting: 'page.account.addressWaiting',
  registered: 'page.account.addressRegistered',
} as const

function AddressRow({ frame, address }: { frame: PageFrame; address: AccountAddress }) {
  const t = translator(frame.language)
  const id = `remove-${address.id}`
  return (
    <li class="row between">
      <b>{address.address}</b>
      <span class={address.state === 'waiting' ? 'tag' : 'tag good'}>
        {t(STATES[address.state], { organisation: frame.organisation.name })}
      </span>
      {address.removable && (
        <details>
          <summary aria-label={t('page.account.removeAddress', { address: address.address })}>
            {t('page.account.remove')}
          </summary>
          <Form
            frame={frame}
            action={`/account/addresses/${encodeURIComponent(address.id)}/remove`}
          >
            <PasswordField
              t={t}
              name="current"
              id={id}
              label={t('page.account.yourPassword')}
              autocomplete="current-password"
            />
            <button class="danger">
              {t('page.account.removeAddress', { address: address.address })}
            </button>
          </Form>
        </details>
      )}
    </li>
  )
}
