import type { FilingStep } from '#domain/custody/filing.ts'
import type { FilingId } from '#domain/ids.ts'
import type { Stopped } from '#domain/prints/lacking.ts'
import type { PageKind } from '#domain/prints/papers/index.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { region } from '#views/kit/region.ts'
import { Split } from '#views/kit/split.tsx'
import { type StepState, Timeline } from '#views/kit/timeline.tsx'
import { paths } from '#views/paths.ts'
import { PrintStopped } from '#views/prints/lacking.tsx'
import { type FiledPage, type Misplaced, Recent } from './recent.tsx'
import { type DemoCodes, DemoScanner, Scan, type Scanning, scanRegions } from './scan.tsx'

/** A page of the filing, or a sheet not printed yet. Administration sees names, sizes and codes, never what they say. */
export type SheetRow = {
  readonly sheet: PageKind
  readonly page?: number
  readonly pages?: number
  readonly code?: string
  readonly filed?: { readonly at: Instant; readonly box: string }
}

export type FilingProps = {
  readonly id: FilingId
  readonly name: string
  readonly number?: string | undefined
  readonly unit: string
  readonly step: FilingStep
  /** 更新目录页: of each sheet the codes of the pages that lie in the box and come out. */
  readonly swaps?: readonly { readonly sheet: PageKind; readonly out: readonly string[] }[] | undefined
  readonly openedAt: Instant
  readonly endedAt?: Instant | undefined
  readonly rows: readonly SheetRow[]
  /** How many kinds of sheets a print would hold now; 0 when nothing is left to print. */
  readonly toPrint: number
  readonly box?: { readonly code: string; readonly where: string } | undefined
  readonly mayChooseBox: boolean
  /** Boxes in which nothing lies, in the order of the shelves; the first is proposed. */
  readonly freeBoxes: readonly string[]
  readonly scanning: Scanning
  readonly filed: readonly FiledPage[]
  readonly filedToday: number
  readonly misplaced?: Misplaced | undefined
  readonly codes?: DemoCodes | undefined
  /** Characters without a glyph, after a print that they stopped. */
  readonly stopped?: Stopped | undefined
  readonly printRefused?: string | undefined
  readonly boxTyped?: string | undefined
  readonly boxProblem?: string | undefined
  readonly now: Instant
}

/** 归档 of one dossier: print, choose the box, confirm page by page. */
export const FilingPage = (props: FilingProps) => {
  const t = useT()
  const { name, number, unit, step, openedAt, now } = props
  return (
    <>
      <PageHead
        id={scanRegions.head}
        over={<Crumbs items={[{ label: t('place.archive'), href: paths.archive() }, { label: name }]} />}
        title={t(props.swaps ? 'filing.swap.title' : 'filing.title', { name })}
        marks={<Pill tone={step === 'done' ? 'jade' : 'amber'}>{t(`filing.step.${step}`)}</Pill>}
        sub={[number, unit, t('filing.since', { moment: moment(openedAt, now) })].filter(Boolean).join(' · ')}
      />
      <Split
        aside={
          <>
            <Steps step={step} skips={props.swaps && props.box ? ['box'] : []} />
            <Recent filed={props.filed} today={props.filedToday} now={props.now} misplaced={props.misplaced} />
          </>
        }
      >
        {step === 'file' || props.scanning.problem !== undefined ? (
          <Scan {...props.scanning} filing={props.id} />
        ) : (
          <div id={scanRegions.scan} hidden />
        )}
        <div id={scanRegions.queue} class="stack">
          {props.codes && step === 'file' && (
            <DemoScanner codes={props.codes} scanned={props.scanning.scanned} filing={props.id} />
          )}
          <Sheets {...props} />
          {props.swaps && step !== 'done' && <ComingOut swaps={props.swaps} />}
          <BoxCard {...props} />
        </div>
      </Split>
    </>
  )
}

const order: readonly FilingStep[] = ['print', 'box', 'file', 'done']

const Steps = ({ step, skips }: { step: FilingStep; skips: readonly FilingStep[] }) => {
  const t = useT()
  const stateOf = (other: FilingStep): StepState => {
    const [at, here] = [order.indexOf(other), order.indexOf(step)]
    return at < here || step === 'done' ? 'done' : at === here ? 'you' : 'expected'
  }
  return (
    <Card id={scanRegions.steps} title={t('filing.steps')}>
      <Timeline
        label={t('filing.steps')}
        items={order
          .filter((one) => !skips.includes(one))
          .map((one) => ({ state: stateOf(one), title: t(`filing.steps.${one}`) }))}
      />
    </Card>
  )
}

const Sheets = ({ id, rows, toPrint, swaps, stopped, printRefused, now }: FilingProps) => {
  const t = useT()
  const printed = rows.some(({ code }) => code !== undefined)
  const columns: readonly Column<SheetRow>[] = [
    { key: 'sheet', label: t('filing.column.sheet'), is: 'name', cell: ({ sheet }) => t(`sheet.${sheet}`) },
    {
      key: 'page',
      label: t('filing.column.page'),
      whole: true,
      cell: ({ page, pages }) => (page && pages ? t('filing.page-of', { page, pages }) : ''),
    },
    { key: 'paper', label: t('filing.column.paper'), cell: () => 'A4' },
    {
      key: 'code',
      label: t('filing.column.code'),
      is: 'keep',
      whole: true,
      cell: ({ code }) => code && <CodeLink code={code} />,
    },
    { key: 'state', label: t('filing.column.state'), is: 'keep', cell: (row) => <SheetState row={row} now={now} /> },
  ]
  return (
    <Card title={t('filing.sheets')} aside={t('filing.sheets.hint')}>
      <DataTable label={t('filing.sheets.label')} columns={columns} rows={rows} />
      {stopped && <PrintStopped stopped={stopped} />}
      {printRefused && (
        <Banner tone="seal" alert>
          {printRefused}
        </Banner>
      )}
      {toPrint > 0 && (
        <>
          <p class="hint">
            {t(printed ? 'filing.print.again-hint' : swaps ? 'filing.swap.print-hint' : 'filing.print.hint')}
          </p>
          <PostForm action={paths.filingPrintRuns(id)} download label={t('filing.sheets')}>
            <Button kind={printed ? 'plain' : 'go'} icon="printer">
              {printed ? t('filing.print-again') : t(swaps ? 'filing.swap.print' : 'filing.print', { count: toPrint })}
            </Button>
            {/* With script the page is drawn again by itself (app.js). */}
            <noscript>
              <a href={paths.filing(id)}>{t('filing.print.go-on')}</a>
            </noscript>
          </PostForm>
        </>
      )}
    </Card>
  )
}

const ComingOut = ({ swaps }: { swaps: NonNullable<FilingProps['swaps']> }) => {
  const t = useT()
  return (
    <Card title={t('filing.swap.out')}>
      <DataTable
        label={t('filing.swap.out')}
        rows={swaps}
        rowKey={({ sheet }) => sheet}
        columns={[
          { key: 'sheet', label: t('filing.column.sheet'), is: 'name', cell: ({ sheet }) => t(`sheet.${sheet}`) },
          {
            key: 'codes',
            label: t('filing.column.code'),
            is: 'keep',
            cell: ({ out }) => out.map((code, at) => [at > 0 && t('kit.comma'), <CodeLink code={code} />]),
          },
        ]}
      />
      <p class="hint">{t('filing.swap.hint')}</p>
    </Card>
  )
}

const CodeLink = ({ code }: { code: string }) => <a href={paths.codes(code)}>{code}</a>

const SheetState = ({ row: { code, filed }, now }: { row: SheetRow; now: Instant }) => {
  const t = useT()
  if (filed)
    return <Pill tone="jade">{t('filing.state.filed', { moment: moment(filed.at, now), box: filed.box })}</Pill>
  return code ? <Pill tone="amber">{t('filing.state.printed')}</Pill> : <Pill>{t('filing.state.unprinted')}</Pill>
}

/** Where the volume will lie. It rests until there is paper: only then one sees which box has room. */
const BoxCard = (props: FilingProps) => {
  const { id, box, mayChooseBox, boxProblem, step, swaps } = props
  const t = useT()
  const resting = step === 'print' && boxProblem === undefined
  return (
    <Card
      id={region('box', id)}
      title={t('filing.box')}
      mark={box && <Pill tone="jade">{box.code}</Pill>}
      aside={box?.where}
    >
      {!mayChooseBox && <p class="hint">{t(swaps ? 'filing.swap.box' : 'filing.box.fixed')}</p>}
      {mayChooseBox && resting && <p class="hint">{t('filing.box.after-print')}</p>}
      {mayChooseBox && !resting && <BoxForm {...props} />}
    </Card>
  )
}

const BoxForm = ({ id, box, freeBoxes, boxTyped, boxProblem, step }: FilingProps) => {
  const t = useT()
  const proposed = box ? undefined : freeBoxes[0]
  return (
    <PostForm action={paths.filingBox(id)} label={t('filing.box')}>
      <Input
        name="code"
        label={box ? t('filing.box.change') : t('filing.box.code')}
        value={boxTyped ?? proposed}
        problem={boxProblem}
        help={t(proposed ? 'filing.box.proposed' : 'filing.box.help')}
        list={freeBoxes}
        takes="[a-z]{1,2}(-\d{1,3}){3}"
        size={16}
      />
      <div class="form-foot">
        <Button kind={step === 'box' ? 'go' : 'plain'}>{t('filing.box.choose')}</Button>
        <Button name="make" value="yes" icon="plus">
          {t('filing.box.make')}
        </Button>
      </div>
    </PostForm>
  )
}
