import { type Asking, asksNobody } from '#domain/proposals/asking.ts'
import {
  type AskingByLine,
  type AskingLine,
  type AskingRefusal,
  allOf,
  askable,
  askingLines,
  climbs,
  type TypedLine,
  textOf,
} from '#domain/proposals/asking-form.ts'
import { type MessageKey, type Translate, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly now: AskingByLine
  readonly first: AskingByLine
  /** What was typed and refused. */
  readonly sent: ReadonlyMap<string, TypedLine>
  readonly problems: AskingRefusal['problems']
}

/** 变更审批对照表: a line for what is corrected and one for what is added, whom it asks and how far up it goes. */
export const AskingPage = (props: Props) => {
  const t = useT()
  const own = differing(props)
  return (
    <>
      <PageHead
        title={t('asking.title')}
        marks={own.length > 0 && <Pill tone="amber">{t('asking.own', { count: own.length })}</Pill>}
        sub={t('asking.hint')}
      />
      {props.problems.size > 0 && (
        <Banner tone="seal" alert>
          {t('asking.not-so', { count: props.problems.size })}
        </Banner>
      )}
      <PostForm action={paths.asking()}>
        <Card title={t('asking.table')} aside={t('asking.always')} class="asking" flush>
          <Lines {...props} />
          <div class="form-foot">
            <Button kind="go">{t('asking.save')}</Button>
            <span class="hint">{t('asking.live')}</span>
          </div>
        </Card>
      </PostForm>
      {own.length > 0 && <BackToFirst {...props} />}
    </>
  )
}

/** Small on the wire, for it has three hundred boxes: names without prefix, and what stood there as one text. */
const Lines = (props: Props) => {
  const t = useT()
  return (
    <div class="table">
      <input type="hidden" name="was" value={allOf(props.now)} />
      <table>
        <thead>
          <tr>
            <th scope="col">{t('asking.column.what')}</th>
            <th scope="col">{t('asking.column.whom')}</th>
            <th scope="col">{t('asking.column.climb')}</th>
          </tr>
        </thead>
        <tbody>
          {askingLines.map((line) => (
            <Line {...props} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Line = ({ line, now, first, sent, problems }: Props & { readonly line: AskingLine }) => {
  const t = useT()
  const { key } = line
  const shown = sent.get(key)?.typed ?? now.get(key)
  return (
    <tr>
      <th scope="row">
        {nameOf(t, line)} <Standing line={line} now={now} first={first} />
        <Problem line={line} problems={problems} now={now} />
      </th>
      <td>
        {askable.map((whom) => (
          <label>
            <input
              type="checkbox"
              name={key}
              value={whom}
              checked={shown?.asks.includes(whom) || undefined}
              {...wrong(line, problems)}
            />
            {t(`asking.${whom}`)}
          </label>
        ))}
      </td>
      <td>
        <select
          name={`climb-${key}`}
          aria-label={t('asking.column.climb')}
          {...wrong(line, problems)}
          autofocus={problems.keys().next().value === key || undefined}
        >
          {climbs.map((climb) => (
            <option value={climb} selected={shown?.climb === climb || undefined}>
              {t(`asking.${climb}`)}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}

/** That it is routine, and what the first table says where this one says something else. */
const Standing = ({ line: { key }, now, first }: { line: AskingLine } & Pick<Props, 'now' | 'first'>) => {
  const t = useT()
  const [own, before] = [now.get(key), first.get(key)]
  return (
    <>
      {own && asksNobody(own) && <Pill tone="jade">{t('proposal.routine')}</Pill>}
      {textOf(own) !== textOf(before) && (
        <small class="cell-note">{t('asking.first', { asking: wordsOf(t, before) })}</small>
      )}
    </>
  )
}

const wrong = ({ key }: AskingLine, problems: Props['problems']) =>
  problems.has(key) ? { 'aria-invalid': 'true' as const, 'aria-describedby': `problem-${key}` } : {}

const Problem = ({ line, problems, now }: { line: AskingLine } & Pick<Props, 'problems' | 'now'>) => {
  const t = useT()
  const problem = problems.get(line.key)
  return problem ? (
    <p class="problem" id={`problem-${line.key}`}>
      {t(`refusal.${problem}`, { now: wordsOf(t, now.get(line.key)) })}
    </p>
  ) : null
}

/** The same form with what the first table says, of the lines that differ alone. */
const BackToFirst = (props: Props) => {
  const t = useT()
  return (
    <PostForm action={paths.asking()} class="aside-form">
      <input type="hidden" name="was" value={allOf(props.now)} />
      {differing(props).map(({ key }) => (
        <>
          {props.first.get(key)?.asks.map((whom) => (
            <input type="hidden" name={key} value={whom} />
          ))}
          <input type="hidden" name={`climb-${key}`} value={props.first.get(key)?.climb} />
        </>
      ))}
      <p class="hint">{t('asking.back-hint')}</p>
      <Button kind="stop">{t('asking.back')}</Button>
    </PostForm>
  )
}

const differing = ({ now, first }: Pick<Props, 'now' | 'first'>): readonly AskingLine[] =>
  askingLines.filter(({ key }) => textOf(now.get(key)) !== textOf(first.get(key)))

const nameOf = (t: Translate, { section, way }: AskingLine): string =>
  t('asking.line', { section: t(`section.${section.key}` as MessageKey), way: t(`asking.${way}`) })

/** 复核、部门负责人，报一级; 常规 where nobody is asked. */
function wordsOf(t: Translate, asking: Asking | undefined): string {
  if (!asking || asksNobody(asking)) return t('asking.nobody')
  return [...asking.asks.map((whom) => t(`asking.${whom}`)), t(`asking.${asking.climb}`)].join(t('kit.comma'))
}
