import type { AccountId } from '#domain/ids.ts'
import { countedBy } from '#domain/returns/asked.ts'
import type { Changed, ChangedMean } from '#domain/returns/changes.ts'
import { columnsIn } from '#domain/returns/changes.ts'
import type { FrozenTable } from '#domain/returns/figures.ts'
import { frozenOf, type Return, roles, signaturesOf, stateOf } from '#domain/returns/return.ts'
import type { FigureSheet, SheetCell, SheetHead, SheetLine } from '#domain/statistics/sheet.ts'
import { numberOf, tableOf } from '#domain/statistics/tables/index.ts'
import { moment } from '#views/format.ts'
import { said, type TableWords } from '#views/statistics/drawn.ts'
import type { NamedReason } from './change.tsx'
import { averageChange, averageText, frozenWords, signed } from './drawn.ts'
import { rowName } from './table.tsx'
import { averagedText, columnWords, reasonText } from './words.ts'

/** A table of the return with what it says else than the other one; nothing where the other has no such table. */
export type ComparedTable = {
  readonly table: FrozenTable
  readonly changed?: readonly CellChange[]
}

/** Why people came and left is told of as many cells as are worth the time; of an average what made it. */
export type CellChange =
  | (Changed & { readonly reasons?: readonly Omit<NamedReason, 'named'>[] | undefined })
  | { readonly mean: ChangedMean }

type Around = {
  readonly house: string
  readonly nameOf: (account: AccountId) => string
  readonly against?: Return | undefined
  readonly replacedBy?: Return | undefined
  readonly corrects?: Return | undefined
}

/** 封面: what was frozen, of whom, by whom it was signed, and the digest of all of it. */
export function coverSheet(
  one: Return,
  tables: readonly ComparedTable[],
  words: TableWords,
  { house, nameOf, against, corrects, replacedBy }: Around,
): FigureSheet {
  const { t, language } = words
  const frozen = frozenOf(one)?.frozen
  const isSigned = stateOf(one) === 'signed'
  const signatures = signaturesOf(one)
  const fact = (label: string, text: string) => line(label, [{ text }, { text: '' }, { text: '' }])
  return {
    number: t('returns.cover'),
    title: isSigned ? one.name : `${one.name}${t('returns.draft.mark')}`,
    about: [house, t('statistics.until', { day: one.day }), t(`statistics.names.clock.${one.clock}`)],
    head: [
      [t('returns.cover.item'), t('returns.cover.what'), t('returns.cover.many'), t('returns.cover.changed')].map(head),
    ],
    lines: [
      ...(isSigned ? [] : [fact(t('returns.column.state'), t('returns.draft'))]),
      ...(replacedBy ? [fact(t('returns.column.state'), t('returns.replaced-by', { name: replacedBy.name }))] : []),
      ...(one.corrects
        ? [fact(t('returns.cover.corrects'), t('kit.aside', { text: corrects?.name ?? '', more: one.corrects.reason }))]
        : []),
      ...(frozen ? [fact(t('returns.cover.frozen'), moment(frozen.at)), fact(t('returns.digest'), frozen.digest)] : []),
      ...roles.map((role) => {
        const signature = signatures.find(({ as }) => as === role)
        const text = signature
          ? t('returns.signed-at', { name: nameOf(signature.by), at: moment(signature.at) })
          : t('returns.signed.waits', { name: nameOf(one.signers[role]) })
        return fact(t(`returns.role.${role}`), text)
      }),
      ...(against ? [fact(t('returns.against'), against.name)] : []),
      ...tables.map(({ table, changed }) =>
        line(t('statistics.table', { number: numberOf(table.key) }), [
          { text: said(tableOf(table.key), language) },
          whole(table.people),
          changed ? whole(changed.length) : { text: against ? t('returns.not-compared') : '—' },
        ]),
      ),
    ],
    repeatsNone: true,
    notes: [
      ...(one.signers.reviewer === one.signers.head ? [t('returns.signers.one')] : []),
      t('returns.digest.help'),
      t('returns.cover.identical'),
    ],
    signs: [],
    pageWords: t('statistics.sheet.page', { page: '{page}', pages: '{pages}' }),
  }
}

/** 变化: every cell that says another number than the other return, with how many people came and left for what. */
export function changesSheet(
  one: Return,
  tables: readonly ComparedTable[],
  words: TableWords,
  { house, against }: Pick<Around, 'house'> & { readonly against: Return },
): FigureSheet {
  const { t } = words
  const columns = [
    t('returns.cover.table'),
    t('returns.cover.row'),
    t('returns.cover.column'),
    t('returns.average.was'),
    t('returns.average.is'),
    t('returns.cover.by'),
    t('returns.change.title'),
  ]
  const lines = tables.flatMap(({ table, changed = [] }) => {
    const own = frozenWords(table, words)
    return changed.map((change) => changeLine(table, change, own))
  })
  return {
    number: t('returns.cover.changes'),
    title: t('returns.cover.changes.title', { name: against.name }),
    about: [house, t('statistics.until', { day: one.day }), t('returns.changed', { count: lines.length })],
    head: [columns.map(head)],
    lines:
      lines.length > 0
        ? lines
        : [
            line(
              t('returns.unchanged'),
              columns.slice(1).map(() => ({ text: '' })),
            ),
          ],
    repeatsNone: true,
    notes: [t('returns.cover.changes.note')],
    signs: [],
    pageWords: t('statistics.sheet.page', { page: '{page}', pages: '{pages}' }),
  }
}

function changeLine(table: FrozenTable, change: CellChange, words: TableWords): SheetLine {
  const { t } = words
  const { path, column } = 'mean' in change ? change.mean : change
  const of = columnsIn(table)[column]
  const place = [
    { text: rowName(table, path, words) },
    { text: of ? columnWords(words, of, countedBy(table.key)) : '' },
  ]
  const label = t('statistics.table', { number: numberOf(table.key) })
  if ('mean' in change) {
    const { was, is } = change.mean
    const side = (text: string, number: number | undefined): SheetCell =>
      number === undefined ? { text } : { text, number: { value: Number(text), decimals: 1 } }
    const counted = countedBy(table.key)
    const why = `${averagedText(words, was, counted)} → ${averagedText(words, is, counted)}`
    const numbers = [side(averageText(was), was?.value), side(averageText(is), is?.value)]
    return line(label, [...place, ...numbers, { text: averageChange(change.mean) }, { text: why }])
  }
  const { was, is, reasons } = change
  const why = reasons
    ? reasons
        .map((reason) => `${signed(reason.by * (reason.things ?? reason.count))} ${reasonText(words, reason)}`)
        .join(t('kit.semicolon'))
    : t('returns.cover.on-screen')
  const by: SheetCell = { text: signed(is - was), number: { value: is - was, decimals: 0 } }
  return line(label, [...place, whole(was), whole(is), by, { text: why }])
}

const whole = (number: number): SheetCell => ({ text: String(number), number: { value: number, decimals: 0 } })

const head = (text: string): SheetHead => ({ text, columns: 1, rows: 1, begins: true })

const line = (label: string, cells: readonly SheetCell[]): SheetLine => ({ label, depth: 0, is: 'plain', cells })
