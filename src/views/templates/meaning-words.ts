import { between } from '#domain/statistics/measure.ts'
import { measureOf } from '#domain/statistics/measures/index.ts'
import { joinedBands } from '#domain/templates/joined-bands.ts'
import type { Meaning } from '#domain/templates/meaning.ts'
import { said, type TableWords, valueName } from '#views/statistics/drawn.ts'
import { reckonedName } from '#views/statistics/drawn-cross.ts'

/** What something is bound to, in words: 女；学历：研究生. */
export function meaningWords(meaning: Meaning, words: TableWords): string {
  const { t, language, unitName } = words
  if (meaning.is === 'blank') return t('template.blank')
  const { of, where, under, reckoned } = meaning
  const parts = [
    ...(reckoned ? [reckonedName(reckoned, words)] : []),
    ...(of ? [t(`statistics.of.${of}.short`)] : []),
    ...(under ? [t('list.filter.below', { unit: unitName(under) })] : []),
    ...where.map(({ measure, values }) =>
      t('list.filter.on', {
        name: said(measureOf(measure), language),
        value: joinedBands(measure, values)
          .map((one) => ('value' in one ? valueName(words, measure, one.value) : between(one.from, one.to).name))
          .join(t('kit.comma')),
      }),
    ),
  ]
  return parts.length === 0 ? t('template.everybody') : parts.join(t('template.and'))
}
