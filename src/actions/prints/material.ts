import * as settings from '#db/organisation/settings.ts'
import { keyed } from '#db/prints/sealed.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { DossierId } from '#domain/ids.ts'
import { printedFoot } from '#domain/prints/foot.ts'
import { formVersion, type Parameters } from '#domain/prints/form.ts'
import type { DrawnPage, PrintJob } from '#domain/prints/job.ts'
import { lackingIn, type Stopped } from '#domain/prints/lacking.ts'
import { type ContentsKind, hasPhoto, modelOf, type PageModel } from '#domain/prints/papers/index.ts'
import type { PrintRun } from '#domain/prints/print.ts'
import { photoOf } from '#domain/prints/sheets/index.ts'
import type { Printed } from '#domain/prints/sheets/sheet.ts'
import { dayOf, type Instant, partialDateOf } from '#domain/time.ts'
import { openPicture } from '#gate/dossiers/pictures.ts'
import { mustBeWhole } from '#gate/dossiers/whole.ts'
import type { App } from '#house/app.ts'

/** What every drawing of a dossier is made from: its words, its photo, and what the run was drawn with. */
export const parametersNow = async (app: App, at: Instant): Promise<Parameters> => ({
  formVersion,
  profile: (await settings.find(app)).profile,
  ageDate: partialDateOf(dayOf(at)),
})

export type Material = { readonly sheets: readonly PageModel[]; readonly photo?: Uint8Array | undefined }

/** What the wanted sheets say, from contents that somebody may read; with the photo where a sheet shows it. */
export async function materialOf(
  app: App,
  dossier: DossierId,
  { contents, nothing, filed }: Pick<Printed, 'contents' | 'nothing' | 'filed'>,
  parameters: Parameters,
  wanted: readonly ContentsKind[],
): Promise<Material> {
  mustBeWhole(app, dossier)
  const printed = printedFrom(app, { contents, nothing, filed, parameters })
  const image = wanted.some(hasPhoto) ? photoOf(contents) : undefined
  return {
    sheets: wanted.map((kind) => modelOf(kind, printed)),
    photo: image && (await openPicture(app, image.blob, dossier)),
  }
}

/** What sheets and papers are made from, with the names of units as the house has them now. */
export const printedFrom = (app: App, given: Omit<Printed, 'sections' | 'unitName'>): Printed => ({
  ...given,
  sections,
  unitName: (unit) => nameWithEntity(app, unit),
})

/** `岚川重型装备有限公司市场营销部`: the unit as an outsider reads it, behind the legal entity that it belongs to. */
function nameWithEntity(app: App, id: Subject['unit']): string {
  const unit = app.directory.units.get(id)
  const entity = unit?.entity ? undefined : app.directory.above(id).find((above) => above.entity)
  return [entity?.name, unit?.name].filter(Boolean).join('')
}

/** What the print room draws of a material that is printed again, as its run wrote it down. */
export const jobOf = (
  material: Material,
  { formVersion }: Parameters,
  run: PrintRun,
  code: string,
  by: string,
): PrintJob => ({
  ...material,
  formVersion,
  at: run.printedAt,
  foot: printedFoot({ by, at: run.printedAt, logHead: run.logHead }),
  run: code,
})

/** What the drawn pages say, as it is kept: keyed by the dossier. */
export const keyedPages = (app: App, dossier: DossierId, drawn: readonly DrawnPage[]) =>
  drawn.map(({ code = '', contentHash, ...page }) => ({
    ...page,
    code,
    contentHash: keyed(app.vault, dossier, contentHash),
  }))

/** The revisions that were read, as record, group and version: what later only nominates a page as perhaps stale. */
export const sourcesOf = (changes: readonly RevisionMeta[]): readonly string[] =>
  changes.map(({ record, group, version }) => `${record}/${group}/${version}`)

/** The characters that stopped a print, and the fields that they stand in. */
export const stoppedAt = ({ contents }: { contents: Contents }, missing: readonly string[]): Stopped => ({
  missing,
  places: lackingIn(contents, sections, (text) => missing.filter((char) => text.includes(char))),
})
