import { rollKeys } from '#domain/rolls/kinds/index.ts'
import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { paths } from '#views/paths.ts'

/** 名册: which one. `from` is the list that they are made of. */
export const RollsPage = ({ from }: { readonly from: string }) => {
  const t = useT()
  const rows = [
    ...rollKeys.map((key) => ({
      name: t(`rolls.kind.${key}`),
      hint: t(`rolls.kind.${key}.hint`),
      href: paths.roll(key, from),
    })),
    { name: t('name-list.action'), hint: t('rolls.kind.list.hint'), href: paths.nameList(from) },
  ]
  const back = paths.dossierList(from)
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('place.dossiers'), href: back }, { label: t('rolls.title') }]} />}
        title={t('rolls.title')}
        sub={t(from === '' ? 'rolls.sub' : 'rolls.sub.list')}
        actions={<LinkButton href={back}>{t('paper.people.back')}</LinkButton>}
      />
      <DataTable
        label={t('rolls.title')}
        narrow="cards"
        rows={rows}
        columns={[
          {
            key: 'name',
            label: t('rolls.which'),
            is: 'name',
            whole: true,
            cell: ({ name, href }) => <a href={href}>{name}</a>,
          },
          { key: 'hint', label: t('rolls.for'), cell: ({ hint }) => hint },
        ]}
      />
    </>
  )
}
