import type { PrintNote } from '#domain/prints/job.ts'
import { codePointOf } from '#domain/prints/printable.ts'
import type { Translate } from '#views/i18n/index.ts'

const named = (t: Translate, chars: readonly string[]) =>
  chars.map((char) => t('preview.char', { char, code: codePointOf(char) })).join(t('kit.comma'))

const noteOf = <Kind extends PrintNote['note']>(notes: readonly PrintNote[], kind: Kind) =>
  notes.find((note): note is Extract<PrintNote, { note: Kind }> => note.note === kind)

/** Which characters another face lent, which none has, which are of the private-use areas. */
export function glyphs(t: Translate, notes: readonly PrintNote[], missing: readonly string[]) {
  const lent = noteOf(notes, 'fallback-face')?.chars ?? []
  const strange = noteOf(notes, 'private-use')?.chars ?? []
  const value =
    missing.length > 0
      ? t('preview.glyphs.missing', { count: missing.length, chars: named(t, missing) })
      : lent.length > 0
        ? t('preview.glyphs.lent', { count: lent.length, chars: named(t, lent) })
        : t('preview.glyphs.full')
  return [
    { label: t('preview.glyphs'), value },
    {
      label: t('preview.private'),
      value: strange.length > 0 ? t('preview.private.some', { chars: named(t, strange) }) : t('preview.private.none'),
    },
  ]
}

/** Whether everything fits, and in which size the résumé is set. */
export function sizeState(t: Translate, notes: readonly PrintNote[]): string {
  const size = noteOf(notes, 'resume-size')?.size
  return [
    noteOf(notes, 'continued') ? t('preview.layout.continued') : t('preview.layout.fits'),
    size !== undefined && t('preview.resume-size', { size }),
  ]
    .filter(Boolean)
    .join(t('kit.comma'))
}

/** Whether there is a photo, and whether it can be read. */
export const photoState = (t: Translate, notes: readonly PrintNote[]): string =>
  noteOf(notes, 'photo-missing')
    ? t('preview.photo.missing')
    : noteOf(notes, 'photo-unreadable')
      ? t('preview.photo.unreadable')
      : t('preview.photo.there')
