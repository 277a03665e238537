import { type Act, actsOf } from '#domain/dossiers/acts.ts'
import type { RevisionKind, RevisionMeta } from '#domain/dossiers/revision.ts'
import type { AccountId, ChangeId, DossierId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Timeline } from '#views/kit/timeline.tsx'
import { paths } from '#views/paths.ts'

const shown = 8

/** What has happened to the dossier, the newest first, without opening anything; the rest is on the history page. */
export const Changes = ({
  dossier,
  changes,
  authors,
}: {
  dossier: DossierId
  changes: readonly RevisionMeta[]
  authors: (id: AccountId) => string
}) => {
  const [t, titleOf, nameOf] = [useT(), useActTitle(), useChangeName()]
  return (
    <Card title={t('dossier.timeline')} aside={<a href={paths.dossierHistory(dossier)}>{t('dossier.history')}</a>}>
      <Timeline
        items={actsOf(oncePerChange(changes))
          .slice(0, shown)
          .map((act) => ({
            state: 'done',
            title:
              act.changes.length === 1 ? (
                titleOf(act)
              ) : (
                <details class="opens">
                  <summary>{titleOf(act)}</summary>
                  <ul>
                    {counted(act.changes).map(([one, count]) => (
                      <li>{count > 1 ? `${nameOf(one)} × ${count}` : nameOf(one)}</li>
                    ))}
                  </ul>
                </details>
              ),
            detail: `${moment(act.at)} · ${authors(act.author)}`,
          }))}
      />
    </Card>
  )
}

/** What was done fifteen times is said once, by one of them. */
const counted = (changes: readonly Named[]): readonly (readonly [one: Named, count: number])[] =>
  [...Map.groupBy(changes, ({ kind, section }) => `${kind} ${section}`).values()].flatMap((alike) =>
    alike[0] ? [[alike[0], alike.length] as const] : [],
  )

export type Named = Pick<RevisionMeta, 'author' | 'import' | 'case'> & {
  readonly at: Instant
  readonly kind: RevisionKind
  readonly section: string
}

/** One of the revisions of each change. */
export function oncePerChange(changes: readonly RevisionMeta[]): readonly (Named & RevisionMeta)[] {
  const first = new Map<ChangeId, Named & RevisionMeta>()
  for (const one of changes) if (!first.has(one.change)) first.set(one.change, { ...one, at: one.knownSince })
  return [...first.values()]
}

/** 新增学历学位: what one change did. */
export const useChangeName = (): ((change: Pick<Named, 'kind' | 'section'>) => string) => {
  const t = useT()
  return ({ kind, section }) => t(`dossier.change.${kind}`, { section: t(`section.${section}` as MessageKey) })
}

/** 建档：11 项. A single change says itself what it did. */
export const useActTitle = (): ((act: Act<Named>) => string) => {
  const [t, nameOf] = [useT(), useChangeName()]
  return ({ is, changes }) => {
    const [only, more] = changes
    return only && !more && is === 'changed' ? nameOf(only) : t(`dossier.act.${is}`, { count: changes.length })
  }
}
