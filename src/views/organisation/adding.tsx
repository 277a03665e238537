import type { Unit } from '#domain/organisation/unit.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Input, Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

export const unitFields = ['parent', 'name', 'code', 'kind', 'series', 'since'] as const

/** What was typed of a new unit, or what it begins with. */
export type UnitTyped = Readonly<Record<(typeof unitFields)[number], string>>

type Props = {
  readonly typed: UnitTyped
  readonly problems: Partial<UnitTyped>
  readonly parents: readonly Unit[]
}

/** 增设机构. */
export const NewUnitPage = ({ typed, problems, parents }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('unit.title'), href: paths.organisation() }, { label: t('unit.add') }]} />}
        title={t('unit.add')}
        sub={t('unit.add.sub')}
      />
      <Card>
        <PostForm action={paths.units()} label={t('unit.add')} class="stack">
          <Select
            name="parent"
            label={t('unit.parent')}
            value={typed.parent}
            empty={t('unit.choose')}
            options={parents.map(({ id, name }) => ({ value: id as string, label: name }))}
            problem={problems.parent}
            required
          />
          <Input name="name" label={t('unit.named')} value={typed.name} problem={problems.name} max={100} required />
          <Input
            name="code"
            label={t('unit.code')}
            value={typed.code}
            problem={problems.code}
            help={t('unit.add.code-hint')}
            max={100}
            required
          />
          <Select
            name="kind"
            label={t('unit.kind')}
            value={typed.kind}
            options={(['company', 'department', 'section'] as const).map((kind) => ({
              value: kind,
              label: t(`unit.kind.${kind}`),
            }))}
            problem={problems.kind}
          />
          <Input
            name="series"
            label={t('unit.add.series')}
            value={typed.series}
            problem={problems.series}
            help={t('unit.add.series-hint')}
            max={20}
          />
          <Input
            name="since"
            type="date"
            label={t('unit.since')}
            value={typed.since}
            problem={problems.since}
            help={t('unit.since-hint')}
            why="unit.since"
            required
          />
          <div class="form-foot">
            <Button kind="go">{t('unit.add')}</Button>
          </div>
        </PostForm>
      </Card>
    </>
  )
}
