import type { Place } from '#domain/materials/pasted.ts'
import type { Translate } from '#views/i18n/index.ts'

/** What a column of papers is called on the screen. */
export const wordFor = (t: Translate) => (place: Place) =>
  t(place === 'number' ? 'materials.column.number-of' : `materials.column.${place}`)

/** The same of a workbook, where one column may hold the whole date. */
export const bookWordFor = (t: Translate) => (place: Place) =>
  place === 'year' ? t('materials.workbook.date') : wordFor(t)(place)
