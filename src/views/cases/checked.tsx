import type { Leg } from '#domain/cases/predict.ts'
import type { SliceShown } from '#domain/cases/shown.ts'
import { lacksOf } from '#domain/dossiers/completeness.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { useSigners } from './signers.tsx'
import { findingsIn, useGroupNames } from './slice.tsx'

type Props = {
  /** What the applicant wrote when submitting first; what was mended since stands in the course of the case. */
  readonly grounds: string
  readonly legs: readonly Leg[]
  readonly slice: SliceShown
  readonly now: Instant
  /** Whether the viewer is told which groups were ticked: their names alone may tell of a punishment. */
  readonly told: boolean
}

/** 事由与核对: why, who compared with the papers, and what the checks find in what the viewer sees. */
export const Checked = (props: Props) => {
  const [t, compared] = [useT(), useCompared(props)]
  const { grounds, slice } = props
  return (
    <Card title={t('case.checked')} flush>
      <Lines
        items={[
          ...(grounds ? [{ start: t('case.why'), text: grounds }] : []),
          { start: t('case.block.check'), text: compared() },
          { start: t('case.checks'), text: useFindings(slice) },
        ]}
      />
    </Card>
  )
}

function useCompared({ legs, now, told }: Props): () => string {
  const [t, groups, { of }] = [useT(), useGroupNames(), useSigners()]
  return () => {
    const check = legs.findLast(({ state, verdict }) => state === 'done' && verdict && verdict.ticks.length > 0)
    if (!check?.verdict || check.verdict.by === 'system') return t('case.checked.not-yet')
    const by = { name: of(check.verdict.by).name, time: moment(check.verdict.at, now) }
    return told ? t('case.checked.groups', { ...by, groups: groups(check.verdict.ticks) }) : t('case.checked.by', by)
  }
}

function useFindings(slice: SliceShown): string {
  const t = useT()
  const found = sections.flatMap((section) => {
    const [doubts, lacks] = [findingsIn(section, slice), lacksOf(section, slice).length]
    const name = t(`section.${section.key}` as MessageKey)
    return [
      ...(doubts > 0 ? [t('case.checked.doubts', { section: name, count: doubts })] : []),
      ...(lacks > 0 ? [t('case.checked.lacks', { section: name, count: lacks })] : []),
    ]
  })
  return found.length > 0 ? found.join(t('kit.comma')) : t('case.checked.clean')
}
