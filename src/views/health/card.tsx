import type { State } from '#domain/health/check.ts'
import type { CheckKey } from '#domain/health/checks/index.ts'
import type { Finding } from '#domain/health/finding.ts'
import type { Instant } from '#domain/time.ts'
import { clock } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Pill, type Tone } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { sentencesOf } from './sentence.ts'

type Props = {
  /** What is to be done first comes first. */
  readonly findings: readonly Finding[]
  readonly at: Instant
}

/** 体检: each thing with a colour, a word, what was found, and below it what to do; what is in order is folded away. */
export const HealthCard = ({ findings, at }: Props) => {
  const t = useT()
  const [todo, good] = [
    findings.filter(({ state }) => state !== 'good'),
    findings.filter(({ state }) => state === 'good'),
  ]
  const rest = t('health.more', { count: good.length })
  return (
    <Card
      title={t('health.title')}
      mark={<Mood findings={findings} />}
      aside={t('health.at', { at: clock(at), count: findings.length })}
      flush
    >
      {todo.length > 0 && <Findings label={t('health.title')} findings={todo} />}
      <ul class="acts">
        <li>
          <details>
            <summary>{rest}</summary>
            <Findings label={rest} findings={good} />
          </details>
        </li>
      </ul>
    </Card>
  )
}

const Findings = ({ label, findings }: { readonly label: string; readonly findings: readonly Finding[] }) => {
  const t = useT()
  return (
    <DataTable
      label={label}
      rows={findings}
      rowKey={({ check }) => check}
      narrow="cards"
      columns={[
        {
          key: 'check',
          label: t('health.column.check'),
          is: 'name',
          whole: true,
          cell: (finding) => <Name finding={finding} />,
        },
        {
          key: 'state',
          label: t('health.column.state'),
          is: 'keep',
          whole: true,
          cell: ({ state }) => <Pill tone={tones[state]}>{t(`health.state.${state}`)}</Pill>,
        },
        { key: 'found', label: t('health.column.found'), is: 'keep', cell: (finding) => <Found finding={finding} /> },
      ]}
    />
  )
}

const tones: Readonly<Record<State, Tone>> = { good: 'jade', look: 'amber', act: 'seal' }

const Mood = ({ findings }: { readonly findings: readonly Finding[] }) => {
  const t = useT()
  const count = (state: State) => findings.filter((finding) => finding.state === state).length
  if (count('act') > 0) return <Pill tone="seal">{t('health.to-do', { count: count('act') })}</Pill>
  if (count('look') > 0) return <Pill tone="amber">{t('health.to-look', { count: count('look') })}</Pill>
  return <Pill tone="jade">{t('health.all-good')}</Pill>
}

/** Where it is seen to, if a page of ours is the place. */
const pages: Readonly<Partial<Record<CheckKey, () => string>>> = {
  copies: paths.copies,
  keys: paths.copies,
  drill: paths.copies,
  damages: paths.damages,
  unused: paths.agreements,
}

const Name = ({ finding }: { readonly finding: Finding }) => {
  const { name } = sentencesOf(useT(), finding)
  const href = pages[finding.check]
  return href ? <a href={href()}>{name}</a> : <span>{name}</span>
}

const Found = ({ finding }: { readonly finding: Finding }) => {
  const { found, todo } = sentencesOf(useT(), finding)
  return (
    <div>
      {found}
      {todo !== undefined && (
        <div>
          <small>{todo}</small>
        </div>
      )}
    </div>
  )
}
