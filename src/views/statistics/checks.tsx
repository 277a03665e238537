import type { Child } from 'hono/jsx'
import type { FlowCheck, PairCheck, PartsCheck, RowsCheck } from '#domain/statistics/checks.ts'
import type { Counted } from '#domain/statistics/counted.ts'
import { figureText } from '#domain/statistics/figure.ts'
import type { FootLine } from '#domain/statistics/foot.ts'
import { measureOf } from '#domain/statistics/measures/index.ts'
import { numberOf, type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { useReturn, WithCell } from './cell.ts'
import { manyOf, said, type TableWords, valueName } from './drawn.ts'

/** What was checked of a table, as the gate answers it. */
export type Checks = {
  readonly own: readonly (PartsCheck | RowsCheck)[]
  readonly pairs: readonly PairCheck[]
  readonly flow?: FlowCheck
  readonly foot: readonly FootLine[]
}

/** How many of the checks do not hold. */
export const offIn = ({ own, pairs, flow }: Checks): number =>
  [...own, ...pairs, ...(flow ? [flow] : [])].filter(({ holds }) => !holds).length

/** 核对: each comparison with its outcome; what does not hold opens the people who make the difference. */
export const CheckCard = ({ table, checks }: { readonly table: TableKey; readonly checks: Checks }) => {
  const t = useT()
  const off = offIn(checks)
  return (
    <Card
      title={t('statistics.check')}
      mark={
        <Pill tone={off > 0 ? 'amber' : 'jade'}>
          {off > 0 ? t('statistics.check.off', { count: off }) : t('statistics.check.fine')}
        </Pill>
      }
      flush
    >
      <Lines items={checkLines(table, checks)} />
    </Card>
  )
}

/** Each comparison of a table with its outcome. */
export const checkLines = (
  table: TableKey,
  { own, pairs, flow }: Omit<Checks, 'foot'>,
): readonly { readonly text: Child; readonly end: Child }[] => [
  ...own.map((check) => ({ text: <OwnText check={check} />, end: <OwnOutcome check={check} /> })),
  ...pairs.map((check) => ({
    text: <PairText table={table} check={check} />,
    end: <PairOutcome table={table} check={check} />,
  })),
  ...(flow ? [{ text: <FlowText check={flow} />, end: <FlowOutcome check={flow} /> }] : []),
]

const OwnText = ({ check }: { check: PartsCheck | RowsCheck }) => {
  const [t, language] = [useT(), useLanguage()]
  return <>{t(`statistics.check.${check.is}`, { measure: said(measureOf(check.measure), language) })}</>
}

const OwnOutcome = ({ check }: { check: PartsCheck | RowsCheck }) => {
  const t = useT()
  if (check.holds)
    return (
      <Fine>
        {check.is === 'parts'
          ? t('statistics.check.rows-fine', { count: check.rows })
          : t('statistics.check.cells-fine', { count: check.cells })}
      </Fine>
    )
  if (check.is === 'rows') return <>{t('statistics.check.cells-off', { count: check.apart.length })}</>
  const whole = check.apart.at(-1)
  // The foot of the table has the same figure, and is where it leads back to.
  return whole ? (
    <WithCell value={undefined}>
      <Difference {...whole} />
    </WithCell>
  ) : null
}

/** The other table of a pair, under its number. */
const PairText = ({ table, check: { pair } }: { table: TableKey; check: PairCheck }) => {
  const [t, language] = [useT(), useLanguage()]
  const { table: other } = pair.one.table === table ? pair.other : pair.one
  return (
    <a href={paths.statisticsTable(other)}>
      {t('statistics.check.pair', { number: numberOf(other), name: said(tableOf(other), language) })}
    </a>
  )
}

const PairOutcome = ({ table, check }: { table: TableKey; check: PairCheck }) => {
  const isOne = check.pair.one.table === table
  const [own, other] = isOne ? [check.one, check.other] : [check.other, check.one]
  if (check.holds) return <Fine>{`${own.people} ＝ ${other.people}`}</Fine>
  return (
    <>
      {own.people} ≠ {other.people}{' '}
      {[...check.onlyOne, ...check.onlyOther].map((some) => (
        <>
          <Difference {...some} />{' '}
        </>
      ))}
    </>
  )
}

const FlowText = ({ check }: { check: FlowCheck }) => {
  const t = useT()
  const { opening, openingGone, joined, left, lastToday } = check
  return (
    <>
      {t('statistics.check.flow', {
        opening: opening.people - openingGone.people,
        joined: joined.people,
        left: left.people,
      })}
      {lastToday.people > 0 && t('statistics.check.flow.last', { people: lastToday.people })}
    </>
  )
}

const FlowOutcome = ({ check: { holds, expected, closing, appeared, vanished } }: { check: FlowCheck }) => {
  if (holds) return <Fine>{`＝ ${closing.people}`}</Fine>
  return (
    <>
      {expected} ≠ {closing.people}{' '}
      {[appeared, vanished]
        .filter(({ people }) => people > 0)
        .map((some) => (
          <>
            <Difference {...some} />{' '}
          </>
        ))}
    </>
  )
}

const Fine = ({ children }: { children?: Child }) => <span class="fine">✓ {children}</span>

/** The people who make a difference, by their figure. */
const Difference = ({ people, figure }: Counted) => {
  const [t, back] = [useT(), useReturn()]
  const names = figureText(figure)
  return (
    <a href={paths.figureNames(names)} {...back?.(names)}>
      {t('statistics.missing', { many: manyOf(t, figure.of, people) })}
    </a>
  )
}

/** 表下注: who stands beside the table, each a link to the names; of nobody nothing is said. */
export const Foot = ({ foot, words }: { readonly foot: readonly FootLine[]; readonly words: TableWords }) => {
  const back = useReturn()
  const some = foot.filter(({ people }) => people > 0)
  if (some.length === 0) return null
  return (
    <p class="figures-foot">
      {some.map((line) => {
        const names = figureText(line.figure)
        return (
          <>
            <a href={paths.figureNames(names)} {...back?.(names)}>
              {footText(line, words)}
            </a>{' '}
          </>
        )
      })}
    </p>
  )
}

/** The same without links, as a file says it. */
export const footTexts = (foot: readonly FootLine[], words: TableWords): readonly string[] =>
  foot.filter(({ people }) => people > 0).map((line) => footText(line, words))

function footText(line: FootLine, words: TableWords): string {
  const { t, language } = words
  if (line.is === 'outside')
    return t('statistics.foot.outside', { kind: valueName(words, 'outside', line.kind), people: line.people })
  const measure = said(measureOf(line.measure), language)
  return t(`statistics.foot.${line.is}`, { measure, many: manyOf(t, line.figure.of, line.people) })
}
