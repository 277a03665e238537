import { Hono } from 'hono'
import { publishScale } from '#actions/pay-scales/publishing.ts'
import { keepsPay } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import { type GridLine, linesOf } from '#domain/grid/lines.ts'
import { readTable } from '#domain/grid/table.ts'
import { limits } from '#domain/limits.ts'
import { readScaleLines, scaleOn } from '#domain/pay-scales/scale.ts'
import { dayOf } from '#domain/time.ts'
import { readScales } from '#gate/pay-scales/scales.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { ShownColumn } from '#views/grid/grid.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { PayScalesPage } from '#views/pay-scales/scales.tsx'

/** 工资标准表, kept by finance. */
export const payScaleRoutes = new Hono<Web>()

payScaleRoutes.get(paths.payScales(), (c) => {
  mustKeepPay(c)
  return show(c)
})

payScaleRoutes.post(paths.payScales(), async (c) => {
  mustKeepPay(c)
  const form = await readForm(c)
  const { lines, unknown } = linesOf(readTable(form.text('rows')), columnsOf(c))
  const shown = { lines, unknown, from: form.text('from'), source: form.text('source') }
  const { app, actor, t } = c.var
  if (lines.length > limits.gridRows)
    return show(c, { ...shown, refusal: t('grid.too-many', { count: limits.gridRows, given: lines.length }) })
  const reads = readScaleLines(lines)
  const isWrong = reads.some(({ row }) => row === undefined)
  if (form.text('step') === 'check' || isWrong) return show(c, { ...shown, reads })
  const rows = reads.flatMap(({ row }) => row ?? [])
  const done = await publishScale(app, actor, { from: shown.from, source: shown.source, rows }, form.command)
  if (!done.ok) return show(c, { ...shown, reads, refusal: t(`refusal.${done.refusal}`) })
  return seeOther(c, paths.payScales(), 'scale.published')
})

function mustKeepPay({ var: { actor } }: WebContext): void {
  if (!keepsPay(actor)) throw new Forbidden()
}

const columnsOf = ({ var: { t } }: WebContext): readonly ShownColumn[] => [
  { key: 'grade', names: [t('field.pay.grade'), '等级', '职级', '级别'], required: true },
  { key: 'step', names: [t('field.pay.step'), '档次', '薪级'] },
  { key: 'postPay', names: [t('field.pay.postPay'), '标准', '金额'], required: true },
]

type Shown = {
  readonly lines: readonly GridLine[]
  readonly unknown: readonly string[]
  readonly from: string
  readonly source: string
  readonly reads?: ReturnType<typeof readScaleLines>
  readonly refusal?: string
}

async function show(c: WebContext, shown?: Shown) {
  const { app, actor, t } = c.var
  const scales = await readScales(app, actor)
  const refusals = (shown?.reads ?? []).flatMap(({ problems }, at) =>
    Object.keys(problems).length === 0
      ? []
      : [
          {
            at,
            cells: Object.fromEntries(
              Object.entries(problems).map(([key, code]) => [key, t(`field.${code}` as MessageKey)]),
            ),
          },
        ],
  )
  return page(
    c,
    t('scale.title'),
    <PayScalesPage
      actor={actor}
      scales={scales}
      now={scaleOn(scales, dayOf(app.now()))}
      from={shown?.from ?? ''}
      source={shown?.source ?? ''}
      refusal={shown?.refusal}
      grid={{
        columns: columnsOf(c),
        typed: shown?.lines ?? [],
        unknown: shown?.unknown ?? [],
        checked: shown?.reads !== undefined,
        refusals,
      }}
    />,
    shown?.refusal || refusals.length > 0 ? { status: 422 } : undefined,
  )
}
