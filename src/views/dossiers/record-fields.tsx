import type { Problems } from '#domain/dossiers/form.ts'
import type { PostChoice } from '#domain/dossiers/posts.ts'
import type { Field, Fields, Section } from '#domain/dossiers/section.ts'
import type { Lacks } from '#domain/prints/lacking.ts'
import { FieldGrid } from '#views/kit/fields.tsx'
import { RecordField, TickedField } from './record-field.tsx'

export type Choices = {
  /** With the legal entity that each belongs to, where the house has several: 综合部 may be anybody's. */
  readonly units: readonly { readonly id: string; readonly name: string; readonly entity?: string | undefined }[]
  readonly persons: readonly { readonly id: string; readonly name: string }[]
  readonly posts: readonly PostChoice[]
  /** Whose codes are offered where the record itself names no year. */
  readonly year: number
  /** The code of 人员类别, where the viewer may know it: of ladders that differ by kind, the person's own is offered. */
  readonly kind?: string | undefined
}

export type RecordFieldsProps = {
  readonly section: Section
  /** Which record it is, where several forms may stand on one page: the ids of their fields begin with it. */
  readonly scope?: string | undefined
  readonly typed: (key: string) => string
  readonly problems: Problems
  readonly choices: Choices
  /** What no face at hand can print: said beside the field, and no reason to refuse it. */
  readonly lacks: Lacks
  /** The record as it is: a paper that it has is named, and can be taken out. */
  readonly stored?: Fields | undefined
  /** What may be meant in a field of words, by the field: offered and not asked for. */
  readonly lists?: Readonly<Record<string, readonly string[]>> | undefined
  /** What stands before the names of the fields, where one form holds several records. */
  readonly prefix?: string | undefined
  /** What may be ticked, by the field: nothing else is meant by it, and what is ticked stands a line each. */
  readonly ticks?: Readonly<Record<string, readonly string[]>> | undefined
}

/** The fields of a record as its section declares them, with what was typed and what is wrong with it. */
export const RecordFields = ({ section, ...props }: RecordFieldsProps) => {
  const ticked = section.fields.filter(({ key }) => props.ticks && key in props.ticks)
  const narrow = section.fields.filter((field) => field.kind !== 'long-text' && !ticked.includes(field))
  const wide = section.fields.filter(({ kind }) => kind === 'long-text')
  return (
    <>
      {ticked.map((field) => (
        <TickedField {...props} section={section} field={field} />
      ))}
      <FieldGrid>
        {standingTogether(narrow).map((fields) => {
          const drawn = fields.map((field) => <RecordField {...props} section={section} field={field} />)
          return fields.length > 1 ? <div class="together">{drawn}</div> : drawn
        })}
      </FieldGrid>
      {wide.map((field) => (
        <RecordField {...props} section={section} field={field} />
      ))}
    </>
  )
}

/** The fields in their order, those that stand with one before them beside it. */
export function standingTogether(fields: readonly Field[]): readonly (readonly Field[])[] {
  const rows: Field[][] = []
  for (const field of fields) {
    const row = field.with === undefined ? undefined : rows.find((known) => known[0]?.key === field.with)
    if (row) row.push(field)
    else rows.push([field])
  }
  return rows
}
