import { yuan } from '#domain/codes/currency.ts'
import { shownMoney } from '#domain/money.ts'
import type { Amount, Basis, Line, Missing } from '#domain/settlement/line.ts'
import { formatPartialDate, partialDateOf } from '#domain/time.ts'
import type { MessageKey, Translate } from '#views/i18n/index.ts'

/** The name of a line; a bonus says which. */
export const lineName = (t: Translate, { key, name }: Pick<Line, 'key' | 'name'>): string => {
  const own = t(`settlement.line.${itemOf(key)}` as MessageKey)
  return [own, name].filter(Boolean).join(t('kit.colon'))
}

/** Under which item of the sheet a line stands: every bonus under `bonus`. */
export const itemOf = (key: Line['key']): string => (key.startsWith('bonus:') ? 'bonus' : key)

/** How a line was reckoned, else what is missing for it. */
export const howSaid = (t: Translate, { amount, formula, edited }: Line): string =>
  [
    ...(formula ? [t(`settlement.formula.${formula.code}` as MessageKey, formula.values)] : []),
    ...(amount.is === 'missing' ? [missingSaid(t, amount.of)] : []),
    ...(edited ? [t('settlement.edited', { reason: edited.reason, reckoned: amountSaid(t, edited.reckoned) })] : []),
  ].join(t('kit.comma'))

/** An amount, or that it cannot be reckoned yet. */
export const amountSaid = (t: Translate, amount: Amount): string =>
  amount.is === 'known' ? shownMoney({ cents: amount.cents, currency: yuan }) : t('settlement.missing')

/** What is missing to reckon it. */
export const missingSaid = (t: Translate, missing: readonly Missing[]): string =>
  missing
    .map(({ what, names = '' }) =>
      t(`settlement.missing.${what}`, { names: what === 'setting' ? t(`rule.name.${names}` as MessageKey) : names }),
    )
    .join(t('kit.comma'))

/** Law and settings that a line rests on, each with its source. */
export const basisSaid = (t: Translate, basis: readonly Basis[]): string =>
  basis.map((one) => oneBasis(t, one)).join(t('kit.comma'))

function oneBasis(t: Translate, basis: Basis): string {
  if ('law' in basis) {
    const law = t(`law.${basis.law}` as MessageKey)
    return t(basis.law.startsWith('tax-') ? 'settlement.basis.document' : 'settlement.basis.law', {
      law,
      article: basis.article,
    })
  }
  const { setting, source, from } = basis
  const rule = t(`rule.name.${setting}` as MessageKey)
  return t('settlement.basis.setting', { rule, source, from: formatPartialDate(partialDateOf(from)) })
}

export type SaidItem = {
  /** In hundredths; absent where a part of it is missing. */
  readonly cents: number | undefined
  readonly how: string
  readonly source: string
}

/** The lines in words, by the items of the sheet: the bonuses are one. */
export function itemsSaid(t: Translate, lines: readonly Line[]): ReadonlyMap<string, SaidItem> {
  const items = Map.groupBy(lines, ({ key }) => itemOf(key))
  return new Map(
    [...items].map(([item, own]) => [
      item,
      {
        cents: own.reduce<number | undefined>(
          (sum, { amount }) => (sum === undefined || amount.is === 'missing' ? undefined : sum + amount.cents),
          0,
        ),
        how: own
          .map((line) => [line.name, howSaid(t, line)].filter(Boolean).join(t('kit.colon')))
          .join(t('kit.semicolon')),
        source: basisSaid(t, own[0]?.basis ?? []),
      },
    ]),
  )
}
