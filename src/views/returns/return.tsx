import type { AccountId } from '#domain/ids.ts'
import type { Fault } from '#domain/returns/figures.ts'
import {
  digestShown,
  frozenOf,
  mostReturnReason,
  type Return,
  type Role,
  roles,
  sentBackOf,
  signaturesOf,
  stateOf,
  turnOf,
} from '#domain/returns/return.ts'
import { numberOf, type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { count, moment } from '#views/format.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Checkbox, Select, TextArea } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { Menu } from '#views/kit/menu.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { Timeline, type TimelineItem } from '#views/kit/timeline.tsx'
import { paths } from '#views/paths.ts'
import { said, type TableWords } from '#views/statistics/drawn.ts'
import { StatePill } from './index.tsx'
import { faultLine } from './words.ts'

/** One table of the return in a line: how many it counts, and in how many cells it differs from the other return. */
export type TableLine = {
  readonly key: TableKey
  readonly people: number
  /** Undefined where there is nothing to compare with. */
  readonly changed?: number | undefined
}

export type ReturnPageProps = {
  readonly one: Return
  readonly tables: readonly TableLine[]
  readonly faults: readonly Fault[]
  readonly nameOf: (account: AccountId) => string
  readonly unitName: TableWords['unitName']
  readonly house: string
  readonly against?: Return | undefined
  readonly corrects?: Return | undefined
  readonly replacedBy?: Return | undefined
  readonly stranded: boolean
  /** Who signs by seat what they may not read otherwise, and how many tables that are. */
  readonly bySeat: readonly { readonly name: string; readonly count: number }[]
  /** What names the figures that the 制表人 sees before freezing. */
  readonly seen?: string | undefined
  readonly may: { readonly freeze: boolean; readonly sign: boolean; readonly cancel: boolean; readonly make: boolean }
  /** What was refused, and what was typed. */
  readonly problem?: string | undefined
  readonly typed?: ((name: string) => string) | undefined
}

/** One 年报: who signed it and who is next, its tables, and what does not add up. */
export const ReturnPage = (props: ReturnPageProps) => {
  const t = useT()
  const { one, against, house, may, problem } = props
  const state = stateOf(one)
  const now = frozenOf(one)
  return (
    <>
      <link rel="stylesheet" href={useRendering().asset('statistics.css')} />
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('statistics.title'), href: paths.statistics() },
              { label: t('returns.title'), href: paths.returns() },
              { label: one.name },
            ]}
          />
        }
        title={one.name}
        marks={<StatePill state={state} replaced={props.replacedBy !== undefined} />}
        sub={[
          house,
          t('statistics.until', { day: one.day }),
          t(`statistics.names.clock.${one.clock}`),
          t('returns.tables.count', { count: one.tables.length }),
          against && t('returns.table.prior', { name: against.name }),
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            {now && <SheetForm one={one} />}
            {may.make && state === 'signed' && !props.replacedBy && (
              <LinkButton href={paths.newReturn({ corrects: one.id })}>{t('returns.correct')}</LinkButton>
            )}
            {may.make && state === 'cancelled' && (
              <LinkButton href={paths.newReturn({ like: one.id })}>{t('returns.again')}</LinkButton>
            )}
          </>
        }
      />
      {problem !== undefined && (
        <Banner tone="seal" alert>
          {problem}
        </Banner>
      )}
      <Told {...props} />
      <Signing {...props} />
      <Card
        title={t('returns.figures')}
        aside={now ? t('returns.figures.frozen', { at: moment(now.frozen.at) }) : t('returns.figures.live')}
        class="figures-index"
        flush
      >
        <Lines items={props.tables.map((line) => tableLine(props, line))} />
      </Card>
      {may.freeze ? <Freezing {...props} /> : <Explained {...props} />}
      {may.sign && now && <Signature one={one} problem={problem} typed={props.typed} digest={now.frozen.digest} />}
      {may.cancel && (
        <PostForm action={paths.returnAct(one.id, 'cancellation')} class="aside-form">
          <p class="hint">{t('returns.cancel.hint')}</p>
          <Button kind="stop">{t('returns.cancel')}</Button>
        </PostForm>
      )}
    </>
  )
}

/** Where it stands beside its state: sent back, a correction, corrected, nobody left to sign. */
const Told = ({ one, nameOf, corrects, replacedBy, stranded }: ReturnPageProps) => {
  const t = useT()
  const back = sentBackOf(one)
  const turn = turnOf(one)
  return (
    <>
      {replacedBy && (
        <Banner
          action={
            <LinkButton href={paths.return(replacedBy.id)} small>
              {replacedBy.name}
            </LinkButton>
          }
        >
          {t('returns.replaced-by', { name: replacedBy.name })}
        </Banner>
      )}
      {corrects && one.corrects && (
        <Banner
          tone="indigo"
          action={
            <LinkButton href={paths.return(corrects.id)} small>
              {corrects.name}
            </LinkButton>
          }
        >
          {t('returns.corrects', { name: corrects.name, reason: one.corrects.reason })}
        </Banner>
      )}
      {back && (
        <Banner>
          {t('returns.sent-back', {
            role: t(`returns.role.${back.as}`),
            name: nameOf(back.by),
            at: moment(back.at),
            reason: back.reason,
          })}
        </Banner>
      )}
      {stranded && turn && <Banner tone="seal">{t('returns.stranded', { name: nameOf(one.signers[turn]) })}</Banner>}
    </>
  )
}

const Signing = ({ one, nameOf, bySeat }: ReturnPageProps) => {
  const t = useT()
  const now = frozenOf(one)
  const signed = signaturesOf(one)
  const turn = turnOf(one)
  const item = (role: Role): TimelineItem => {
    const signature = signed.find(({ as }) => as === role)
    const name = nameOf(one.signers[role])
    const title = t(`returns.role.${role}`)
    if (signature) return { state: 'done', title, detail: t('returns.signed-at', { name, at: moment(signature.at) }) }
    if (role === turn) return { state: 'you', title, detail: t('returns.signed.waits', { name }) }
    return { state: turn ? 'expected' : 'stopped', title, detail: t('returns.signed.later', { name }) }
  }
  return (
    <Card title={t('returns.signing')}>
      <Timeline items={roles.map(item)} label={t('returns.signing')} />
      {(turn ? bySeat : []).map((each) => (
        <p class="hint">{t('returns.signers.by-seat', each)}</p>
      ))}
      {one.signers.reviewer === one.signers.head && <p class="hint">{t('returns.signers.one')}</p>}
      {now && (
        <Definitions
          items={[
            {
              label: t('returns.digest'),
              value: <code>{now.frozen.digest.slice(0, digestShown)}</code>,
              note: t('returns.digest.help'),
            },
          ]}
          single
        />
      )}
    </Card>
  )
}

function tableLine({ one, against }: ReturnPageProps, { key, people, changed }: TableLine) {
  const [t, language] = [useT(), useLanguage()]
  const live = {
    asOf: one.day,
    ...(one.clock === 'known' && { clock: one.clock }),
  }
  const marks =
    against === undefined || !frozenOf(one)
      ? ''
      : changed === undefined
        ? t('returns.not-compared')
        : changed === 0
          ? t('returns.unchanged')
          : t('returns.changed', { count: changed })
  return {
    text: `${t('statistics.table', { number: numberOf(key) })} ${said(tableOf(key), language)}`,
    href: frozenOf(one) ? paths.returnTable(one.id, key) : paths.statisticsTable(key, live),
    end: [marks, t('returns.people', { count: count(people) })].filter(Boolean).join(' · '),
  }
}

/** What does not add up, each with a sentence to write; then the figures are frozen. */
const Freezing = ({ one, faults, seen = '', unitName, typed, problem }: ReturnPageProps) => {
  const [t, language] = [useT(), useLanguage()]
  const words = { t, language, unitName }
  return (
    <Card title={t('returns.faults')}>
      <PostForm action={paths.returnAct(one.id, 'freezing')} label={t('returns.freeze')}>
        <input type="hidden" name="seen" value={seen} />
        <p class="hint">{t(faults.length > 0 ? 'returns.faults.sub' : 'returns.faults.none')}</p>
        {faults.map((fault, at) => {
          const value = typed?.(`why:${fault.key}`) ?? ''
          return (
            <TextArea
              name={`why:${fault.key}`}
              id={`why-${fault.key.replaceAll(':', '-')}`}
              label={faultLine(words, fault)}
              value={value}
              rows={2}
              max={mostReturnReason}
              required
              why={at === 0 ? 'returns.explanation' : undefined}
              problem={
                problem !== undefined && typed && value.trim() === '' ? t('refusal.returns.unexplained') : undefined
              }
            />
          )
        })}
        <div class="form-foot">
          <p class="hint">{t('returns.freeze.hint')}</p>
          <Button kind="go">{t('returns.freeze')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** The same, with the explanations as they were frozen. */
const Explained = ({ one, faults, unitName }: ReturnPageProps) => {
  const [t, language] = [useT(), useLanguage()]
  const words = { t, language, unitName }
  const now = frozenOf(one)
  if (!now) return null
  return (
    <Card title={t('returns.faults')} aside={faults.length === 0 && t('returns.faults.none')} flush>
      <Lines
        items={faults.map((fault) => ({
          text: (
            <>
              {faultLine(words, fault)}
              <br />
              {t('returns.fault.why', {
                text: now.frozen.explained.find((each) => each.fault === fault.key)?.why ?? '',
              })}
            </>
          ),
        }))}
      />
    </Card>
  )
}

type SignatureProps = Pick<ReturnPageProps, 'one' | 'problem' | 'typed'> & { readonly digest: string }

const Signature = ({ one, digest, problem, typed }: SignatureProps) => {
  const t = useT()
  const reason = typed?.('reason')
  return (
    <Card title={t('returns.sign')}>
      <p class="hint">{t('returns.sign.hint', { digest: digest.slice(0, digestShown) })}</p>
      <PostForm action={paths.returnAct(one.id, 'signature')} label={t('returns.sign')}>
        <input type="hidden" name="digest" value={digest} />
        <div class="form-foot">
          <Button kind="go">{t('returns.sign')}</Button>
        </div>
      </PostForm>
      <PostForm action={paths.returnAct(one.id, 'sending-back')} label={t('returns.send-back')}>
        <TextArea
          name="reason"
          label={t('returns.send-back.why')}
          value={reason ?? ''}
          rows={2}
          max={mostReturnReason}
          problem={reason !== undefined ? problem : undefined}
          required
        />
        <div class="form-foot">
          <Button kind="stop">{t('returns.send-back')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** All tables as one file. */
const SheetForm = ({ one }: { readonly one: Return }) => {
  const t = useT()
  return (
    <PostForm action={paths.returnAct(one.id, 'sheet')} download label={t('returns.sheet.pdf')}>
      <Button icon="printer">{t('returns.sheet.pdf')}</Button>
    </PostForm>
  )
}

/** One table as a file: on paper, as a workbook, with small numbers hidden. */
export const TableSheetForms = ({ one, table }: { readonly one: Return; readonly table: TableKey }) => {
  const t = useT()
  const action = paths.returnTableSheet(one.id, table)
  return (
    <>
      <PostForm action={action} download label={t('statistics.sheet.pdf')}>
        <input type="hidden" name="as" value="pdf" />
        <Button icon="printer">{t('statistics.sheet.pdf')}</Button>
      </PostForm>
      <PostForm action={action} download label={t('statistics.sheet.xlsx')}>
        <input type="hidden" name="as" value="xlsx" />
        <Button icon="download">{t('statistics.sheet.xlsx')}</Button>
      </PostForm>
      <Menu label={t('returns.sheet.outward')} align="end">
        <PostForm action={action} download class="sheet-form" label={t('returns.sheet.outward')}>
          <Select
            name="as"
            label={t('statistics.sheet.as')}
            value="pdf"
            options={[
              { value: 'pdf', label: t('statistics.sheet.pdf') },
              { value: 'xlsx', label: 'Excel' },
            ]}
          />
          <Checkbox name="outward" checked label={t('statistics.sheet.hide')} help={t('statistics.sheet.hide.help')} />
          <Button kind="go">{t('statistics.sheet.go')}</Button>
        </PostForm>
      </Menu>
    </>
  )
}
