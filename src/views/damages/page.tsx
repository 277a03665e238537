import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'

export type DamageLine = {
  readonly of: 'organisation' | 'dossier' | 'case' | 'account' | 'person' | 'log'
  readonly id: string
  readonly what: 'key-missing' | 'does-not-open' | 'altered' | 'missing' | 'misplaced'
  readonly where: string
  readonly number: string
  /** Only for whoever may list the person. */
  readonly name?: string
}

/** 数据损坏: what cannot be read, by number, for those who answer for it. */
export const DamagesPage = ({ lines }: { readonly lines: readonly DamageLine[] }) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('damages.title')} sub={t('damages.sub')} />
      <Card flush>
        <DataTable
          label={t('damages.title')}
          rows={lines}
          narrow="cards"
          rowKey={({ of, id, what, where }) => `${of} ${id} ${what} ${where}`}
          empty={<Empty text={t('damages.none')} />}
          columns={[
            {
              key: 'thing',
              label: t('damages.column.thing'),
              is: 'name',
              cell: ({ of, number, name }) => [t(`damages.of.${of}`), number, name].filter(Boolean).join(' '),
            },
            { key: 'what', label: t('damages.column.what'), is: 'keep', cell: ({ what }) => t(`damages.what.${what}`) },
            { key: 'where', label: t('damages.column.where'), cell: ({ where }) => <code>{where}</code> },
          ]}
        />
      </Card>
      {lines.length > 0 && <p class="hint">{t('damages.cure')}</p>}
    </>
  )
}
