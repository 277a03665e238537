import type { AccountId } from '#domain/ids.ts'
import { type FrozenTable, faultsOf } from '#domain/returns/figures.ts'
import { digestShown, frozenOf, type Return, roles, signaturesOf, stateOf } from '#domain/returns/return.ts'
import type { FigureSheet } from '#domain/statistics/sheet.ts'
import { numberOf, tableOf } from '#domain/statistics/tables/index.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { type Hides, said, type TableWords } from '#views/statistics/drawn.ts'
import { sheetOf } from '#views/statistics/sheet.ts'
import { countedOf, frozenWords } from './drawn.ts'
import { faultText, undatedText } from './words.ts'

type Around = {
  readonly house: string
  readonly nameOf: (account: AccountId) => string
  readonly replaced: boolean
  readonly hides?: Hides | undefined
}

/**
 * A table of a 年报 as a file says it: the cells of the screen, who signed and when in place of the blanks to be signed by hand, and
 * in its title that it is a draft as long as somebody has not signed.
 */
export function returnSheet(one: Return, table: FrozenTable, words: TableWords, around: Around): FigureSheet {
  const { t, language } = words
  const { house, nameOf, replaced, hides } = around
  const own = frozenWords(table, words)
  const frozen = frozenOf(one)?.frozen
  const made = sheetOf(countedOf(one, table), own, {
    number: numberOf(table.key),
    title: said(tableOf(table.key), language),
    house,
    by: nameOf(one.signers.maker),
    today: frozen ? dayOf(frozen.at) : (one.day as Day),
    whom: tableOf(table.key).means,
    foot: table.foot,
    hides,
  })
  const isSigned = stateOf(one) === 'signed'
  const signatures = signaturesOf(one)
  return {
    ...made,
    title: isSigned ? made.title : `${made.title}${t('returns.draft.mark')}`,
    notes: [
      ...(isSigned ? [] : [t('returns.draft')]),
      ...(replaced ? [t('returns.sheet.replaced')] : []),
      ...(one.corrects ? [t('returns.sheet.corrects', { reason: one.corrects.reason })] : []),
      `${one.name} · ${t('returns.sheet.digest', { digest: frozen?.digest.slice(0, digestShown) ?? '' })}`,
      ...((frozen && [undatedText(own, table.layout, frozen.at)].filter((text) => text !== undefined)) ?? []),
      ...(one.signers.reviewer === one.signers.head ? [t('returns.signers.one')] : []),
      ...(hides ? [] : explanations(one, table, own)),
      ...made.notes,
    ],
    signs: roles.map((role) => {
      const signed = signatures.find(({ as }) => as === role)
      const name = t(`returns.role.${role}`)
      return signed
        ? t('returns.sheet.signed', { role: name, name: nameOf(signed.by), at: moment(signed.at) })
        : t('returns.sheet.unsigned', { role: name })
    }),
  }
}

/** What does not add up in this table, with its explanation. */
function explanations(one: Return, table: FrozenTable, words: TableWords): readonly string[] {
  const { t } = words
  const explained = frozenOf(one)?.frozen.explained ?? []
  return faultsOf([table]).map((fault) => {
    const why = explained.find((each) => each.fault === fault.key)?.why ?? ''
    return `${faultText(words, fault)}${t('kit.colon')}${why}`
  })
}
