import type { DossierId } from '#domain/ids.ts'
import { countsOf, type Heading } from '#domain/materials/catalogue.ts'
import type { HeadingKey } from '#domain/materials/classes.ts'
import type { Lacking } from '#domain/materials/lacking.ts'
import type { Material } from '#domain/materials/material.ts'
import type { Day } from '#domain/time.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { region } from '#views/kit/region.ts'
import { SectionMenu } from '#views/kit/section-menu.tsx'
import { Split } from '#views/kit/split.tsx'
import { Tabs } from '#views/kit/tabs.tsx'
import { paths } from '#views/paths.ts'
import { Gone, LackingCard, Loose, Twins } from './aside.tsx'
import { isParent, markOf, useFormText, useLackingName } from './words.tsx'

export type CatalogueProps = {
  readonly dossier: DossierId
  readonly name: string
  readonly headings: readonly Heading<Material>[]
  /** The headings that this viewer sees; the others are not there. */
  readonly shown: ReadonlySet<HeadingKey>
  readonly loose: readonly Material[]
  readonly gone: readonly Material[]
  readonly lacking: readonly Lacking[]
  readonly twins: readonly (readonly { readonly of: Material; readonly number: string }[])[]
  readonly volume: 'original' | 'duplicate' | undefined
  readonly keeps: boolean
  /** Whether this viewer prints it. */
  readonly mayPrint: boolean
  readonly today: Day
}

/** 材料目录: every class with its papers in their order, what waits beside it, what is missing and what is there twice. */
export const CataloguePage = (props: CatalogueProps) => {
  const t = useT()
  const { dossier, name, headings, keeps, mayPrint, volume, shown } = props
  const seen = headings.filter(({ key }) => shown.has(key))
  const { copies, pages } = countsOf(seen)
  return (
    <>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={t('materials.title')} />}
        title={t('materials.of', { name })}
        marks={<Pill>{t('materials.counts', { copies, pages })}</Pill>}
        sub={keeps ? undefined : t('materials.read-only')}
        actions={
          <>
            {keeps && (
              <LinkButton kind="go" icon="plus" href={paths.materialReceipt(dossier)}>
                {t('materials.receive')}
              </LinkButton>
            )}
            {keeps && <LinkButton href={paths.materialEntry(dossier)}>{t('materials.add')}</LinkButton>}
            {mayPrint && (
              <LinkButton icon="printer" href={paths.hrPrint(dossier, 'catalogue')}>
                {t('paper.catalogue.action')}
              </LinkButton>
            )}
            <LinkButton icon="history" href={paths.materialHistory(dossier)}>
              {t('materials.history')}
            </LinkButton>
          </>
        }
      />
      <Split
        start={<ClassMenu {...props} headings={seen} />}
        aside={
          <>
            <Loose {...props} />
            <LackingCard {...props} />
            <Twins {...props} />
            <Gone {...props} />
          </>
        }
      >
        <Tabs
          label={t('materials.volume.show')}
          items={([undefined, 'original', 'duplicate'] as const).map((one) => ({
            href: paths.materials(dossier, one),
            label: t(one === undefined ? 'materials.all' : `materials.volume.${one}`),
            current: one === volume,
          }))}
        />
        <Card flush>
          <Catalogue {...props} headings={seen} />
          <p class="cell-note">{t('materials.order-rule')}</p>
        </Card>
      </Split>
    </>
  )
}

const ClassMenu = ({ headings, lacking }: Pick<CatalogueProps, 'headings' | 'lacking'>) => {
  const t = useT()
  return (
    <SectionMenu
      items={headings.map(({ key, entries }) => {
        const missing = lacking.filter((one) => one.class === key).length
        return {
          href: `#${region('class', key)}`,
          label: `${markOf(key)} ${t(`materials.short.${key}`)}`,
          ...(missing > 0
            ? { state: `${t('materials.lacking.mark')} ${missing}`, tone: 'amber' as const }
            : !isParent(key) && { state: entries.length || t('materials.nothing') }),
        }
      })}
    />
  )
}

const Catalogue = ({ headings, lacking, dossier }: CatalogueProps) => {
  const [t, lackingName] = [useT(), useLackingName()]
  return (
    <section class="table columns catalogue" aria-label={t('materials.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="keep whole">
              {t('materials.column.number')}
            </th>
            <th scope="col" class="name">
              {t('materials.column.title')}
            </th>
            {(['year', 'month', 'day', 'copies', 'pages'] as const).map((column) => (
              <th scope="col" class={column === 'year' ? 'keep end' : 'drop end'}>
                {t(`materials.column.${column}`)}
              </th>
            ))}
            <th scope="col" class="drop">
              {t('materials.column.kind')}
            </th>
            <th scope="col" class="drop">
              {t('materials.column.remark')}
            </th>
          </tr>
        </thead>
        {headings.map((heading) => (
          <tbody>
            <tr class={`class-${heading.depth}`} id={region('class', heading.key)}>
              <th scope="rowgroup" colspan={9}>
                {markOf(heading.key)} {t(`materials.class.${heading.key}`)} <HeadingCount heading={heading} />
              </th>
            </tr>
            {heading.entries.map(({ of, number }) => (
              <Line dossier={dossier} material={of} number={number} />
            ))}
            {lacking
              .filter((one) => one.class === heading.key)
              .map((one) => (
                <tr class="lacks">
                  <td>{one.class}</td>
                  <th scope="row" class="name">
                    {lackingName(one)}
                  </th>
                  <td colspan={7}>{t('materials.lacking.mark')}</td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

const HeadingCount = ({ heading }: { heading: Heading<Material> }) => {
  const t = useT()
  if (isParent(heading.key)) return null
  return (
    <small>{heading.entries.length === 0 ? t('materials.nothing') : t('materials.counts', countsOf([heading]))}</small>
  )
}

const Line = ({ dossier, material, number }: { dossier: DossierId; material: Material; number: string }) => {
  const { id, entry } = material
  const formText = useFormText()
  return (
    <tr data-row="">
      <td class="whole">{number}</td>
      <th scope="row" class="name">
        <a href={paths.material(dossier, id)}>{entry.title}</a>
        {entry.matter && <small> {entry.matter}</small>}
      </th>
      <td class="end">{entry.date?.slice(0, 4)}</td>
      <td class="drop end">{entry.date?.slice(4, 6)}</td>
      <td class="drop end">{entry.date?.slice(6, 8)}</td>
      <td class="drop end">{entry.copies}</td>
      <td class="drop end">{entry.pages}</td>
      <td class="drop">{formText(entry)}</td>
      <td class="drop">{entry.remark}</td>
    </tr>
  )
}
