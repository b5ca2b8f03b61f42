import './failures.css'
import { Link } from '@tanstack/react-router'
import type { Overview } from '../../src/overview/contract.ts'
import { useT, useWords } from '../ui/t.tsx'

/** Where messages fail most, worst first; each leads to its hand-overs. */
export function Failures({ failures }: { readonly failures: Overview['failures'] }) {
  const t = useT()
  const { find, language } = useWords()
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const most = Math.max(1, ...failures.map(({ failed }) => failed))
  return (
    <section className="failures" aria-labelledby="home-failures">
      <h3 id="home-failures">{t('overview.failures')}</h3>
      {failures.length === 0 ? (
        <p className="secondary-text">{t('overview.failuresNone')}</p>
      ) : null}
      <ol className="failures-list">
        {failures.map(({ domain, failed, sent, reason }) => (
          <li key={domain}>
            <p className="failures-line">
              <Link
                to="/follow-up"
                search={{ search: `@${domain}` }}
                className="home-link"
                aria-label={t('overview.failuresLink', { domain })}
              >
                {domain}
              </Link>
              <span>
                {t('overview.failuresOf', {
                  failed,
                  sent,
                  share: percent.format(failed / Math.max(failed, sent)),
                })}
              </span>
            </p>
            <svg className="failures-bar" aria-hidden="true">
              <rect width={`${(failed / most) * 100}%`} height="100%" rx="2" />
            </svg>
            {reason === null ? null : (
              <p className="failures-reason">{find(`delivery.reason.${reason}`) ?? reason}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
