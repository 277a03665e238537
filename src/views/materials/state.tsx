import { filedBy, type Material } from '#domain/materials/material.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Pill } from '#views/kit/pill.tsx'

/** How far a paper is, and that it should have been filed by now (docs/law/materials.md §6). */
export const StatePill = ({ material: { kind, entry }, today }: { material: Material; today: Day }) => {
  const t = useT()
  if (kind === 'returned' || kind === 'removed') return <Pill>{t(`materials.state.${kind}`)}</Pill>
  if (kind !== 'received' && kind !== 'examined') return <Pill tone="jade">{t('materials.state.filed')}</Pill>
  const late = entry.receivedOn !== undefined && filedBy(entry.receivedOn) < today
  return (
    <>
      <Pill tone={kind === 'examined' ? 'jade' : 'amber'}>{t(`materials.state.${kind}`)}</Pill>{' '}
      {late && <Pill tone="seal">{t('materials.state.late')}</Pill>}
    </>
  )
}
