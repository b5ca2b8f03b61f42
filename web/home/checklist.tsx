import './checklist.css'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { Home } from '../../src/overview/contract.ts'
import { CircleIcon, DoneFilledIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'

type Item = Home['checklist'][number]['item']

const WHERE: Record<Item, LinkProps> = {
  organisation: { to: '/setup' },
  mail: { to: '/settings', search: { section: 'mail' } },
  users: { to: '/users', search: { add: '1' } },
  operators: { to: '/roles' },
  firstReset: { to: '/users' },
}

/** The first steps of a new installation; gone when all are done. */
export function Checklist({ items }: { readonly items: Home['checklist'] }) {
  const t = useT()
  const done = items.filter((each) => each.done).length
  if (done === items.length) return null
  return (
    <section className="home-box" aria-labelledby="home-checklist">
      <div className="home-box-title">
        <h2 id="home-checklist">{t('home.checklist')}</h2>
        <span className="secondary-text">
          {t('home.checklist.progress', { done, total: items.length })}
        </span>
      </div>
      <ol className="checklist">
        {items.map(({ item, done: isDone }) => (
          <li key={item} className="checklist-item" data-done={isDone}>
            {isDone ? (
              <DoneFilledIcon className="checklist-icon" />
            ) : (
              <CircleIcon className="checklist-icon" />
            )}
            {isDone ? (
              <span>
                {t(`home.checklist.${item}`)}
                <span className="visually-hidden"> ({t('home.checklist.done')})</span>
              </span>
            ) : (
              <span>
                <Link {...WHERE[item]} className="home-link">
                  {t(`home.checklist.${item}`)}
                </Link>
                <span className="checklist-text">{t(`home.checklist.${item}Text`)}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
