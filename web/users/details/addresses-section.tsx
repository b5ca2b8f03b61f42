import type { ContactAddress, UserDetail } from '../../../src/accounts/contract.ts'
import { ClockIcon, DoneIcon, InfoIcon, ProhibitedIcon } from '../../ui/icons.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useT } from '../../ui/t.tsx'

/** Where a hand-over may go: who added each address, when, and when its owner confirmed it (S19). */
export function AddressesSection({ user }: { readonly user: UserDetail }) {
  const t = useT()
  if (user.addresses.length === 0) return <p className="user-note">{t('user.noAddresses')}</p>
  return (
    <ul className="user-lines">
      {user.addresses.map((address) => (
        <li key={address.id} className="user-line">
          <div className="user-line-main">
            <div>{address.address}</div>
            <div className="user-line-note">
              {address.source === 'operator' && address.addedBy !== null
                ? t('user.addedBy', { name: address.addedBy })
                : t(`user.source.${address.source}`)}{' '}
              <RelativeTime at={address.addedAt} />
              {address.confirmedAt === null ? null : (
                <>
                  {' · '}
                  {t('user.confirmed')} <RelativeTime at={address.confirmedAt} />
                </>
              )}
              {address.removedAt === null ? null : (
                <>
                  {' · '}
                  {t('user.removed')} <RelativeTime at={address.removedAt} />
                </>
              )}
            </div>
          </div>
          <AddressBadge address={address} />
        </li>
      ))}
    </ul>
  )
}

function AddressBadge({ address }: { readonly address: ContactAddress }) {
  const t = useT()
  if (address.removedAt !== null)
    return <StateBadge tone="neutral" icon={ProhibitedIcon} label={t('user.badge.removed')} />
  if (address.confirmedAt !== null)
    return <StateBadge tone="success" icon={DoneIcon} label={t('user.badge.confirmed')} />
  if (address.onFile)
    return <StateBadge tone="brand" icon={InfoIcon} label={t('user.badge.onFile')} />
  return <StateBadge tone="warning" icon={ClockIcon} label={t('user.badge.tooNew')} />
}
