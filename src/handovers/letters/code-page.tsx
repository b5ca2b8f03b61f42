import { Form, Problems, TextField } from '../../platform/form.tsx'
import type { Translate } from '../../platform/messages.ts'
import { translator } from '../../platform/messages.ts'
import type { PageFrame } from '../../platform/page.tsx'
import { renderPage } from '../../platform/page.tsx'
import type { ReadCode } from './letter-code.ts'

export type CodeProblem = Exclude<ReadCode, { outcome: 'code' }>

interface Props {
  readonly frame: PageFrame
  /** Where the form posts `code`. */
  readonly action: string
  readonly problem?: CodeProblem
  /** What was typed before. */
  readonly typed?: string
}

/** The short address: where the code of a letter is typed. */
export function codePage({ frame, action, problem, typed }: Props): string {
  const t = translator(frame.language)
  const organisation = frame.organisation.name
  return renderPage({
    frame,
    title: t('page.code.title'),
    children: (
      <>
        <h1>{t('page.code.title')}</h1>
        <p>{t('page.code.lead', { organisation })}</p>
        <Problems t={t} problems={problem === undefined ? [] : [codeSentence(t, problem)]} />
        <Form frame={frame} action={action}>
          <TextField
            name="code"
            label={t('page.code.label')}
            hint={t('page.code.hint')}
            value={typed}
            autocomplete="off"
            autocapitalize="characters"
            invalid={problem !== undefined}
          />
          <button>{t('page.code.button')}</button>
        </Form>
      </>
    ),
  })
}

function codeSentence(t: Translate, problem: CodeProblem): string {
  if (problem.group !== null) return t('page.code.group', { group: problem.group })
  if (problem.outcome === 'typo') return t('page.code.typo')
  return t('page.code.length', { count: problem.typed })
}
