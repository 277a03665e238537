import type { opening as zh } from '#views/i18n/zh-Hans/opening.ts'

export const opening: Record<keyof typeof zh, string> = {
  'opening.title': 'Opening state · {section}',
  'opening.sub':
    'Pay and contracts that people had before: paste from Excel or type cell by cell. Saving signs all of it as one batch; each dossier keeps its own entry in the history.',
  'opening.label': 'Opening state of {section}',
  'opening.number': 'Dossier or staff number',
  'opening.name': 'Name',
  'opening.twice': 'Word for word the same as a line above.',
  'notice.opening.entered': 'Entered; records that were there already were not entered again',

  'field.person-nobody': 'Nobody on file: check number and name',
  'field.person-several': 'More than one: use the dossier number',
  'field.person-another-name': 'Number and name are of two people',
  'field.person-not-open': 'This dossier is not archived yet',
}
