import type { Actor } from '#domain/access/actor.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { Grid, type GridProps } from '#views/grid/grid.tsx'
import { GridSections } from '#views/grid/grid-sections.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { PayTabs } from '#views/settlement/pay-tabs.tsx'

type Props = {
  readonly actor: Actor
  readonly section: Section
  /** Every section of which the viewer may enter the opening state. */
  readonly sections: readonly Section[]
  readonly grid: Pick<GridProps, 'columns' | 'typed' | 'refusals' | 'checked' | 'unknown'>
  /** A sentence about the whole. */
  readonly refusal?: string | undefined
}

/** 初始登记: what existing people bring with them, many at once, signed once. */
export const OpeningPage = ({ actor, section, sections, grid, refusal }: Props) => {
  const t = useT()
  const named = t(`section.${section.key}` as MessageKey)
  return (
    <>
      <PageHead title={t('opening.title', { section: named })} sub={t('opening.sub')} />
      <PayTabs actor={actor} current="opening" />
      {refusal && (
        <Banner tone="seal" alert>
          {refusal}
        </Banner>
      )}
      <Split start={<GridSections sections={sections} current={section} href={paths.opening} />}>
        <Grid action={paths.opening(section.key)} label={t('opening.label', { section: named })} rows={[]} {...grid} />
      </Split>
    </>
  )
}
