import { differences } from '#domain/dossiers/diff.ts'
import type { Change } from '#domain/dossiers/history.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Definitions } from '#views/kit/definitions.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { OldNew } from '#views/kit/old-new.tsx'
import { useActTitle, useChangeName } from './changes.tsx'
import type { HistoryProps, ShownChange } from './history.tsx'
import { useFieldLabel, useHeadline, useValueText } from './value.tsx'

/** The acts of a page, each unfolding to its changes, old beside new. */
export const Acts = ({ shown, opened, authors, cases }: HistoryProps) => {
  const [t, titleOf] = [useT(), useActTitle()]
  if (shown.length === 0) return <Empty text={t('history.none')} />
  return (
    <ul class="acts">
      {shown.map(({ act, changes }) => (
        <li id={act.changes[0]?.change}>
          <details class="opens" open={act.changes.length === 1 || undefined}>
            <summary>
              <time>{moment(act.at)}</time>
              <b>{titleOf(act)}</b>
              <span>
                <WhatChanged changes={act.changes} />
              </span>
              <small>
                {[authors(act.author), cases.find(({ value }) => value === act.changes[0]?.case)?.label]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </summary>
            {changes.map(({ change }) => {
              const one = opened.get(change)
              return one && (act.changes.length === 1 ? <ChangeView {...one} /> : <NamedChange {...one} />)
            })}
          </details>
        </li>
      ))}
    </ul>
  )
}

/** 教育培训 3、基本信息 1: the sections that an act touched, and how often. */
const WhatChanged = ({ changes }: { changes: readonly ShownChange[] }) => {
  const t = useT()
  if (changes.length === 1) return null
  const counts = Map.groupBy(changes, ({ section }) => section)
  const [most, more] = [[...counts].slice(0, 4), counts.size - 4]
  return (
    <>
      {most
        .map(([section, of]) => `${t(`section.${section}` as Parameters<typeof t>[0])} ${of.length}`)
        .join(t('kit.comma'))}
      {more > 0 && t('history.more-sections', { count: more })}
    </>
  )
}

const NamedChange = (change: Change) => {
  const nameOf = useChangeName()
  return (
    <section class="one-change">
      <h3>{nameOf({ kind: change.kind, section: change.of.key })}</h3>
      <ChangeView {...change} />
    </section>
  )
}

const ChangeView = ({ of, kind, old, now }: Change) => {
  const [label, text, headline] = [useFieldLabel(of), useValueText(), useHeadline(of)]
  const changed = differences(of, old, now)
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
