import type { PropsWithChildren } from 'hono/jsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { DecisionBar } from '#views/kit/decision-bar.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { BatchRow } from './rows.tsx'
import type { BatchProps, BatchTyped } from './show.tsx'

type Props = PropsWithChildren<
  Pick<BatchProps, 'batch' | 'phrases' | 'typed' | 'more'> & {
    readonly form: string
    readonly open: readonly BatchRow[]
  }
>

/** The opinion and the two buttons, for whoever may approve or return some of the rows that are open. */
export const Verdict = ({ batch, form, open, phrases, typed, more, children }: Props) => {
  const t = useT()
  const [mayApprove, mayReturn] = [open.some(({ seat }) => seat?.approve), open.some(({ seat }) => seat?.returns)]
  const own = [...phrases, ...(mayApprove ? [t('case.phrase.agree')] : []), t('case.phrase.explain')]
  return (
    <PostForm action={paths.batchVerdict(batch.id)} id={form} label={t('kit.decide')}>
      {children}
      <DecisionBar
        opinion={{ name: 'opinion', value: typed?.opinion }}
        phrases={[...new Set(own)]}
        note={mayApprove && mayReturn && <Rest typed={typed} />}
      >
        {mayReturn && (
          <Button kind="stop" name="verdict" value="return">
            {t('batch.return')}
          </Button>
        )}
        {mayApprove && (
          <Button kind="go" name="verdict" value="approve">
            {t(more ? 'batch.approve-next' : 'batch.approve')}
          </Button>
        )}
      </DecisionBar>
    </PostForm>
  )
}

/** What becomes of the rows that are not ticked. */
const Rest = ({ typed }: { typed?: BatchTyped | undefined }) => {
  const t = useT()
  return (
    <label>
      {t('batch.rest')}{' '}
      <select name="rest">
        {(['leave', 'return'] as const).map((each) => (
          <option value={each} selected={typed?.rest === each || undefined}>
            {t(`batch.rest.${each}` as MessageKey)}
          </option>
        ))}
      </select>
    </label>
  )
}
