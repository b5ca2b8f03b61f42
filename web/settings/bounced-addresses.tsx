import './bounced-addresses.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SuppressedAddress } from '../../src/deliveries/contract.ts'
import { api } from '../api.ts'
import { useSession } from '../session.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { suppressedAddressesQuery } from './settings-queries.ts'

/** Where messages come back, why, and a way to say that it works again. */
export function BouncedAddresses() {
  const t = useT()
  const { data, error } = useQuery(suppressedAddressesQuery())
  return (
    <section className="bounced-addresses" aria-labelledby="bounced-addresses">
      <h3 id="bounced-addresses">{t('settings.mail.bounced')}</h3>
      <p className="secondary-text">{t('settings.mail.bouncedHint')}</p>
      <ProblemMessage error={error} />
      {data?.value.length === 0 ? <p>{t('settings.mail.bouncedNone')}</p> : null}
      {data === undefined || data.value.length === 0 ? null : (
        <ul>
          {data.value.map((suppressed) => (
            <BouncedAddress key={suppressed.address} suppressed={suppressed} />
          ))}
        </ul>
      )}
    </section>
  )
}

function BouncedAddress({ suppressed }: { readonly suppressed: SuppressedAddress }) {
  const { address, reason, since, times, diagnostic } = suppressed
  const t = useT()
  const toasts = useToasts()
  const client = useQueryClient()
  const { can } = useSession()
  const lift = useMutation({
    mutationFn: () => api.post('/suppressed-addresses/lift', { address }),
    onSuccess: async () => {
      toasts.success({ title: t('reset.bouncedLifted', { address }) })
      await client.invalidateQueries(suppressedAddressesQuery())
    },
  })
  return (
    <li>
      <div className="bounced-address-words">
        <strong>{address}</strong>
        <span className="secondary-text">
          {reason === 'complained'
            ? t('settings.mail.complained')
            : t('settings.mail.bouncedTimes', { times })}
          {' · '}
          <RelativeTime at={since} />
        </span>
        {diagnostic === null ? null : <q className="bounced-address-answer">{diagnostic}</q>}
        <ProblemMessage error={lift.error} />
      </div>
      {can('passwords.reset') ? (
        <ActionButton
          label={t('reset.bouncedLift')}
          about={address}
          isPending={lift.isPending}
          onClick={() => lift.mutate()}
        />
      ) : null}
    </li>
  )
}
