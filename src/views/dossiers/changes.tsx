import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import type { DossierId } from '#domain/ids.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Timeline } from '#views/kit/timeline.tsx'
import { paths } from '#views/paths.ts'

type Step = { readonly title: string; readonly at: RevisionMeta['knownSince']; readonly author: RevisionMeta['author'] }

const shown = 8

/** What has happened to the dossier, the newest first, without opening anything; the rest is on the history page. */
export const Changes = ({
  dossier,
  changes,
  authors,
}: {
  dossier: DossierId
  changes: readonly RevisionMeta[]
  authors: (id: RevisionMeta['author']) => string
}) => {
  const t = useT()
  const steps = useSteps(changes)
  return (
    <Card title={t('dossier.timeline')} aside={<a href={paths.dossierHistory(dossier)}>{t('dossier.history')}</a>}>
      <Timeline
        items={steps.slice(0, shown).map(({ title, at, author }) => ({
          state: 'done',
          title,
          detail: `${moment(at)} · ${authors(author)}`,
        }))}
      />
    </Card>
  )
}

/** One step a change; what one import brought is one step. */
function useSteps(changes: readonly RevisionMeta[]): readonly Step[] {
  const t = useT()
  const steps = new Map<string, { of: Set<string>; newest: RevisionMeta }>()
  for (const meta of changes) {
    const key = meta.import ?? meta.change
    const step = steps.get(key) ?? { of: new Set<string>(), newest: meta }
    step.of.add(meta.record)
    steps.set(key, step)
  }
  return [...steps.values()].reverse().map(({ of, newest: { kind, section, import: from, knownSince, author } }) => ({
    title: from
      ? t('dossier.change.import', { count: of.size })
      : t(`dossier.change.${kind}`, { section: t(`section.${section}` as MessageKey) as string }),
    at: knownSince,
    author,
  }))
}
