import type { Compared, TagCompared } from '#domain/exports/comparing.ts'
import { type Format, formats } from '#domain/exports/formats.ts'
import type { DossierId } from '#domain/ids.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { Tabs } from '#views/kit/tabs.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  readonly format: Format
  readonly compared: Compared
  /** Whether an exchange file began this dossier. */
  readonly came: boolean
}

/** 往返核对: each element as it came, as it goes out, and whether it is read again as the dossier says. */
export const ComparisonPage = ({ dossier, name, format, compared, came }: Props) => {
  const t = useT()
  const rows = compared.ok ? compared.tags : []
  const placeless = rows.filter(({ again }) => again === 'placeless' || again === 'part')
  const different = rows.filter(({ again }) => again === 'less' || again === 'other').length
  const asCame = rows.filter(({ way }) => way === 'as-came').length
  const columns = [
    {
      key: 'tag',
      label: t('exports.comparison.tag'),
      is: 'name' as const,
      cell: ({ tag }: TagCompared) => t(`exports.tag.${tag}` as MessageKey),
    },
    ...(came
      ? [
          {
            key: 'came',
            label: t('exports.comparison.came'),
            cell: (row: TagCompared) => <Words tag={row.tag} text={row.came ?? ''} />,
          },
        ]
      : []),
    {
      key: 'goes',
      label: t('exports.comparison.goes'),
      is: 'keep' as const,
      cell: (row: TagCompared) => <Words tag={row.tag} text={row.goes} />,
    },
    {
      key: 'way',
      label: t('exports.comparison.way'),
      cell: ({ way }: TagCompared) => t(`exports.comparison.way.${way}`),
    },
    {
      key: 'again',
      label: t('exports.comparison.again'),
      is: 'keep' as const,
      cell: ({ again }: TagCompared) => (
        <Pill tone={again === 'same' ? 'jade' : again === 'placeless' ? 'plain' : 'amber'}>
          {t(`exports.comparison.again.${again}`)}
        </Pill>
      ),
    },
  ]
  return (
    <>
      <DossierCrumbs dossier={dossier} name={name} here={t('exports.comparison')} back={paths.dossier(dossier)} />
      <PageHead
        title={t('exports.comparison.title', { name })}
        sub={t('exports.comparison.sub')}
        actions={<LinkButton href={paths.dossierExports(dossier)}>{t('exports.action')}</LinkButton>}
      />
      <Tabs
        label={t('exports.comparison.formats')}
        items={formats.map((one) => ({
          label: t(`exports.comparison.format.${one}`),
          href: paths.exportComparison(dossier, one),
          current: one === format,
        }))}
      />
      {compared.ok ? (
        <Banner tone={different > 0 ? 'seal' : 'plain'}>
          {different > 0
            ? t('exports.comparison.differs', { count: different })
            : placeless.length > 0
              ? t('exports.comparison.as-far', { format: t(`exports.comparison.format.${format}`) })
              : came
                ? t('exports.comparison.same', { asCame })
                : t('exports.comparison.untouched')}
        </Banner>
      ) : (
        <Banner tone="seal">
          {t('exports.comparison.characters', { missing: compared.missing.join(t('kit.comma')) })}
        </Banner>
      )}
      {placeless.length > 0 && (
        <Banner>
          {t('exports.comparison.placeless', {
            format: t(`exports.comparison.format.${format}`),
            tags: placeless.map(({ tag }) => t(`exports.tag.${tag}` as MessageKey)).join(t('kit.comma')),
          })}
        </Banner>
      )}
      <DataTable label={t('exports.comparison')} narrow="cards" columns={columns} rows={rows} />
    </>
  )
}

const Words = ({ tag, text }: { tag: string; text: string }) => {
  const t = useT()
  if (text === '') return <>—</>
  if (tag === 'ZhaoPian') return <>{t('exports.comparison.photo')}</>
  return <span class="pre">{text}</span>
}
