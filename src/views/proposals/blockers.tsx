import type { CaseId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { paths } from '#views/paths.ts'

/** A case under way on the same dossier, as whoever keeps it may see. */
export type BlockerShown = {
  readonly id: CaseId
  readonly kind: string
  readonly number: string
  readonly waits: string
}

/** 这份档案上还在办的事. */
export const Blockers = ({ blockers }: { readonly blockers: readonly BlockerShown[] }) => {
  const t = useT()
  if (blockers.length === 0) return null
  return (
    <Card title={t('case.others.title')} flush>
      <Lines
        items={blockers.map(({ id, kind, number, waits }) => ({
          start: <a href={paths.case(id)}>{t(`case.number.${kind}` as MessageKey, { number })}</a>,
          text: waits,
        }))}
      />
    </Card>
  )
}
