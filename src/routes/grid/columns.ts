import type { Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { gridFields, hasGrid } from '#domain/grid/records.ts'
import { personColumns } from '#domain/opening/lines.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { ShownColumn } from '#views/grid/grid.tsx'
import { columnsOf as fieldColumns } from '#views/grid/section.tsx'
import { type MessageKey, translator } from '#views/i18n/index.ts'

/** The sections whose records can be written in a table of many people. */
export const gridSections = sections.filter((section) => hasGrid(section) && gridFields(section).length > 0)

/** Who, then the fields; headings are recognised in every language. */
export const columnsOf = ({ var: { t, language } }: WebContext, section: Section): readonly ShownColumn[] => [
  { key: personColumns[0], names: [t('people-grid.who'), ...numberNames] },
  {
    key: personColumns[1],
    names: [...(hasNames(section) ? [t('people-grid.name')] : []), t('opening.name'), '姓名', 'Name'],
  },
  ...fieldColumns(section, language),
]

/** Whether the records have a name of their own, as those of relatives do. */
const hasNames = ({ key, fields }: Section) =>
  fields.some((field) => translator('zh-Hans')(`field.${key}.${field.key}` as MessageKey) === '姓名')

const numberNames = ['编号', '档案编号', '工号', '档案编号或工号', 'Number', 'Dossier number', 'Staff number']
