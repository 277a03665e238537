import type { FilingStep } from '#domain/custody/filing.ts'
import type { FilingId } from '#domain/ids.ts'
import type { Stopped } from '#domain/prints/lacking.ts'
import type { PageKind } from '#domain/prints/papers/index.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { Split } from '#views/kit/split.tsx'
import { type StepState, Timeline } from '#views/kit/timeline.tsx'
import { paths } from '#views/paths.ts'
import { BoxCard, StandingCard } from './filing-box.tsx'
import { ComingOut, type SheetRow, Sheets } from './filing-sheets.tsx'
import { type FiledPage, type Misplaced, Recent } from './recent.tsx'
import { type DemoCodes, DemoScanner, Scan, type Scanning, scanRegions } from './scan.tsx'

export type FilingProps = {
  readonly id: FilingId
  readonly name: string
  readonly number?: string | undefined
  readonly unit: string
  readonly step: FilingStep
  /** 更新目录页: of each sheet the codes of the pages that lie in the box and come out. */
  readonly swaps?: readonly { readonly sheet: PageKind; readonly out: readonly string[] }[] | undefined
  /** 存量: only where it stands is confirmed. */
  readonly confirms?: boolean | undefined
  readonly standing?: { readonly typed: string; readonly problem: string } | undefined
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
            <Steps step={step} skips={skipped(props)} />
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
          {step === 'confirm' && <StandingCard {...props} />}
          {!props.confirms && <Sheets {...props} />}
          {props.swaps && step !== 'done' && <ComingOut swaps={props.swaps} />}
          <BoxCard {...props} />
        </div>
      </Split>
    </>
  )
}

const order: readonly FilingStep[] = ['print', 'box', 'file', 'confirm', 'done']

/** What this task has not: existing paper is only confirmed, new paper never is, and a swap lies in its box already. */
const skipped = ({ confirms, swaps, box }: FilingProps): readonly FilingStep[] =>
  confirms ? ['print', 'file'] : swaps && box ? ['box', 'confirm'] : ['confirm']

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
