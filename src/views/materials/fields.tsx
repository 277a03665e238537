import { type Entry, forms, volumes } from '#domain/materials/material.ts'
import { type CellProblems, type Cells, cellsOf } from '#domain/materials/typed.ts'
import { partial } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { FieldGrid, Input, Select } from '#views/kit/fields.tsx'
import { useClassOptions } from './words.tsx'

/** A line as it stands in a form: what was typed, or the entry as it is, its date in one field. */
export const typedOf = (entry: Entry): Cells => ({
  ...cellsOf(entry, entry),
  year: partial(entry.date),
  month: '',
  day: '',
})

/** The fields of one line of the catalogue. */
export const EntryFields = ({
  typed,
  problems,
  classHelp,
}: {
  typed: Cells
  problems: CellProblems
  classHelp?: string
}) => {
  const [t, options] = [useT(), useClassOptions()]
  const problem = (column: keyof CellProblems) => {
    const code = problems[column]
    return code && t(`materials.cell.${code}`)
  }
  return (
    <FieldGrid>
      <Input
        name="title"
        label={t('materials.column.title')}
        value={typed.title}
        problem={problem('title')}
        max={200}
        required
        class="wide"
      />
      <Select
        name="class"
        label={t('materials.column.class')}
        value={typed.class}
        options={options}
        empty=""
        problem={problem('class')}
        help={classHelp}
        why="materials.class"
        required
      />
      <Input
        name="year"
        label={t('materials.column.date')}
        value={typed.year}
        problem={problem('year')}
        help={t('materials.paper.date-help')}
        why="materials.date"
        size={12}
      />
      <Input
        name="copies"
        label={t('materials.column.copies')}
        value={typed.copies ?? '1'}
        problem={problem('copies')}
        inputmode="numeric"
        size={4}
      />
      <Input
        name="pages"
        label={t('materials.column.pages')}
        value={typed.pages}
        problem={problem('pages')}
        why="materials.pages"
        inputmode="numeric"
        size={4}
        required
      />
      <Select
        name="kind"
        label={t('materials.column.kind')}
        value={typed.kind}
        options={forms.map((form) => ({ value: form, label: t(`materials.form.${form}`) }))}
        problem={problem('kind')}
      />
      <Select
        name="volume"
        label={t('materials.column.volume')}
        value={typed.volume}
        options={volumes.map((volume) => ({ value: volume, label: t(`materials.volume.${volume}`) }))}
        problem={problem('volume')}
      />
      <Input
        name="matter"
        label={t('materials.column.matter')}
        value={typed.matter}
        problem={problem('matter')}
        help={t('materials.paper.matter-help')}
        max={60}
      />
      <Input
        name="remark"
        label={t('materials.column.remark')}
        value={typed.remark}
        problem={problem('remark')}
        max={200}
      />
    </FieldGrid>
  )
}
