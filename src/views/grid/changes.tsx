import type { Section } from '#domain/dossiers/section.ts'
import { type RowRefusal, useRowRefusal } from '#views/batches/rows.tsx'
import { type Signers, WithSigners } from '#views/cases/signers.tsx'
import { type Names, WithNames } from '#views/dossiers/names.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { FieldGrid, Input, TextArea } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { Grid, type GridProps, type LineRefusal } from './grid.tsx'
import { GridSections } from './grid-sections.tsx'

/** What stands above the table: how the batch is called, on what it rests, and why. */
export type ChangesTyped = {
  readonly title: string
  readonly committee: string
  readonly document: string
  readonly day: string
  readonly why: string
}

type Props = {
  readonly section: Section
  /** Every section that the viewer may change so. */
  readonly sections: readonly Section[]
  readonly grid: Pick<GridProps, 'columns' | 'typed' | 'checked' | 'unknown' | 'blank'>
  /** Lines that are wrong, and those that were not taken, with the reason. */
  readonly refusals: readonly (LineRefusal & { readonly reason?: RowRefusal | undefined })[]
  readonly typed: ChangesTyped
  /** A sentence about the whole. */
  readonly refusal?: string | undefined
  /** The list that it was opened from. */
  readonly from?: string | undefined
  readonly names: Names
  readonly signers: Signers
}

/** 多人变更: a new record of one section for many archived dossiers, with one basis for all. */
export const PeopleChangesPage = (props: Props) => (
  <WithNames value={props.names}>
    <WithSigners value={props.signers}>
      <Page {...props} />
    </WithSigners>
  </WithNames>
)

const Page = ({ section, sections, grid, refusals, typed, refusal, from }: Props) => {
  const [t, sentence] = [useT(), useRowRefusal()]
  const named = t(`section.${section.key}` as MessageKey)
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('place.dossiers'), href: paths.dossierList(from ?? '') },
              { label: t('changes.action') },
            ]}
          />
        }
        title={t('changes.title', { section: named })}
        sub={t('changes.hint', { section: named })}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {refusal}
        </Banner>
      )}
      <Split
        start={
          sections.length > 1 && (
            <GridSections sections={sections} current={section} href={(key) => paths.peopleChanges(key, from)} />
          )
        }
      >
        <Grid
          action={paths.peopleChanges(section.key, from)}
          label={t('changes.title', { section: named })}
          rows={[]}
          refusals={refusals.map(({ reason, ...line }) => (reason ? { ...line, line: sentence(reason) } : line))}
          above={<Basis typed={typed} />}
          go={t('changes.go')}
          {...grid}
        />
      </Split>
    </>
  )
}

const Basis = ({ typed }: Pick<Props, 'typed'>) => {
  const t = useT()
  return (
    <Card title={t('changes.basis')} aside={t('changes.basis.help')}>
      <FieldGrid>
        <Input name="title" label={t('changes.name')} value={typed.title} max={60} required />
        <Input name="committee" label={t('changes.committee')} value={typed.committee} max={80} required />
        <Input name="document" label={t('changes.document')} value={typed.document} max={80} required />
        <Input name="day" label={t('changes.day')} value={typed.day} required />
      </FieldGrid>
      <TextArea name="why" label={t('changes.why')} value={typed.why} rows={2} max={2000} />
    </Card>
  )
}
