import { Form } from '../platform/form.tsx'
import { translator } from '../platform/messages.ts'
import type { PageFrame } from '../platform/page.tsx'
import { renderPage } from '../platform/page.tsx'

interface DemoSignInPageProps {
  readonly frame: PageFrame
  readonly action: string
  readonly displayName: string
}

/** The demo's one-time link: loading it signs nobody in, the button does. */
export function demoSignInPage({ frame, action, displayName: name }: DemoSignInPageProps): string {
  const t = translator(frame.language)
  return renderPage({
    frame,
    title: t('page.demo.title'),
    children: (
      <>
        <h1>{t('page.demo.title')}</h1>
        <p>{t('page.demo.lead', { name })}</p>
        <Form frame={frame} action={action}>
          <button>{t('page.demo.button')}</button>
        </Form>
      </>
    ),
  })
}
