import type { DossierId, UnitId } from '#domain/ids.ts'
import type { Lacking } from '#domain/materials/lacking.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { useLackingName } from './words.tsx'

type Person = {
  readonly dossier: DossierId
  readonly name: string
  readonly number: string | undefined
  readonly lacks: readonly Lacking[]
}

type Props = {
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
  readonly unit: { readonly id: UnitId; readonly name: string } | undefined
  readonly people: readonly Person[]
  readonly page: number
  readonly pages: number
  readonly today: Day
  readonly keeps: boolean
  /** Why it was not printed. */
  readonly refusal?: string | undefined
}

/** 催交单: what the dossiers of a department lack. */
export const MissingPage = ({ units, unit, people, page, pages, today, keeps, refusal }: Props) => {
  const [t, name] = [useT(), useLackingName()]
  const papers = people.reduce((sum, { lacks }) => sum + lacks.length, 0)
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              keeps
                ? { label: t('materials.register.title'), href: paths.looseMaterials() }
                : { label: t('place.dossiers'), href: paths.dossiers() },
              { label: t('materials.lacks.title') },
            ]}
          />
        }
        title={unit ? t('materials.lacks.sheet', { unit: unit.name }) : t('materials.lacks.title')}
        sub={
          unit
            ? `${t('materials.lacks.day', { day: today })} · ${t('materials.lacks.count', { people: people.length, papers })}`
            : t('materials.lacks.sub')
        }
      />
      {refusal && <Banner alert>{refusal}</Banner>}
      <form method="get" action={paths.missingMaterials()} class="inline-form">
        <Select
          name="unit"
          label={t('materials.lacks.unit')}
          value={unit?.id}
          empty={t('materials.lacks.pick')}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button>{t('materials.lacks.show')}</Button>
      </form>
      {unit && (
        <Card title={t('materials.lacks.title')} aside={people.length > 0 && <Print unit={unit.id} />} flush>
          <DataTable
            label={t('materials.lacks.title')}
            rows={people}
            rowKey={({ dossier }) => dossier}
            empty={<Empty text={t('materials.lacks.none')} />}
            columns={[
              {
                key: 'name',
                label: t('materials.column.name'),
                is: 'name',
                cell: ({ dossier, name }) => <a href={paths.materials(dossier)}>{name}</a>,
              },
              { key: 'number', label: t('materials.column.number-of'), whole: true, cell: ({ number }) => number },
              {
                key: 'lacks',
                label: t('materials.column.lacks'),
                is: 'keep',
                cell: ({ lacks }) => (
                  <ul>
                    {lacks.map((one) => (
                      <li>
                        {one.class} {name(one)}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
          <p class="cell-note">{t('materials.lacks.limited')}</p>
        </Card>
      )}
      {unit && <Pager page={page} pages={pages} href={(page) => paths.missingMaterials({ unit: unit.id, page })} />}
    </>
  )
}

/** The whole department, whichever page of it is shown. */
const Print = ({ unit }: { unit: UnitId }) => {
  const t = useT()
  return (
    <PostForm action={paths.missingMaterials()} download>
      <input type="hidden" name="unit" value={unit} />
      <Button small icon="printer">
        {t('materials.lacks.print')}
      </Button>
    </PostForm>
  )
}
