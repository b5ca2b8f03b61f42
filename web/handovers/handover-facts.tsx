import type { Handover } from '../../src/handovers/contract.ts'
import { Facts } from '../ui/facts.tsx'
import { NATIVE_NAMES } from '../ui/languages.ts'
import { useFormats, useT } from '../ui/t.tsx'
import { RecipientFact } from './recipient-fact.tsx'

/** Who, for whom, where to, and until when. */
export function HandoverFacts({ handover }: { readonly handover: Handover }) {
  const t = useT()
  const { stamp } = useFormats()
  const timeOf = (at: string) => stamp.format(new Date(at))
  const { verification, verificationNote, way } = handover
  const setsOwnPassword = way === 'setLink' || way === 'letter'
  const isLink = way === 'revealLink' || setsOwnPassword
  return (
    <Facts
      facts={[
        { label: t('handover.fact.reference'), value: handover.reference },
        { label: t('handover.fact.userName'), value: handover.user.userPrincipalName },
        { label: t('handover.fact.operator'), value: handover.operatorName },
        { label: t('handover.fact.created'), value: timeOf(handover.createdAt) },
        { label: t('handover.fact.way'), value: t(`handover.way.${way}`) },
        { label: t('handover.fact.recipient'), value: <RecipientFact handover={handover} /> },
        {
          label: t('handover.fact.verification'),
          value:
            verification === null
              ? null
              : [t(`verification.${verification}`), verificationNote ?? '']
                  .filter((text) => text !== '')
                  .join(' · '),
        },
        ...(isLink
          ? [{ label: t('handover.fact.expires'), value: timeOf(handover.expiresAt) }]
          : []),
        ...(handover.letter?.waits === true
          ? [{ label: t('handover.fact.printBy'), value: timeOf(handover.letter.printBy) }]
          : []),
        ...(setsOwnPassword
          ? []
          : [
              {
                label: t('handover.fact.credentialExpires'),
                value: timeOf(handover.credentialExpiresAt),
              },
            ]),
        ...(isLink
          ? [
              {
                label: t('handover.fact.pin'),
                value: handover.pinRequired ? t('handover.pinYes') : t('handover.pinNo'),
              },
            ]
          : []),
        ...(way === 'shown'
          ? []
          : [{ label: t('handover.fact.language'), value: NATIVE_NAMES[handover.language] }]),
      ]}
    />
  )
}
