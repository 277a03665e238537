import { codeOf } from '#domain/codes/code.ts'
import { yuan } from '#domain/codes/currency.ts'
import { personKinds } from '#domain/codes/person-kind.ts'
import { shownMoney } from '#domain/money.ts'
import type { Rule } from '#domain/settlement/rule-book.ts'
import type { RuleKey } from '#domain/settlement/rules.ts'
import { codeName, type Language, type MessageKey, type Translate } from '#views/i18n/index.ts'

/** What a rule of the settlement is called. */
export const ruleName = (t: Translate, key: RuleKey): string => t(`rule.name.${key}`)

/** A value as a page says it: an amount, a number of days or months, or the words of the choice. */
export function valueSaid(t: Translate, { key, is }: Rule, value: string): string {
  if (is === 'money') return t('rule.yuan', { amount: shownMoney({ cents: Number(value), currency: yuan }) })
  if (is === 'months') return t('rule.months', { count: Number(value) })
  return is === 'days' ? value : t(`rule.option.${key}.${value}` as MessageKey)
}

/** For whom a value holds. */
export function subjectSaid(t: Translate, language: Language, { of }: Rule, subject: string): string {
  if (of === 'place') return subject
  const kind = codeOf(personKinds, subject)
  return kind ? codeName(language, kind) : t('rule.everybody')
}
