import { useQuery } from '@tanstack/react-query'
import { MailState } from '../settings/mail-state.tsx'
import { MailTest } from '../settings/mail-test.tsx'
import { mailQuery } from '../settings/settings-queries.ts'
import { Button } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'

/** The second step opens once the organisation has a name for its messages. */
export function MailSetUp({ isReady }: { readonly isReady: boolean }) {
  const t = useT()
  const { data } = useQuery({ ...mailQuery(), enabled: isReady })
  return (
    <section className="setup-step" aria-labelledby="setup-mail">
      <h2 id="setup-mail">{t('setup.mail')}</h2>
      {isReady ? null : <p className="secondary-text">{t('setup.mailFirst')}</p>}
      {data === undefined ? null : <MailState mail={data} level="h3" />}
      {isReady ? <MailTest level="h3" transports={data?.transports ?? []} /> : null}
      {isReady ? (
        <div>
          {/* A whole load: everything then knows the organisation. */}
          <Button appearance="primary" onClick={() => window.location.assign('/')}>
            {t('setup.finish')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
