import type { Child } from 'hono/jsx'
import { differences } from '#domain/dossiers/diff.ts'
import { shownOf } from '#domain/dossiers/reckoned.ts'
import type { Contents, DossierRecord, Field, PaperRef, Section, Value } from '#domain/dossiers/section.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import type { PartialDate } from '#domain/time.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { OldNew } from '#views/kit/old-new.tsx'
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
  /** What is proposed of the records, where that is shown beside what they hold. */
  readonly changes?: Changes | undefined
}

export type Changes = ReadonlyMap<RecordId, ProposedRecord>

/** What a page shows of a field: the value that it holds, and beside it the one that is proposed. */
export function useCell(props: Props) {
  const { section, changes } = props
  const held = useHeld(props)
  const isChanged = ({ base, fields }: ProposedRecord, { key }: Field) =>
    differences(section, base, fields).some(({ field }) => field.key === key)
  return (field: Field, record: DossierRecord): Cell => {
    const [change, cell] = [changes?.get(record.id), held(field, record)]
    if (!change || (change.kind === 'change' && !isChanged(change, field))) return cell
    const { id, fields } = { id: record.id, fields: change.fields }
    const now = change.kind === 'retract' ? '' : held(field, { id, fields }).value
    const was = change.kind === 'add' ? '' : cell.value
    if (was === '' && now === '') return cell
    return { value: <OldNew was={was || undefined} now={now || undefined} /> }
  }
}

/** The value of a field with where it comes from, where that is not the person who typed it. */
function useHeld({ dossier, section, contents, today }: Props) {
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
