import { hasGrid } from '#domain/grid/records.ts'
import { useT } from '#views/i18n/index.ts'
import { EditLink } from '#views/kit/edit-link.tsx'
import { paths } from '#views/paths.ts'
import { changesIn } from './gathered.tsx'
import { recordsOnPage } from './own-page.ts'
import type { Of } from './section-card.tsx'

/** What its viewer may write in a section: an opening state, many lines in a grid, one record. */
export const Ways = ({ section, reading, editable, proposable, opening, gathered, from, whole }: Of) => {
  const t = useT()
  const { dossier } = reading.subject
  const isFilled =
    section.single && ((reading.contents[section.key] ?? []).length > 0 || changesIn(section, gathered) !== undefined)
  const count = (reading.contents[section.key] ?? []).length
  const after = whole && (editable.has(section.key) ? Math.ceil((count + 1) / recordsOnPage) : whole.page)
  return (
    <>
      {opening.has(section.key) && <a href={paths.opening(section.key)}>{t('place.opening')}</a>}
      {editable.has(section.key) && hasGrid(section) && (
        <a href={paths.sectionGrid(dossier, section.key, from)}>{t('grid.enter')}</a>
      )}
      {(editable.has(section.key) || proposable.has(section.key)) && (
        <EditLink href={paths.section(dossier, section.key, undefined, from, undefined, after)} whole={isFilled}>
          {t(isFilled ? 'dossier.edit' : 'dossier.add')}
        </EditLink>
      )}
    </>
  )
}
