import './follow-up-scopes.css'
import type { FollowUpCounts, FollowUpScope } from '../../src/follow-ups/contract.ts'
import { Tab, TabList } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'
import { SCOPES } from './follow-up-search.ts'
import { useCountText } from './use-count-text.ts'
import { countsOf } from './use-scope.ts'

interface Props {
  readonly current: FollowUpScope | undefined
  readonly counts: FollowUpCounts | undefined
  readonly onChange: (scope: FollowUpScope) => void
}

/** Mine, nobody's, everybody's, each with how many need somebody. */
export function FollowUpScopes({ current, counts, onChange }: Props) {
  const t = useT()
  const countText = useCountText()
  return (
    <div className="follow-up-scopes">
      <TabList
        appearance="subtle-circular"
        size="small"
        aria-label={t('followUp.scopes')}
        selectedValue={current ?? 'unknown'}
        onTabSelect={(_, { value }) => {
          const scope = SCOPES.find((each) => each === value)
          if (scope !== undefined) onChange(scope)
        }}
      >
        {SCOPES.map((scope) => (
          <Tab key={scope} value={scope}>
            {t(`followUp.scope.${scope}`)}
            {counts === undefined ? null : (
              <span className="follow-up-scopes-count">
                {countText(countsOf(counts, scope).needsYou)}
              </span>
            )}
          </Tab>
        ))}
      </TabList>
    </div>
  )
}
