import type { Section } from '#domain/dossiers/section.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'

/** What no cell can hold is said beside the grid, with where it is added. */
export const FilesNote = ({ section }: { section: Section }) => {
  const t = useT()
  const files = section.fields.filter(({ kind }) => kind === 'file' || kind === 'image')
  if (files.length === 0) return null
  const names = files.map(({ key }) => t(`field.${section.key}.${key}` as MessageKey)).join(t('kit.comma'))
  return <p class="hint">{t('grid.files', { names })}</p>
}
