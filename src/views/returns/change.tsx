import type { DossierId } from '#domain/ids.ts'
import { countedBy } from '#domain/returns/asked.ts'
import type { ChangedMean } from '#domain/returns/changes.ts'
import type { FrozenTable } from '#domain/returns/figures.ts'
import type { Explanation } from '#domain/returns/reasons.ts'
import type { Return } from '#domain/returns/return.ts'
import { numberOf, tableOf } from '#domain/statistics/tables/index.ts'
import type { Countable } from '#domain/statistics/thing.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { paths } from '#views/paths.ts'
import { said, type TableWords } from '#views/statistics/drawn.ts'
import { averageChange, averageText, frozenWords, signed } from './drawn.ts'
import { rowName } from './table.tsx'
import { averagedText, reasonText } from './words.ts'

export type NamedPerson = { readonly id: DossierId; readonly name: string; readonly unit: string }

/** Some people with one reason, or so many things of theirs: those whom the reader may see by name, and how many others. */
export type NamedReason = Omit<Explanation, 'people'> & {
  readonly count: number
  readonly named: readonly NamedPerson[]
}

type Props = {
  readonly one: Return
  readonly other: Return
  readonly table: FrozenTable
  readonly path: readonly string[]
  readonly columnName: string
  /** The numbers of people on both sides, or an average with what made it. */
  readonly changed: { readonly was: number; readonly is: number } | { readonly mean: ChangedMean }
  readonly reasons: readonly NamedReason[]
  readonly unitName: TableWords['unitName']
  readonly against?: 'version' | undefined
}

/** Why a cell says another number than a year before: in names, everybody once. */
export const ChangePage = ({ one, other, table, path, columnName, changed, reasons, unitName, against }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const words = frozenWords(table, { t, language, unitName })
  const counted = countedBy(table.key)
  const back = paths.returnTable(one.id, table.key, { against })
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('returns.title'), href: paths.returns() },
              { label: one.name, href: paths.return(one.id) },
              {
                label: `${t('statistics.table', { number: numberOf(table.key) })} ${said(tableOf(table.key), language)}`,
                href: back,
              },
              { label: t('returns.change.title') },
            ]}
          />
        }
        title={`${rowName(table, path, words)} · ${columnName}`}
        sub={`${t('returns.change.was', numbersOf(changed))} · ${t('returns.table.prior', { name: other.name })}`}
        actions={<LinkButton href={back}>{t('returns.change.back')}</LinkButton>}
      />
      {'mean' in changed && <Average mean={changed.mean} counted={counted} />}
      {reasons.length === 0 && <Empty text={t('returns.change.none')} />}
      {([1, -1] as const).map((way) => {
        const own = reasons.filter(({ by }) => by === way)
        if (own.length === 0) return null
        const many = own.reduce((sum, { count, things = count }) => sum + things, 0)
        const text = t(`statistics.many.${counted}`, { many })
        return (
          <Card title={t(way === 1 ? 'returns.change.came' : 'returns.change.went', { many: text })} flush>
            <Lines items={own.map((reason) => reasonLine(words, reason))} />
          </Card>
        )
      })}
    </>
  )
}

const numbersOf = (changed: Props['changed']) =>
  'mean' in changed
    ? { was: averageText(changed.mean.was), is: averageText(changed.mean.is), by: averageChange(changed.mean) }
    : { was: changed.was, is: changed.is, by: signed(changed.is - changed.was) }

/** What made an average before and now: it changes with everybody of its row, and nobody's own number is kept. */
const Average = ({ mean: { was, is }, counted }: { readonly mean: ChangedMean; readonly counted: Countable }) => {
  const t = useT()
  return (
    <Card title={t('returns.average')} flush>
      <Lines
        items={[
          { start: t('returns.average.was'), text: averagedText({ t }, was, counted) },
          { start: t('returns.average.is'), text: averagedText({ t }, is, counted) },
          { text: <small>{t(counted === 'people' ? 'returns.average.why' : 'returns.average.why.things')}</small> },
        ]}
      />
    </Card>
  )
}

/** So many stand there at once; the others are opened. */
const mostNamed = 40

const Names = ({ people }: { readonly people: readonly NamedPerson[] }) => {
  const t = useT()
  return (
    <>
      {people.map(({ id, name, unit }, at) => (
        <>
          {at > 0 && t('kit.comma')}
          <a href={paths.dossier(id)}>{t('kit.aside', { text: name, more: unit })}</a>
        </>
      ))}
    </>
  )
}

function reasonLine(words: TableWords, reason: NamedReason) {
  const { t } = words
  const hidden = reason.count - reason.named.length
  return {
    start: signed(reason.by * (reason.things ?? reason.count)),
    text: (
      <>
        {reasonText(words, reason)}
        {reason.count > 0 && <br />}
        <Names people={reason.named.slice(0, mostNamed)} />
        {reason.named.length > mostNamed && (
          <details class="opens">
            <summary>{t('returns.change.more', { count: reason.named.length - mostNamed })}</summary>
            <Names people={reason.named.slice(mostNamed)} />
          </details>
        )}
        {hidden > 0 && (
          <>
            {reason.named.length > 0 && ' '}
            <small>{t('returns.change.hidden', { count: hidden })}</small>
          </>
        )}
      </>
    ),
  }
}
