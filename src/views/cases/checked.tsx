import type { Leg } from '#domain/cases/predict.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { useSigners } from './signers.tsx'
import { doubtsIn, type SliceShown, useGroupNames } from './slice.tsx'

type Props = {
  readonly legs: readonly Leg[]
  readonly slice: SliceShown
  readonly now: Instant
  /** Whether the viewer is told which groups were ticked: their names alone may tell of a punishment. */
  readonly told: boolean
}

/** 核对情况: who compared with the papers, and what the checks find in what the viewer sees. */
export const Checked = ({ legs, slice, now, told }: Props) => {
  const [t, groups, { of }] = [useT(), useGroupNames(), useSigners()]
  const checks = legs.filter(({ state, verdict }) => state === 'done' && verdict && verdict.ticks.length > 0)
  const found = sections.flatMap((section) => {
    const count = doubtsIn(section, slice.contents)
    return count > 0 ? [{ section: t(`section.${section.key}` as MessageKey), count }] : []
  })
  const seen = checks.flatMap(({ verdict }) => {
    if (!verdict || verdict.by === 'system') return []
    const by = { name: of(verdict.by).name, time: moment(verdict.at, now) }
    return [told ? t('case.checked.groups', { ...by, groups: groups(verdict.ticks) }) : t('case.checked.by', by)]
  })
  return (
    <Card title={t('case.checked')} flush>
      <Lines
        items={[
          ...(seen.length > 0 ? seen : [t('case.checked.not-yet')]).map((text) => ({ text })),
          ...found.map(({ section, count }) => ({ text: t('case.checked.doubts', { section, count }) })),
          ...(found.length === 0 ? [{ text: t('case.checked.clean') }] : []),
        ]}
      />
    </Card>
  )
}
