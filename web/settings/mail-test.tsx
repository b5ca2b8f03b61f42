import './mail-test.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { MailTestResult as Result } from '../../src/organisation/contract.ts'
import { api } from '../api.ts'
import { Button, Field, Input } from '../ui/fluent.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { MailTestResult } from './mail-test-result.tsx'

/** One message at once, and the server's own answer. */
export function MailTest({ level: Heading }: { readonly level: 'h2' | 'h3' }) {
  const t = useT()
  const client = useQueryClient()
  const [recipient, setRecipient] = useState('')
  const test = useMutation({
    mutationFn: (to: string) => api.post<Result>('/settings/mail/test', { recipient: to }),
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
