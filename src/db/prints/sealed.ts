import type { Db } from '#db/database.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId, PrintRunId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Parameters } from '#domain/prints/form.ts'
import type { PrintPage, PrintRun } from '#domain/prints/print.ts'
import type { Place, Vault } from '#keys/vault.ts'

/** A run as it is recorded: what it was drawn from and with, and its pages. */
export type Recorded = PrintRun & {
  readonly parameters: Parameters
  /** The revisions that the run was drawn from, as record, group and version. They only nominate what may be stale. */
  readonly sources: readonly string[]
  readonly pdfHash: string
  readonly pages: readonly Omit<PrintPage, 'run' | 'filed'>[]
}

/** Writes down a print run and its pages with their codes; parameters and sources are sealed under the dossier's key. */
export async function addRun({ db, vault }: { db: Db; vault: Vault }, run: Recorded): Promise<void> {
  await db
    .insertInto('print_runs')
    .values({
      id: run.id,
      dossier_id: run.dossier,
      filing_id: run.filing ?? null,
      purpose: run.purpose,
      form_version: run.parameters.formVersion,
      parameters: vault.seal(run.parameters as unknown as Json, placeOf(run.dossier, run.id, 'parameters')),
      sources: vault.seal([...run.sources], placeOf(run.dossier, run.id, 'sources')),
      printed_by: run.printedBy,
      printed_at: run.printedAt,
      pdf_hash: run.pdfHash,
      log_head: run.logHead,
    })
    .execute()
  await db
    .insertInto('print_pages')
    .values(
      run.pages.map(({ id, sheet, page, pages, code, contentHash }) => ({
        id,
        run_id: run.id,
        sheet,
        page,
        pages,
        code,
        content_hash: contentHash,
        filed_at: null,
        filed_by: null,
        box_id: null,
      })),
    )
    .execute()
}

/** What a run was drawn with; opened for the program's own drawing, it holds no content. */
export async function parametersOf({ db, vault }: { db: Db; vault: Vault }, id: PrintRunId): Promise<Parameters> {
  const row = await db
    .selectFrom('print_runs')
    .select(['dossier_id', 'parameters'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return vault.open(row.parameters, placeOf(row.dossier_id, id, 'parameters')) as unknown as Parameters
}

/** The revisions that a run was drawn from, as record, group and version. */
export async function sourcesOf({ db, vault }: { db: Db; vault: Vault }, id: PrintRunId): Promise<readonly string[]> {
  const row = await db
    .selectFrom('print_runs')
    .select(['dossier_id', 'sources'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return vault.open(row.sources, placeOf(row.dossier_id, id, 'sources')) as readonly string[]
}

/** A hash of what a page says, keyed by the dossier so that guessing at the content confirms nothing. */
export const keyed = (vault: Vault, dossier: DossierId, hash: string): string => vault.tag(dossier, `print:${hash}`)

const placeOf = (dossier: DossierId, run: PrintRunId, what: 'parameters' | 'sources'): Place => ({
  table: `print_runs.${what}`,
  group: 'custody',
  dossier,
  record: run,
  version: 1,
  schema: 1,
})
