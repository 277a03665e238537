import type { DossierId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { stayed } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Tasks } from '#views/kit/tasks.tsx'
import { paths } from '#views/paths.ts'

export type UnsentLine = {
  readonly dossier: DossierId
  readonly kind: string
  readonly name: string
  readonly unit: string
  readonly since: Instant
}

/** So many are shown, the oldest first. */
const most = 10

/** 还没提交的: what was drawn up and waits for nobody but whoever drew it. */
export const UnsentCard = ({ lines, now }: { readonly lines: readonly UnsentLine[]; readonly now: Instant }) => {
  const t = useT()
  if (lines.length === 0) return null
  return (
    <Card title={t('home.unsent')} aside={t('home.unsent.count', { count: lines.length })} flush>
      <Tasks
        label={t('home.unsent')}
        items={lines.slice(0, most).map(({ dossier, kind, name, unit, since }) => ({
          href: paths.proposal(dossier, kind),
          kind: t(`case.kind.${kind}` as MessageKey),
          title: [name, unit].filter(Boolean).join(' · '),
          detail: t('home.unsent.detail'),
          since: stayed(t, since, now),
        }))}
      />
      {lines.length > most && <p class="table-note">{t('home.unsent.more', { count: lines.length - most })}</p>}
    </Card>
  )
}
