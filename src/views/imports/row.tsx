import type { Child } from 'hono/jsx'
import type { OpenDoubt, Question } from '#domain/imports/doubts.ts'
import { useT } from '#views/i18n/index.ts'
import { DoubtList } from './doubt-list.tsx'
import { RawText } from './raw-text.tsx'

type RowProps = {
  readonly id: string
  readonly label: string
  /** Undefined where a person added the row. */
  readonly raw: string | undefined
  readonly doubts: readonly OpenDoubt[]
  readonly questions: readonly Question[]
  readonly shown: (field: string) => string
  readonly tone?: 'wrong' | 'dropped' | undefined
  /** What can be done with the whole row. */
  readonly act?: Child
  readonly children?: Child
}

/** What the file says, what was understood, what is doubtful. */
export const Row = ({ id, label, raw, doubts, questions, shown, tone, act, children }: RowProps) => {
  const t = useT()
  const open = questions.length > 0
  return (
    <tr id={id} class={[tone, open && 'doubtful'].filter(Boolean).join(' ') || undefined}>
      <th scope="row">
        {label}
        {act}
      </th>
      <td class="said">{raw === undefined ? <span class="none">{t('import.added')}</span> : <RawText text={raw} />}</td>
      <td>{children}</td>
      <td>
        <DoubtList doubts={doubts} questions={questions} shown={shown} />
      </td>
    </tr>
  )
}
