import type { PlannedUnit, TablePlan } from '#domain/organisation/table/plan.ts'
import type { PlannedOffice } from '#domain/organisation/table/planned-offices.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Indented } from '#views/kit/indented.tsx'
import { Pill } from '#views/kit/pill.tsx'

/** 保留以后的样子: the tree as it would be, who is to lead each unit by number, and the button that keeps it. */
export const Picture = ({ plan }: { readonly plan: TablePlan }) => {
  const t = useT()
  const { tree, offices, posts, problems } = plan
  const isNew = ({ line }: PlannedUnit) => line !== undefined
  const count = tree.filter(isNew).length
  const wrong = new Set(problems.map(({ line }) => line))
  const depths = depthsOf(tree)
  const waiting = offices.filter(({ person }) => person === undefined)
  const isAny = count + offices.length + posts.length > 0
  return (
    <Card
      title={t('tree-table.picture')}
      mark={<Pill>{t('tree-table.picture.count', { count, levels: Math.max(0, ...depths.values()) + 1 })}</Pill>}
      aside={t('tree-table.picture.numbers')}
    >
      <DataTable
        label={t('tree-table.picture')}
        rows={tree}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            label: t('unit.name'),
            is: 'name',
            cell: (unit) => (
              <Indented depth={depths.get(unit.key) ?? 0}>
                {unit.name} {isNew(unit) && <Pill tone="jade">{t('tree-table.new')}</Pill>}
                {unit.line !== undefined && wrong.has(unit.line) && (
                  <Pill tone="amber">{t('tree-table.doubtful')}</Pill>
                )}
              </Indented>
            ),
          },
          {
            key: 'head',
            label: t('unit.head'),
            is: 'keep',
            cell: ({ key }) => <Numbers offices={offices} of={key} kind="head" />,
          },
          {
            key: 'leader',
            label: t('unit.leader'),
            cell: ({ key }) => <Numbers offices={offices} of={key} kind="leader" />,
          },
          ...(offices.some(({ kind }) => kind === 'deputy')
            ? [
                {
                  key: 'deputy',
                  label: t('office.kind.deputy'),
                  cell: ({ key }: PlannedUnit) => <Numbers offices={offices} of={key} kind="deputy" />,
                },
              ]
            : []),
          { key: 'kind', label: t('unit.kind'), cell: ({ kind }) => t(`unit.kind.${kind}`) },
          { key: 'code', label: t('unit.code'), whole: true, cell: ({ code }) => code },
          {
            key: 'posts',
            label: t('unit.post'),
            cell: ({ key }) => posts.flatMap((post) => (post.unit === key ? [post.name] : [])).join(t('kit.comma')),
          },
        ]}
      />
      {waiting.length > 0 && (
        <p class="hint">{t('tree-table.waiting', { count: waiting.length, numbers: numbersOf(t, waiting) })}</p>
      )}
      <div class="form-foot">
        <Button
          name="do"
          value="keep"
          kind="go"
          disabledBecause={
            problems.length > 0 ? t('tree-table.keep.first') : isAny ? undefined : t('tree-table.keep.nothing')
          }
        >
          {t('tree-table.keep', { units: count, offices: offices.length, posts: posts.length })}
        </Button>
      </div>
    </Card>
  )
}

type Of = { readonly offices: readonly PlannedOffice[]; readonly of: string; readonly kind: PlannedOffice['kind'] }

/** Who is to lead a unit, by number; one that has no account yet says so. */
const Numbers = ({ offices, of, kind }: Of) => {
  const t = useT()
  const own = offices.filter((office) => office.unit === of && office.kind === kind)
  return (
    <>
      {own.map(({ number, person }, at) => (
        <>
          {at > 0 && t('kit.comma')}
          {number} {person === undefined && <Pill tone="amber">{t('tree-table.no-account')}</Pill>}
        </>
      ))}
    </>
  )
}

/** Each number once, however many offices wait for it. */
const numbersOf = (t: Translate, offices: readonly PlannedOffice[]): string =>
  [...new Set(offices.map(({ number }) => number))].join(t('kit.comma'))

function depthsOf(tree: readonly PlannedUnit[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>()
  for (const { key, parent } of tree) depths.set(key, parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1)
  return depths
}
