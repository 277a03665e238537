import type { LeftOut } from '#actions/exports/building.ts'
import type { ExportRefusal, Wish } from '#domain/exports/export.ts'
import { isFormat } from '#domain/exports/formats.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Form } from '#routes/web/forms.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { ExportProblem, ExportTyped } from '#views/exports/fields.tsx'

/** What was typed into the form of an export. */
export const typedIn = (form: Form): ExportTyped => ({
  what: form.text('what'),
  plain: form.has('plain'),
  reason: form.text('reason'),
})

/** What the form asks for; a format that there is none of is refused as a list would be. */
export function wishIn(form: Form, dossiers: readonly DossierId[]): Wish {
  const { what, plain, reason } = typedIn(form)
  return { what: isFormat(what) ? what : 'list', plain, reason, dossiers }
}

/** Why an export was refused, at the field that it is about. */
export const problemOf = ({ var: { t } }: WebContext, refusal: ExportRefusal, more = ''): ExportProblem => ({
  field: refusal === 'exports.no-reason' ? 'reason' : refusal === 'exports.format' ? 'what' : 'people',
  text: [t(`refusal.${refusal}`), more].filter(Boolean).join(' '),
})

/** Whose characters the format lacks, and which. */
export const namesOfMissing = (
  { var: { t } }: WebContext,
  { leftOut = [], refusal }: { readonly leftOut?: readonly LeftOut[]; readonly refusal: ExportRefusal },
): string =>
  leftOut
    .filter((one) => one.why === 'characters')
    .slice(0, 5)
    .map(({ name, missing }) =>
      t(refusal === 'rolls.characters' ? 'rolls.lacking' : 'exports.characters', {
        name,
        chars: missing.slice(0, 10).join('、'),
      }),
    )
    .join(' ')
