import './mail-test.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { MailTestResult as Result, MailTransport } from '../../src/organisation/contract.ts'
import { api } from '../api.ts'
import { Button, Field, Input, Select } from '../ui/fluent.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { MailTestResult } from './mail-test-result.tsx'

interface Props {
  readonly level: 'h2' | 'h3'
  readonly transports: readonly MailTransport[]
  /** Empty: the one that is chosen for the recipient. */
  readonly transport?: string
  readonly onTransport?: (transport: string) => void
}

/** One message at once, and the server's own answer. */
export function MailTest({ level: Heading, transports, transport = '', onTransport }: Props) {
  const t = useT()
  const client = useQueryClient()
  const [recipient, setRecipient] = useState('')
  const test = useMutation({
    mutationFn: (to: string) =>
      api.post<Result>('/settings/mail/test', {
        recipient: to,
        ...(transport !== '' && { transport }),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['settings', 'mail'] }),
  })

  function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (recipient.trim() !== '' && !test.isPending) test.mutate(recipient.trim())
  }

  return (
    <form className="mail-test" noValidate onSubmit={handleSubmit}>
      <div>
        <Heading>{t('settings.mail.test')}</Heading>
        <p className="secondary-text">{t('settings.mail.testText')}</p>
      </div>
      <div className="mail-test-line">
        <Field label={t('settings.mail.testTo')} className="mail-test-field">
          <Input
            type="email"
            autoComplete="email"
            value={recipient}
            onChange={(_, { value }) => setRecipient(value)}
          />
        </Field>
        {transports.length > 1 && onTransport !== undefined ? (
          <Field label={t('settings.mail.testBy')} className="mail-test-field">
            <Select value={transport} onChange={(_, { value }) => onTransport(value)}>
              <option value="">{t('settings.mail.testByChoice')}</option>
              {transports.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Button type="submit" disabledFocusable={recipient.trim() === '' || test.isPending}>
          {t('settings.mail.testSend')}
        </Button>
      </div>
      <ProblemMessage error={test.error} />
      <div role="status">
        {test.data === undefined ? null : <MailTestResult result={test.data} />}
      </div>
    </form>
  )
}
