import type { DossierId } from '#domain/ids.ts'
import type { Material } from '#domain/materials/material.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Onward } from '#views/kit/pager.tsx'
import { paths } from '#views/paths.ts'
import { StatePill } from './state.tsx'

type Row = { readonly dossier: DossierId; readonly name: string; readonly unit: string; readonly material: Material }

type Props = {
  readonly rows: readonly Row[]
  readonly from: number
  readonly next: number | undefined
  readonly today: Day
}

/** 散材料登记: what was received in all dossiers and waits to be examined or filed. */
export const RegisterPage = ({ rows, from, next, today }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        title={t('materials.register.title')}
        sub={t('materials.register.sub')}
        actions={
          <>
            <LinkButton href={paths.materialWorkbook()}>{t('materials.workbook')}</LinkButton>
            <LinkButton href={paths.materialEntryForMany()}>{t('materials.entry.many')}</LinkButton>
            <LinkButton icon="printer" href={paths.missingMaterials()}>
              {t('materials.lacking-sheet')}
            </LinkButton>
          </>
        }
      />
      <Card flush>
        <DataTable
          label={t('materials.register.title')}
          rows={rows}
          rowKey={({ material }) => material.id}
          empty={<Empty text={t('materials.register.none')} />}
          columns={[
            {
              key: 'title',
              label: t('materials.column.title'),
              is: 'name',
              cell: ({ dossier, material }) => (
                <a href={paths.material(dossier, material.id)}>{material.entry.title}</a>
              ),
            },
            {
              key: 'name',
              label: t('materials.column.name'),
              is: 'keep',
              cell: ({ dossier, name }) => <a href={paths.materials(dossier)}>{name}</a>,
            },
            { key: 'unit', label: t('materials.column.unit'), cell: ({ unit }) => unit },
            { key: 'from', label: t('materials.column.from'), cell: ({ material }) => material.entry.from },
            {
              key: 'received',
              label: t('materials.column.received'),
              whole: true,
              cell: ({ material }) => material.entry.receivedOn,
            },
            { key: 'class', label: t('materials.column.class'), cell: ({ material }) => material.entry.class },
            {
              key: 'state',
              label: t('materials.column.state'),
              is: 'keep',
              cell: ({ material }) => <StatePill material={material} today={today} />,
            },
          ]}
        />
      </Card>
      <Onward from={from} next={next} href={(from) => paths.looseMaterials(from)} />
    </>
  )
}
