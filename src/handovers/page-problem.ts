import type { AnswerRefusal } from './answer-link.ts'
import type { AnswerProblem } from './pages.tsx'

/** Why a form comes back, with password problems already put into words. */
export type Refusal =
  | Exclude<AnswerRefusal, { outcome: 'unavailable' }>
  | { readonly outcome: 'otherAccountNotTicked' }
  | { readonly outcome: 'passwordRefused'; readonly problems: readonly string[] }

export function answerProblem(refusal: Refusal): AnswerProblem {
  switch (refusal.outcome) {
    case 'wrongAnswer':
      return { kind: 'wrongAnswer' }
    case 'pinWrong':
      return { kind: 'wrongPin', triesLeft: refusal.triesLeft }
    case 'wait':
      return { kind: 'wait', seconds: refusal.seconds }
    case 'otherAccountNotTicked':
      return { kind: 'otherAccountNotTicked' }
    case 'passwordRefused':
      return { kind: 'password', problems: refusal.problems }
  }
}
