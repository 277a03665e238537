import type { UnitId } from '#domain/ids.ts'
import type { Unit } from '#domain/organisation/unit.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Indented } from '#views/kit/indented.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'

/** A unit in the tree of a day, and who headed and led it then. */
export type TreeLine = {
  readonly unit: Unit
  readonly depth: number
  readonly heads: readonly string[]
  readonly leaders: readonly string[]
  /** Something is decided of it for a day to come. */
  readonly isPlanned: boolean
  /** For whoever keeps dossiers, of today. */
  readonly people?: number | undefined
  readonly posts?: { readonly taken: number; readonly headcount: number } | undefined
}

type Props = {
  readonly lines: readonly TreeLine[]
  /** A day that is not today. */
  readonly day: Day | undefined
  readonly closed: { readonly count: number; readonly shown: boolean }
  readonly mayChange: boolean
  readonly counts: boolean
  readonly nameOf: (unit: UnitId) => string
}

/** 机构与岗位: the tree of a day with heads, 分管领导 and how its posts are held. */
export const TreePage = ({ lines, day, closed, mayChange, counts, nameOf }: Props) => {
  const t = useT()
  const open = lines.filter(({ unit }) => unit.closedOn === undefined).length
  return (
    <>
      <PageHead
        title={t('unit.title')}
        sub={day ? t('unit.on-day', { day }) : t('unit.sub', { units: open })}
        actions={
          mayChange && (
            <>
              <LinkButton href={paths.offices()}>{t('office.title')}</LinkButton>
              <LinkButton href={paths.treeTable()}>{t('tree-table.title')}</LinkButton>
              <LinkButton href={paths.newUnit()} kind="go" icon="plus">
                {t('unit.add')}
              </LinkButton>
            </>
          )
        }
      />
      <DataTable
        label={t('unit.title')}
        columns={columnsOf(t, { day, counts, nameOf })}
        rows={lines}
        rowKey={({ unit }) => unit.id}
        empty={<Empty text={t('unit.nobody')} />}
      />
      {closed.count > 0 && (
        <p class="hint">
          <a href={paths.organisation({ asOf: day, closed: closed.shown ? undefined : 1 })}>
            {closed.shown ? t('unit.closed-shown') : t('unit.closed-count', { count: closed.count })}
          </a>
        </p>
      )}
    </>
  )
}

function columnsOf(
  t: ReturnType<typeof useT>,
  { day, counts, nameOf }: Pick<Props, 'day' | 'counts' | 'nameOf'>,
): readonly Column<TreeLine>[] {
  return [
    {
      key: 'name',
      label: t('unit.name'),
      is: 'name',
      cell: ({ unit, depth, isPlanned }) => (
        <Indented depth={depth}>
          <a href={paths.unit(unit.id, { asOf: day })}>{unit.name}</a> <Closed unit={unit} nameOf={nameOf} />
          {isPlanned && <Pill tone="amber">{t('unit.planned')}</Pill>}
        </Indented>
      ),
    },
    {
      key: 'head',
      label: t('unit.head'),
      is: 'keep',
      cell: ({ heads, unit }) =>
        heads.length > 0
          ? heads.join(t('kit.comma'))
          : unit.closedOn === undefined && unit.kind !== 'section' && <Vacant />,
    },
    { key: 'leader', label: t('unit.leader'), cell: ({ leaders }) => leaders.join(t('kit.comma')) },
    { key: 'kind', label: t('unit.kind'), cell: ({ unit }) => t(`unit.kind.${unit.kind}`) },
    { key: 'code', label: t('unit.code'), whole: true, cell: ({ unit }) => unit.code },
    ...(counts
      ? [
          {
            key: 'people',
            label: t('unit.people'),
            align: 'end',
            cell: ({ people }: TreeLine) => (people ? people : ''),
          } as const,
          {
            key: 'posts',
            label: t('unit.posts'),
            align: 'end',
            is: 'keep',
            cell: ({ posts }: TreeLine) =>
              posts && (
                <>
                  {posts.taken}/{posts.headcount}
                </>
              ),
          } as const,
        ]
      : []),
  ]
}

const Vacant = () => <Pill tone="amber">{useT()('unit.no-head')}</Pill>

/** 已撤销, or the unit that took it over. */
export const Closed = ({ unit, nameOf }: { unit: Unit; nameOf: (unit: UnitId) => string }) => {
  const t = useT()
  if (unit.closedOn === undefined) return null
  return <Pill>{unit.mergedInto ? t('unit.merged', { name: nameOf(unit.mergedInto) }) : t('unit.closed')}</Pill>
}
