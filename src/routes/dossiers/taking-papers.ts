import { dropUnnamed, type PaperPlace, type PaperTaken, takePaper } from '#actions/dossiers/paper.ts'
import type { BlobRow } from '#db/blobs.ts'
import { type Problems, readFields } from '#domain/dossiers/form.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { limits } from '#domain/limits.ts'
import type { App } from '#house/app.ts'
import type { Form } from '#routes/web/forms.ts'
import type { Coming } from '#routes/web/incoming.ts'
import type { Receiving } from '#routes/web/upload.ts'

/**
 * Takes the one paper of a form as it comes in. `placeOf` says where it goes, and throws for whoever may not put it
 * there: it is asked before the first byte is kept.
 */
export const receivingPaper = (
  app: App,
  placeOf: (coming: Coming) => Promise<Omit<PaperPlace, 'name'>>,
): Receiving<PaperTaken> => ({
  mostFiles: 1,
  mostBytes: limits.attachedPaper,
  take: async (coming) => takePaper(app, { ...(await placeOf(coming)), name: coming.name }),
  abandon: (taken) => dropPapers(app, taken),
})

/** At the end of a request: no file stays that no row names. */
export async function dropPapers(app: App, taken: readonly PaperTaken[]): Promise<void> {
  for (const one of taken) if (one.ok) await dropUnnamed(app, one.value.row)
}

type ReadWithPaper =
  | { readonly ok: true; readonly fields: Fields; readonly blob?: BlobRow }
  | { readonly ok: false; readonly problems: Problems }

/** A form with one paper at most: what was typed, and the paper that came with it, or what is wrong with either. */
export function readWithPaper(
  section: Section,
  form: Pick<Form, 'text' | 'files'>,
  taken: PaperTaken | undefined,
  /** What was there before: a paper stays unless another one comes. */
  kept: Fields = {},
): ReadWithPaper {
  const file = section.fields.find(({ kind }) => kind === 'file')
  const came = file && form.files(file.key).length > 0 ? taken : undefined
  const read = readFields(section, form.text, file && came?.ok ? { [file.key]: came.value.paper } : kept)
  const spoilt: Problems = file && came && !came.ok ? { [file.key]: came.refusal } : {}
  if (!read.ok || came?.ok === false) return { ok: false, problems: { ...(read.ok ? {} : read.problems), ...spoilt } }
  return { ok: true, fields: read.fields, ...(came && { blob: came.value.row }) }
}
