import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'

/** So many records of a long section stand on a page of its own. */
export const recordsOnPage = 50

/** The page to come back to once one of so many records is gone: the last one may be gone with it. */
export const pageWithout = (page: number | undefined, count: number): number | undefined =>
  page === undefined || count <= 1 ? undefined : Math.min(page, Math.ceil((count - 1) / recordsOnPage))

/** A section on the dossier's page, or on that page of its own from which a record was opened. */
export const sectionHref = (
  dossier: DossierId,
  section: string,
  from?: string,
  page?: number,
  merged?: string,
): string =>
  `${paths.dossier(dossier, { from, ...(merged && { merged }), ...(page !== undefined && { section, page }) })}#${section}`
