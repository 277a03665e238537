import {
  type Counted,
  mostAdded,
  mostCode,
  mostName,
  type Resource,
  type ResourceKind,
  type ResourceState,
  resourceKinds,
  resourceStates,
  stateOf,
} from '#domain/resources/resource.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { FieldGrid, Input, Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Onward } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { region } from '#views/kit/region.ts'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'

/** Whoever has it, by name and unit, as far as the viewer may list them. */
export type By = { readonly name: string; readonly unit: string; readonly hasLeft?: boolean } | undefined

export type ResourceRow = Resource & { readonly by: By }

type Props = {
  readonly rows: readonly ResourceRow[]
  readonly counted: Counted
  readonly asked: {
    readonly kind?: ResourceKind | undefined
    readonly state?: ResourceState | undefined
    readonly q: string
  }
  readonly from: number
  readonly next: number | undefined
  readonly typed: (key: string) => string
  readonly refusal?: string | undefined
}

/** 工位与设备: how many are free, who has what, and a form that adds more. */
export const ResourcesPage = (props: Props) => {
  const t = useT()
  const { rows, counted, asked, from, next } = props
  const sums = resourceKinds.map((kind) => t('resources.sum', { kind: t(`resources.kind.${kind}`), ...counted[kind] }))
  return (
    <>
      <PageHead title={t('resources.title')} sub={sums.join(t('resources.and'))} />
      <Split aside={<Add {...props} />}>
        <Filter asked={asked} />
        <Card flush>
          <DataTable
            label={t('resources.title')}
            columns={columnsIn(t)}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Empty text={t(asked.kind || asked.state || asked.q ? 'resources.no-match' : 'resources.none')} />}
          />
        </Card>
        <Onward from={from} next={next} href={(at) => paths.resources({ ...asked, from: at })} />
      </Split>
    </>
  )
}

const columnsIn = (t: ReturnType<typeof useT>): readonly Column<ResourceRow>[] => [
  {
    key: 'code',
    label: t('resources.code'),
    is: 'name',
    whole: true,
    cell: ({ id, code }) => <a href={paths.resource(id)}>{code}</a>,
  },
  { key: 'kind', label: t('resources.kind'), cell: ({ kind }) => t(`resources.kind.${kind}`) },
  { key: 'name', label: t('resources.name'), cell: ({ name }) => name },
  { key: 'place', label: t('resources.place'), cell: ({ place }) => place },
  { key: 'state', label: t('resources.state'), is: 'keep', cell: (row) => <StatePill resource={row} /> },
  {
    key: 'holder',
    label: t('resources.holder'),
    is: 'keep',
    cell: ({ holder, by }) =>
      holder && (
        <>
          {by ? t('kit.aside', { text: by.name, more: by.unit }) : t('resources.hidden')}
          {by?.hasLeft && <Pill tone="amber">{t('leaver.due-back')}</Pill>}
        </>
      ),
  },
]

const tones = { free: 'jade', reserved: 'amber', used: 'plain' } as const

/** Whether it is free, put by or taken. */
export const StatePill = ({ resource }: { readonly resource: Resource }) => {
  const [t, state] = [useT(), stateOf(resource)]
  const tone = tones[state]
  return <Pill {...(tone !== 'plain' && { tone })}>{t(`resources.state.${state}`)}</Pill>
}

const Filter = ({ asked }: Pick<Props, 'asked'>) => {
  const t = useT()
  return (
    <form method="get" action={paths.resources()} class="filter-line">
      <FieldGrid>
        <Input name="q" label={t('resources.find')} value={asked.q} max={mostName} />
        <Select
          // The form below has a kind of its own.
          id="asked-kind"
          name="kind"
          label={t('resources.kind')}
          value={asked.kind ?? ''}
          empty={t('resources.all')}
          options={resourceKinds.map((kind) => ({ value: kind, label: t(`resources.kind.${kind}`) }))}
        />
        <Select
          name="state"
          label={t('resources.state')}
          value={asked.state ?? ''}
          empty={t('resources.all')}
          options={resourceStates.map((state) => ({ value: state, label: t(`resources.state.${state}`) }))}
        />
      </FieldGrid>
      <div class="form-foot">
        <Button>{t('resources.filter')}</Button>
        {(asked.kind || asked.state || asked.q) && (
          <LinkButton href={paths.resources()}>{t('resources.unfilter')}</LinkButton>
        )}
      </div>
    </form>
  )
}

/** The field that mends a refusal. */
const fieldOf: Readonly<Record<string, string>> = {
  'resource.code': 'code',
  'resource.code-taken': 'code',
  'resource.count': 'count',
  'resource.name-missing': 'name',
  'resource.too-long': 'name',
}

const Add = ({ typed, refusal }: Pick<Props, 'typed' | 'refusal'>) => {
  const t = useT()
  const problem = (field: string) =>
    refusal !== undefined && fieldOf[refusal] === field ? t(`refusal.${refusal}` as MessageKey) : undefined
  return (
    <Card title={t('resources.add')} id={region('add-resource')}>
      <PostForm action={paths.resources()} label={t('resources.add')}>
        <Select
          name="kind"
          label={t('resources.kind')}
          value={typed('kind') || 'seat'}
          options={resourceKinds.map((kind) => ({ value: kind, label: t(`resources.kind.${kind}`) }))}
        />
        <Input
          name="code"
          label={t('resources.code')}
          value={typed('code')}
          problem={problem('code')}
          help={t('resources.code.help')}
          max={mostCode}
          required
        />
        <Input
          name="count"
          label={t('resources.count')}
          value={typed('count')}
          problem={problem('count')}
          help={t('resources.count.help', { most: mostAdded })}
          inputmode="numeric"
          size={6}
        />
        <Input
          name="name"
          label={t('resources.name')}
          value={typed('name')}
          problem={problem('name')}
          help={t('resources.name.help')}
          max={mostName}
        />
        <Input
          name="place"
          label={t('resources.place')}
          value={typed('place')}
          help={t('resources.place.help')}
          max={mostName}
        />
        <div class="form-foot">
          <Button kind="go" icon="plus">
            {t('resources.add')}
          </Button>
        </div>
      </PostForm>
    </Card>
  )
}
