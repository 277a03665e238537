import type { LocationId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { FieldGrid, Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Onward } from '#views/kit/pager.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { region } from '#views/kit/region.ts'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'

/** One shelf with its boxes, or a room or cabinet without any. */
export type ShelfRow = {
  readonly id: LocationId
  readonly code: string
  /** `二库 03 柜 2 层` */
  readonly where: string
  readonly isShelf: boolean
  readonly boxes: number
  /** The first and the last of its boxes. */
  readonly ends?: readonly [first: string, last: string]
  readonly volumes: number
}

type Props = {
  readonly rows: readonly ShelfRow[]
  /** The place of the first row among all, and of the first that is not shown. */
  readonly from: number
  readonly next: number | undefined
  readonly typed: { readonly code: string; readonly name: string; readonly to: string }
  readonly problems: { readonly code?: string; readonly to?: string }
}

/** 库房与盒: what there is, and a form that adds a place with all that it needs above it. */
export const PlacesPage = ({ rows, from, next, typed, problems }: Props) => {
  const t = useT()
  const columns: readonly Column<ShelfRow>[] = [
    {
      key: 'code',
      label: t('places.column.shelf'),
      is: 'name',
      whole: true,
      cell: ({ code }) => <a href={paths.codes(code)}>{code}</a>,
    },
    { key: 'where', label: t('places.name'), cell: ({ where }) => where },
    { key: 'boxes', label: t('places.column.boxes'), is: 'keep', cell: (row) => <Boxes {...row} /> },
    { key: 'volumes', label: t('places.column.volumes'), align: 'end', cell: ({ volumes }) => volumes },
    {
      key: 'labels',
      label: '',
      is: 'keep',
      cell: ({ id, boxes, isShelf }) =>
        isShelf &&
        boxes > 0 && (
          <LinkButton small download icon="printer" href={paths.boxLabels(id)}>
            {t('places.labels')}
          </LinkButton>
        ),
    },
  ]
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('place.archive'), href: paths.archive() }, { label: t('places.title') }]} />}
        title={t('places.title')}
        sub={t('places.sub')}
      />
      <Split aside={<AddPlace typed={typed} problems={problems} />}>
        <Card flush>
          <DataTable
            label={t('places.title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Empty text={t('places.none')} />}
          />
        </Card>
        <Onward from={from} next={next} href={(from) => paths.locations({ from })} />
      </Split>
    </>
  )
}

const Boxes = ({ boxes, ends }: ShelfRow) => {
  const t = useT()
  const part = (code: string) => code.split('-').at(-1) ?? ''
  if (!ends) return null
  const [first, last] = ends.map(part)
  return <>{boxes === 1 ? first : t('places.boxes-of', { first: first ?? '', last: last ?? '', count: boxes })}</>
}

const AddPlace = ({ typed, problems }: Pick<Props, 'typed' | 'problems'>) => {
  const t = useT()
  return (
    <Card title={t('places.add')} id={region('add-place')}>
      <PostForm action={paths.locations()} label={t('places.add')}>
        <FieldGrid>
          <Input
            name="code"
            label={t('places.code')}
            value={typed.code}
            problem={problems.code}
            help={t('places.code.help')}
            required
          />
          <Input
            name="to"
            label={t('places.to')}
            value={typed.to}
            problem={problems.to}
            help={t('places.to.help')}
            inputmode="numeric"
          />
          <Input name="name" label={t('places.name')} value={typed.name} help={t('places.name.help')} max={40} />
        </FieldGrid>
        <div class="form-foot">
          <Button kind="go" icon="plus">
            {t('places.add')}
          </Button>
        </div>
      </PostForm>
    </Card>
  )
}
