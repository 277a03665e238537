import type { AccountId, DossierId } from '#domain/ids.ts'
import type { Material } from '#domain/materials/material.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { paths } from '#views/paths.ts'
import { titled } from './words.tsx'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  readonly lines: readonly Material[]
  readonly page: number
  readonly pages: number
  readonly authors: (id: AccountId) => string
}

/** 目录变更: every line of the life of every paper, the newest first. */
export const CatalogueHistory = ({ dossier, name, lines, page, pages, authors }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={
          <DossierCrumbs dossier={dossier} name={name} here={t('materials.title')} back={paths.materials(dossier)} />
        }
        title={t('materials.history.title', { name })}
      />
      <Card flush>
        <DataTable
          label={t('materials.history')}
          rows={lines}
          rowKey={({ id, version }) => `${id} ${version}`}
          empty={<Empty text={t('materials.history.none')} />}
          columns={[
            {
              key: 'title',
              label: t('materials.column.title'),
              is: 'name',
              cell: ({ id, entry }) => <a href={paths.material(dossier, id)}>{titled(entry)}</a>,
            },
            {
              key: 'kind',
              label: t('materials.column.state'),
              is: 'keep',
              cell: ({ kind }) => t(`materials.kind.${kind}`),
            },
            { key: 'class', label: t('materials.column.class'), cell: ({ entry }) => entry.class },
            { key: 'reason', label: t('materials.paper.reason'), cell: ({ reason }) => reason },
            { key: 'at', label: t('log.at'), whole: true, cell: ({ at }) => moment(at) },
            { key: 'by', label: t('materials.column.by'), cell: ({ by }) => authors(by) },
          ]}
        />
      </Card>
      <Pager page={page} pages={pages} href={(page) => paths.materialHistory(dossier, page)} />
    </>
  )
}
