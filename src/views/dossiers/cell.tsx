import type { Child } from 'hono/jsx'
import { shownOf } from '#domain/dossiers/reckoned.ts'
import type { Contents, DossierRecord, Field, PaperRef, Section, Value } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import type { PartialDate } from '#domain/time.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { useValueText } from './value.tsx'

/** What a page shows of one field: nothing is the empty text. */
export type Cell = { readonly value: Child; readonly note?: Child }

type Props = {
  readonly dossier: DossierId
  readonly section: Section
  /** What fields are reckoned from, and for which day; without it only what was typed is shown. */
  readonly contents?: Contents
  readonly today?: PartialDate
}

/** The value of a field with where it comes from, where that is not the person who typed it. */
export function useCell({ dossier, section, contents, today }: Props) {
  const [t, text] = [useT(), useValueText()]
  return (field: Field, { fields }: DossierRecord): Cell => {
    const shown = contents && today && shownOf(field, fields, contents, today)
    const value: Value | undefined = shown ? shown.value : fields[field.key]
    const words = text(field, value)
    if (words === '') return { value: '' }
    if (field.kind === 'file') {
      const { blob } = value as PaperRef
      return { value: <a href={paths.paper(dossier, blob)}>{words}</a> }
    }
    if (!shown || shown.from === 'typed') {
      const otherwise = shown?.otherwise === undefined ? '' : text(field, shown.otherwise)
      return {
        value: words,
        ...(otherwise && { note: <small>{t('dossier.reckoned-otherwise', { value: otherwise })}</small> }),
      }
    }
    return {
      value: words,
      note: <small>{t('dossier.reckoned', { source: t(`source.${section.key}.${field.key}` as MessageKey) })}</small>,
    }
  }
}
