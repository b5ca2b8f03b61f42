import type { Job, JobRow } from '../../src/jobs/contract.ts'
import type { Decision } from '../../src/platform/contract.ts'
import { useRoleName } from '../ui/role-names.tsx'
import { useFormats, useWords } from '../ui/t.tsx'
import type { Counted } from './job-summary.ts'
import { reasonsOf, roleOf, waysOf } from './job-summary.ts'

const WAYS = ['revealLink', 'setLink', 'messagePassword', 'letter'] as const
/** What passes by itself is tried again: there is nothing to try again before it ran. */
const TRY_AGAIN: readonly string[] = ['rate-limited', 'too-many', 'too-many-attempts', 'unexpected']
const knownWay = (way: string) => WAYS.find((each) => each === way)

/** What a job will do, did, and why not, in sentences. */
export function useJobWords() {
  const { t, find } = useWords()
  const { list } = useFormats()
  const roleName = useRoleName()

  /** Codes that nobody wrote words for are still a reason. */
  const reason = (code: string) =>
    find(`job.reason.${code}`) ?? find(`reason.${code}`) ?? t('job.reason.unknown')

  const counted = (reasons: readonly Counted[]) =>
    reasons.map(({ name, count }) => t('job.reasonCount', { reason: reason(name), count }))

  return {
    reason,
    /** What helps those whom it didn't reach, or won't. */
    remedy: (kind: Job['kind'], { state, reason: code }: Pick<JobRow, 'state' | 'reason'>) => {
      if (code === null || (state !== 'failed' && state !== 'leftOut')) return undefined
      if (state === 'leftOut' && TRY_AGAIN.includes(code)) return undefined
      // Only one's own password can be had elsewhere.
      if (code === 'yourself' && kind !== 'reset') return undefined
      return find(`job.remedy.${code}`)
    },
    way: (way: string) => {
      const known = knownWay(way)
      return known === undefined ? way : t(`job.wayOf.${known}`)
    },
    /** What would happen: "443 users get new passwords". */
    will: (job: Job) =>
      t(`job.will.${job.kind}`, { count: job.counts.planned, role: roleName(roleOf(job)) }),
    /** What did. */
    was: (job: Job) =>
      t(`job.was.${job.kind}`, { count: job.counts.done, role: roleName(roleOf(job)) }),
    /** How it reaches them: "431 get a link, 12 get a letter". */
    ways: (job: Job) =>
      list.format(
        waysOf(job.summary, 'planned').flatMap(({ name, count }) => {
          const way = knownWay(name)
          return way === undefined ? [] : [t(`job.way.${way}`, { count })]
        }),
      ),
    /** Who won't be, and why: "7 are left out · Holds a role above yours (3)". */
    leftOut: (job: Job) => {
      const { leftOut: count } = job.counts
      if (count === 0) return undefined
      const sentence =
        job.endedAt === null ? t('job.leftOut', { count }) : t('job.wasLeftOut', { count })
      return [sentence, ...counted(reasonsOf(job.summary, 'leftOut'))].join(' · ')
    },
    /** Why a command isn't offered now. */
    whyNot: ({ allowed, reason: code }: Decision) =>
      allowed
        ? undefined
        : (find(`job.why.${code}`) ?? find(`reason.${code}`) ?? t('reason.no-ability')),
  }
}
