import { differences } from '#domain/dossiers/diff.ts'
import type { Revision } from '#domain/dossiers/revision.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { AccountId, ChangeId, DossierId, RecordId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { OldNew } from '#views/kit/old-new.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { paths } from '#views/paths.ts'
import { type Names, WithNames } from './names.tsx'
import { useFieldLabel, useHeadline, useValueText } from './value.tsx'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  readonly revisions: readonly Revision[]
  readonly names: Names
  readonly authors: (id: AccountId) => string
}

/** Every change, the newest first, old beside new; only in the groups that this viewer may see. */
export const HistoryPage = ({ dossier, name, revisions, names, authors }: Props) => {
  const t = useT()
  return (
    <WithNames value={names}>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('place.dossiers'), href: paths.dossiers() },
              { label: name, href: paths.dossier(dossier) },
              { label: t('dossier.history') },
            ]}
          />
        }
        title={t('dossier.history-title', { name })}
        sub={t('dossier.history-hint')}
      />
      {changesOf(revisions).map((change) => (
        <Card
          title={t(`dossier.change.${change.kind}`, {
            section: t(`section.${change.section.key}` as MessageKey) as string,
          })}
          aside={`${moment(change.at)} · ${authors(change.author)}`}
        >
          <ChangeView {...change} />
        </Card>
      ))}
    </WithNames>
  )
}

type Change = {
  readonly section: Section
  readonly kind: Exclude<Revision['kind'], never>
  readonly at: Instant
  readonly author: AccountId
  readonly old: Fields
  readonly now: Fields
}

/** Folds the revisions forward, so that each change knows what stood there before it. */
function changesOf(revisions: readonly Revision[]): readonly Change[] {
  const state = new Map<RecordId, Fields>()
  const found = new Map<ChangeId, Change>()
  const order = [...revisions].sort((a, b) =>
    a.knownSince < b.knownSince ? -1 : a.knownSince > b.knownSince ? 1 : a.version - b.version,
  )
  for (const { record, section: key, kind, group, change, knownSince: at, author, fields } of order) {
    const section = sectionOf(key)
    if (!section) continue
    const before = state.get(record) ?? {}
    const others = Object.fromEntries(Object.entries(before).filter(([name]) => groupOf(section, name) !== group))
    const after = { ...others, ...fields }
    state.set(record, after)
    found.set(change, { section, kind, at, author, old: found.get(change)?.old ?? before, now: after })
  }
  return [...found.values()].reverse()
}

const groupOf = (section: Section, key: string) => section.fields.find((field) => field.key === key)?.group

const ChangeView = ({ section, kind, old, now }: Change) => {
  const [label, text, headline] = [useFieldLabel(section), useValueText(), useHeadline(section)]
  const changed = differences(section, old, now)
  if (kind === 'none-declared') return null
  if (kind === 'retract') return <OldNew was={headline(old)} />
  return (
    <Definitions
      single
      items={changed
        .filter(({ field }) => field.kind !== 'image')
        .map(({ field, old, new: value }) => ({
          label: label(field),
          value: (
            <OldNew
              {...(old !== undefined && { was: text(field, old) })}
              {...(value !== undefined && { now: text(field, value) })}
            />
          ),
        }))}
    />
  )
}
