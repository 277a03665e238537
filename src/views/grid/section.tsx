import type { Problems } from '#domain/dossiers/form.ts'
import type { Section } from '#domain/dossiers/section.ts'
import type { GridLine } from '#domain/grid/lines.ts'
import { cellText, gridFields, type LineRead, type Persons } from '#domain/grid/records.ts'
import type { DossierId } from '#domain/ids.ts'
import { sourceOf } from '#domain/suggestions/sources.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { type Language, languages, type MessageKey, translator, useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { paths } from '#views/paths.ts'
import { FilesNote } from './files-note.tsx'
import { Grid, type LineRefusal, type ShownColumn, type ShownRow } from './grid.tsx'

export type RefusedLine = { readonly at: number; readonly read: Extract<LineRead, { is: 'refused' }> }

type Props = {
  readonly dossier: DossierId
  readonly name: string
  readonly section: Section
  readonly rows: readonly ShownRow[]
  readonly from: number
  readonly page: number
  readonly pages: number
  readonly typed: readonly GridLine[]
  readonly refusals: readonly LineRefusal[]
  readonly same: readonly number[]
  readonly checked: boolean
  readonly unknown: readonly string[]
  /** Why nothing was saved, as a sentence. */
  readonly refusal?: string | undefined
  readonly nothing: string
  readonly open: boolean
  readonly list?: string | undefined
}

/** Many records of one section, on a page as wide as there is room. */
export const SectionGridPage = (props: Props) => {
  const { dossier, name, section, rows, from, page, pages, refusal, refusals, open, list } = props
  const [t, language] = [useT(), useLanguage()]
  const named = t(`section.${section.key}` as MessageKey)
  const back = `${paths.dossier(dossier, { from: list })}#${section.key}`
  return (
    <>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={named} back={back} />}
        title={t('grid.title', { name, section: named })}
        sub={open && t('grid.hint')}
        actions={
          open && (
            <LinkButton href={paths.section(dossier, section.key, undefined, list)}>{t('grid.one-by-one')}</LinkButton>
          )
        }
      />
      {refusal && (
        <Banner tone="seal" alert>
          {refusal}
        </Banner>
      )}
      {!open && <Banner>{t('grid.read-only')}</Banner>}
      <FilesNote section={section} />
      <Grid
        action={paths.sectionGrid(dossier, section.key, list)}
        label={named}
        columns={columnsOf(section, language)}
        rows={rows}
        from={from}
        typed={props.typed}
        refusals={refusals}
        same={props.same}
        checked={props.checked}
        unknown={props.unknown}
        hidden={{ nothing: props.nothing }}
        open={open}
      />
      <Pager page={page} pages={pages} href={(page) => paths.sectionGrid(dossier, section.key, list, page)} />
    </>
  )
}

/** Headings are recognised in every language, whichever the reader has chosen. */
export const columnsOf = (section: Section, language: Language): readonly ShownColumn[] =>
  gridFields(section).map((field) => {
    const { key, kind, required } = field
    const label = (language: Language) => translator(language)(`field.${section.key}.${key}` as MessageKey)
    return {
      key,
      names: [label(language), ...languages.map(label), key],
      required,
      long: kind === 'long-text',
      list: kind === 'code' ? field.codes?.codes.map(({ name }) => name) : kind === 'flag' ? ['是', '否'] : undefined,
      suggests: sourceOf(section.key, key) && paths.suggestions(section.key, key),
    }
  })

/** What is wrong with a line, in the reader's words. */
export function refusalOf(
  t: ReturnType<typeof useT>,
  section: Section,
  { at, read }: RefusedLine,
  persons: Pick<Persons, 'named'>,
): LineRefusal {
  const { cells, line, theirs } = read
  return {
    at,
    cells: sentences(t, section, { read, problems: cells, persons }),
    ...(line && { line: t(`grid.${line}`) }),
    ...(theirs && {
      theirs: Object.fromEntries(
        section.fields
          .filter(({ key }) => key in cells)
          .map((field) => [field.key, cellText(field, theirs[field.key], persons)]),
      ),
    }),
  }
}

type Said = {
  readonly read: RefusedLine['read']
  readonly problems: Problems
  readonly persons: Pick<Persons, 'named'>
}

function sentences(t: ReturnType<typeof useT>, section: Section, { read: { theirs }, problems, persons }: Said) {
  return Object.fromEntries(
    section.fields
      .filter(({ key }) => problems[key] !== undefined)
      .map((field) => {
        const code = problems[field.key] ?? ''
        if (code === 'not-a-flag') return [field.key, t('grid.not-a-flag')]
        if (code !== 'choose') return [field.key, t(`field.${code}` as MessageKey)]
        const value = cellText(field, theirs?.[field.key], persons)
        return [field.key, value === '' ? t('grid.theirs-empty') : t('grid.theirs', { value })]
      }),
  )
}
