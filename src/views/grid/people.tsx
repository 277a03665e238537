import type { Section } from '#domain/dossiers/section.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { FilesNote } from './files-note.tsx'
import { Grid, type GridProps } from './grid.tsx'
import { GridSections } from './grid-sections.tsx'

type Props = {
  readonly section: Section
  /** Every section that the viewer may enter so. */
  readonly sections: readonly Section[]
  readonly grid: Pick<GridProps, 'columns' | 'typed' | 'refusals' | 'checked' | 'unknown' | 'blank'>
  /** A sentence about the whole. */
  readonly refusal?: string | undefined
  /** The list that it was opened from. */
  readonly from?: string | undefined
}

/** 多人录入: one section of many drafts at once. */
export const PeopleGridPage = ({ section, sections, grid, refusal, from }: Props) => {
  const t = useT()
  const named = t(`section.${section.key}` as MessageKey)
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('place.dossiers'), href: paths.dossierList(from ?? '') },
              { label: t('people-grid.action') },
            ]}
          />
        }
        title={t('people-grid.title', { section: named })}
        sub={t('people-grid.sub')}
        actions={<LinkButton href={paths.openings()}>{t('people-grid.opening')}</LinkButton>}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {refusal}
        </Banner>
      )}
      <Split start={<GridSections sections={sections} current={section} href={(key) => paths.peopleGrid(key, from)} />}>
        <FilesNote section={section} />
        <Grid
          action={paths.peopleGrid(section.key, from)}
          label={t('people-grid.title', { section: named })}
          rows={[]}
          {...grid}
        />
      </Split>
    </>
  )
}
