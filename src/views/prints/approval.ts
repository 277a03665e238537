import type { Group } from '#domain/access/groups.ts'
import type { CaseState, Origin, Run, Verdict } from '#domain/cases/case.ts'
import { askingBlocks, type Route } from '#domain/cases/route.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { humanVerdict, verdictsOf } from '#domain/cases/standing.ts'
import type { Difference } from '#domain/dossiers/diff.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import type { PersonId } from '#domain/ids.ts'
import type { ApprovalChange, ApprovalFact, ApprovalOpinion, ApprovalSheet } from '#domain/prints/papers/approval.ts'
import { printable } from '#domain/prints/printable.ts'
import { changedIn } from '#domain/proposals/changed.ts'
import { eligibilitySection, linesIn } from '#domain/proposals/eligibility.ts'
import { isParticular, proposedSection } from '#domain/proposals/particulars.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { type Instant, wallClock } from '#domain/time.ts'
import type { Names } from '#views/dossiers/names.tsx'
import { valueText } from '#views/dossiers/value.tsx'
import { type MessageKey, translator } from '#views/i18n/index.ts'

/** What an approval sheet is made from, as the gate let it through. */
export type Approved = {
  readonly number: string
  readonly route: Route
  readonly state: CaseState
  /** Of the dossier. */
  readonly filed: string
  readonly name: string
  readonly records: readonly ProposedRecord[]
  readonly groups: ReadonlySet<Group>
  readonly isWhole: boolean
  /** Of the last entry of its course. */
  readonly tip: string
  readonly names: Names
  /** Of what is asked for: the title of its own form, and what that says in the place of unit, applicant and reason. */
  readonly request?:
    | { readonly title: string; readonly of: string; readonly facts: readonly ApprovalFact[] }
    | undefined
  /** Name and office, in Chinese. */
  readonly of: (person: PersonId) => { readonly name: string; readonly office: string }
}

/** An official sheet is Chinese whatever the language of whoever prints it. */
const t = translator('zh-Hans')

/** 审批单 in words. */
export function approvalSheet(of: Approved): ApprovalSheet {
  const { route, state, name, filed } = of
  return {
    is: 'approval',
    title: of.request?.title ?? titleOf(route),
    name: printable(name || aboutOf(state).name),
    ...(of.request && { of: of.request.of }),
    number: filed,
    facts: factsOf(of),
    changes: of.records.map((record) => changeOf(of, record)).filter(({ fields }) => fields.length > 0),
    opinions: opinionsIn(of),
    remarks: remarksOf(of),
  }
}

const titleOf = ({ effect, key }: Route): string =>
  effect === 'archive' ? '建档审批单' : `${t(`case.kind.${key}` as MessageKey)}审批单`

function factsOf({ number, state, of, tip, request }: Approved): readonly ApprovalFact[] {
  const [first, last] = [state.submissions[0], state.submissions.at(-1)]
  const applicant = state.applicant && of(state.applicant)
  const result = [t(`case.status.${state.status}` as MessageKey), state.endedAt && moment(state.endedAt)]
  return [
    { label: '事项编号', words: number },
    ...(request ? [] : [{ label: '所在单位', words: aboutOf(state).unit }]),
    { label: '申请人', words: [applicant && who(applicant), first && moment(first.at)].filter(Boolean).join('　') },
    ...(request?.facts ?? [{ label: '事由', words: last?.text ?? '' }]),
    { label: '结果', words: result.filter(Boolean).join('　') },
    ...(state.withdrawal ? [{ label: '撤回理由', words: state.withdrawal.text }] : []),
    { label: '末条记录', words: tip },
  ]
    .map(({ label, words }) => ({ label, words: printable(words) }))
    .filter(({ words }) => words !== '')
}

const who = ({ name, office }: { readonly name: string; readonly office: string }) =>
  office === '' ? name : `${name}（${office}）`

function changeOf({ groups, names }: Approved, record: ProposedRecord): ApprovalChange {
  const section = proposedSection(record.section)
  if (!section) return { record: '', basis: '', fields: [] }
  if (section === eligibilitySection) return eligibilityOf(record)
  const words = (of: Difference, side: 'old' | 'new') =>
    printable(valueText(of.field, of[side], 'zh-Hans', names, t('value.yes')))
  // What the form says is no record that was or would be.
  const isSaid = isParticular(record)
  const kind = record.kind === 'change' || isSaid ? '' : `（${t(`proposal.kind.${record.kind}`)}）`
  const head = record.kind === 'add' ? '' : headline(section, record.base, names)
  return {
    record: printable([t(`section.${section.key}` as MessageKey), head].filter(Boolean).join(' · ') + kind),
    basis: printable(record.basis),
    fields: changedIn(section, record)
      .filter(({ field }) => groups.has(field.group))
      .map((one) => ({
        label: t(`field.${section.key}.${one.field.key}` as MessageKey),
        was: isSaid ? '' : words(one, 'old') || '无',
        now: words(one, 'new') || '无',
      })),
  }
}

/** 任职资格, line by line, as it was when the case was drawn. */
const eligibilityOf = (record: ProposedRecord): ApprovalChange => ({
  record: t('section.eligibility'),
  basis: '',
  fields: linesIn(record.fields).map(({ key, says }) => ({
    label: t(`drawing.line.${key}` as MessageKey),
    was: '',
    now: printable(t(`drawing.says.${says.code}` as MessageKey, says.params ?? {})),
  })),
})

const headline = (section: Section, fields: Fields, names: Names): string =>
  section.single
    ? ''
    : section.headline
        .flatMap((key) => section.fields.find((field) => field.key === key) ?? [])
        .map((field) => valueText(field, fields[field.key], 'zh-Hans', names, t('value.yes')))
        .filter(Boolean)
        .join(' ')

/** Every opinion that was not made void, in the order of the route. */
export function opinionsIn(of: Opining, which: (run: Run) => boolean = () => true): readonly ApprovalOpinion[] {
  const order = askingBlocks(of.route).map(({ id }) => id)
  return of.state.runs
    .filter((run) => run.state !== 'void' && run.state !== 'cancelled' && which(run))
    .toSorted((one, other) => order.indexOf(one.block) - order.indexOf(other.block) || one.run - other.run)
    .flatMap((run) => verdictsOf(run).map((verdict) => opinionOf(of, run, verdict)))
}

/** What opinions are read from. */
type Opining = Pick<Approved, 'route' | 'state' | 'of'>

function opinionOf({ state, of }: Opining, run: Run, verdict: Verdict): ApprovalOpinion {
  const human = verdict.by === 'system' ? humanVerdict(state, run) : { run: run.run, verdict }
  const by = human.verdict?.by
  const signer = by && by !== 'system' ? of(by) : { name: '', office: '' }
  const principal = human.verdict?.for
  const sat = principal ?? by
  return {
    step: stepOf(run, sat),
    person: printable(principal ? t('case.for', { name: signer.name, principal: of(principal).name }) : signer.name),
    office: printable(officeOf(originOf(run, sat), principal ? of(principal).office : signer.office)),
    words: printable(
      [meant[verdict.kind], asKin(run, sat), ticked(verdict), verdict.text, again(state, verdict), onPaper(of, verdict)]
        .filter(Boolean)
        .join('\n'),
    ),
    at: moment(verdict.at),
  }
}

const meant: Readonly<Record<Verdict['kind'], string>> = {
  approve: '同意',
  reject: '不同意',
  return: '退回',
  done: '已办理',
}

/** 亲属办理: marked beside the opinion itself (docs/decisions/0039). */
const asKin = (run: Run, by: Verdict['by'] | undefined): string =>
  originOf(run, by)?.kin ? '（系本人亲属，别无他人可办，已告知审计）' : ''

const ticked = ({ ticks }: Verdict): string =>
  ticks.length === 0 ? '' : `已逐项核对：${ticks.map((group) => t(`group.${group}` as MessageKey)).join('、')}`

/** 纸面签批: when it was signed, and who registered it. */
const onPaper = (of: Approved['of'], { signed }: Verdict): string =>
  signed ? t('case.signed.printed', { day: signed.day, name: of(signed.by).name }) : ''

/** What the system passed by itself says on whose word. */
function again(state: CaseState, { repeats, carries }: Verdict): string {
  const before = state.runs.find(({ run }) => run === (repeats ?? carries))
  if (!before) return ''
  const { verdict } = humanVerdict(state, before)
  const step = stepOf(before, verdict?.by)
  const at = verdict ? moment(verdict.at) : ''
  return carries === undefined
    ? `（本人 ${at} 在“${step}”已同意，内容相同，不再重复）`
    : `（内容未变，沿用退回前 ${at} 的意见）`
}

/** As the route of a case is told: the office held when the seat opened names a step of the ladder. */
function stepOf({ block, level, seats }: Run, by: Verdict['by'] | undefined): string {
  if (level === 'fallback' || seats.some(({ origins }) => origins[0]?.from === 'fallback'))
    return t('case.level.fallback')
  if (level?.startsWith('leader/')) return t('case.level.leader')
  const origin = originOf({ seats }, by)
  return level && origin?.from === 'office' ? origin.title : t(`case.block.${block}` as MessageKey)
}

/** By what somebody sat, as it was then. */
function originOf({ seats }: Pick<Run, 'seats'>, by: Verdict['by'] | undefined): Origin | undefined {
  if (by === undefined || by === 'system') return undefined
  const seat = seats.find(({ candidates }) => candidates.includes(by))
  return seat?.origins[seat.candidates.indexOf(by)] ?? seat?.origins[0]
}

/** The office of a seat; of a duty what whoever holds it is now, else the duty. */
function officeOf(origin: Origin | undefined, now: string): string {
  if (origin?.from === 'office') return origin.title
  return now || (origin?.from === 'duty' ? t(`duty.${origin.duty}`) : '')
}

function remarksOf({ state, records, isWhole, route }: Approved): readonly string[] {
  const undone = state.runs.filter(({ state }) => state === 'void').flatMap(verdictsOf).length
  return [
    ...(undone > 0 ? [`另有 ${undone} 条意见因退回重走作废，见系统记录。`] : []),
    ...(isWhole ? [] : ['另有按权限不能由打印人查看的内容，未印。']),
    ...(records.length === 0 && route.effect === 'archive' ? ['内容以归档时的档案为准。'] : []),
    ...(state.runs.length === 0 ? ['常规变更，提交即生效，无须审批。'] : []),
  ]
}

function moment(at: Instant): string {
  const { year, month, day, hour, minute } = wallClock(at)
  return `${year}-${month}-${day} ${hour}:${minute}`
}
