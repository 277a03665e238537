import { differs, learnedLater, type RecordDays, type SectionDays } from '#domain/dossiers/days.ts'
import { sameValue } from '#domain/dossiers/diff.ts'
import type { Field, Fields, Section } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { OldNew } from '#views/kit/old-new.tsx'
import { paths } from '#views/paths.ts'
import { useFieldLabel, useHeadline, useValueText } from './value.tsx'

export type DaysProps = {
  readonly dossier: DossierId
  readonly first: Day
  readonly second: Day
  readonly today: Day
  readonly sections: readonly SectionDays[]
  /** What is the same on both days as well. */
  readonly all: boolean
}

/**
 * 两天对照, in three columns: what the dossier said on the first day, what was so on that day by what is known now, and what it
 * says on the second. What was learned only afterwards stands out.
 */
export const Days = ({ dossier, first, second, today, sections, all }: DaysProps) => {
  const t = useT()
  const shown = sections
    .map(({ section, records }) => ({
      section,
      records: all ? records : records.filter((one) => differs(section, one)),
    }))
    .filter(({ records }) => records.length > 0)
  const count = sections.reduce(
    (sum, { section, records }) => sum + records.filter((one) => differs(section, one)).length,
    0,
  )
  return (
    <Card
      title={t('history.differences', { count })}
      aside={
        <a href={paths.dossierHistory(dossier, undefined, { first, second, all: all ? undefined : 'yes' })}>
          {t(all ? 'history.only-different' : 'history.show-all')}
        </a>
      }
      flush
    >
      {shown.length === 0 ? (
        <Empty text={t('history.same-days')} />
      ) : (
        <section class="table days" aria-label={t('history.two-days')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('history.item')}</th>
                <th scope="col">
                  {t('history.known-then', { day: first })}
                  <small>{t('history.known-then.hint')}</small>
                </th>
                <th scope="col">
                  {t('history.true-then', { day: first })}
                  <small>{t('history.true-then.hint')}</small>
                </th>
                <th scope="col">
                  {t(second >= today ? 'history.known-today' : 'history.known-later', { day: second })}
                  <small>{t('history.known-later.hint')}</small>
                </th>
              </tr>
            </thead>
            {shown.map(({ section, records }) => (
              <tbody>
                <tr>
                  <th colspan={4} scope="colgroup" class="of">
                    {t(`section.${section.key}` as MessageKey)}
                  </th>
                </tr>
                {records.map((record) => (
                  <Rows section={section} record={record} first={first} all={all} />
                ))}
              </tbody>
            ))}
          </table>
        </section>
      )}
    </Card>
  )
}

type Of = { readonly section: Section; readonly record: RecordDays; readonly first: Day; readonly all: boolean }

/** A single record is told field by field, one of several in one line with what differs in it. */
const Rows = (props: Of) => (props.section.single ? <FieldRows {...props} /> : <RecordRow {...props} />)

const FieldRows = ({ section, record, first, all }: Of) => {
  const [label, text] = [useFieldLabel(section), useValueText()]
  const { known, actual, later } = record
  const said = (field: Field, fields: Fields | undefined) => text(field, fields?.[field.key])
  const since = learnedLater(section, first, record)
  return (
    <>
      {section.fields
        .filter(({ key }) => all || !sameValue(known?.[key], later?.[key]) || !sameValue(known?.[key], actual?.[key]))
        .filter((field) => [known, actual, later].some((fields) => said(field, fields) !== ''))
        .map((field) => (
          <Row
            name={label(field)}
            known={said(field, known)}
            actual={said(field, actual)}
            later={said(field, later)}
            since={sameValue(known?.[field.key], actual?.[field.key]) ? undefined : since}
            first={first}
          />
        ))}
    </>
  )
}

const RecordRow = ({ section, record, first }: Of) => {
  const [t, headline] = [useT(), useHeadline(section)]
  const [label, text] = [useFieldLabel(section), useValueText()]
  const { known, actual, later } = record
  const fields = [known, actual, later]
  const differing = section.fields.filter(
    ({ key }) =>
      !section.headline.includes(key) &&
      fields.some((one) => one && !sameValue(one[key], (known ?? later ?? actual)?.[key])),
  )
  const said = (one: Fields | undefined) =>
    one === undefined
      ? ''
      : [
          headline(one),
          ...differing.flatMap((field) =>
            text(field, one[field.key])
              ? [t('history.field-value', { field: label(field), value: text(field, one[field.key]) })]
              : [],
          ),
        ].join(' · ')
  return (
    <Row
      name={headline(later ?? actual ?? known ?? {})}
      known={said(known)}
      actual={said(actual)}
      later={said(later)}
      since={learnedLater(section, first, record)}
      first={first}
    />
  )
}

type RowProps = {
  readonly name: string
  readonly known: string
  readonly actual: string
  readonly later: string
  readonly since: Instant | undefined
  readonly first: Day
}

const Row = ({ name, known, actual, later, since, first }: RowProps) => {
  const t = useT()
  const days = since === undefined ? 0 : Math.round((Date.parse(dayOf(since)) - Date.parse(first)) / 86_400_000)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{known || <span class="none">{t('history.not-then')}</span>}</td>
      <td class={since ? 'learned' : undefined}>
        {actual === known ? <span class="none">{t('history.as-left')}</span> : actual || t('history.not-so')}
        {since && <small>{t('history.learned', { day: dayOf(since), days })}</small>}
      </td>
      <td>{later === known ? later : <OldNew was={known || undefined} now={later || t('history.gone')} />}</td>
    </tr>
  )
}
