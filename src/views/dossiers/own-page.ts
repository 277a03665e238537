import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'

/** So many records of a long section stand on a page of its own. */
export const recordsOnPage = 50

/** A section on the dossier's page, or on that page of its own from which a record was opened. */
export const sectionHref = (
  dossier: DossierId,
  section: string,
  from?: string,
  page?: number,
  merged?: string,
): string =>
  `${paths.dossier(dossier, { from, ...(merged && { merged }), ...(page !== undefined && { section, page }) })}#${section}`
