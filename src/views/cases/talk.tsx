import type { Remark } from '#domain/cases/case.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { region } from '#views/kit/region.ts'
import { paths } from '#views/paths.ts'
import { useName } from './signers.tsx'

type Props = {
  readonly id: CaseId
  readonly comments: readonly Remark[]
  readonly may: boolean
  readonly now: Instant
  readonly typed?: string | undefined
  readonly problem?: string | undefined
}

/** 讨论: what is said without deciding. Not there where nothing was said and nothing can be. */
export const Talk = ({ id, comments, may, now, typed, problem }: Props) => {
  const [t, name] = [useT(), useName()]
  const place = region('talk', id)
  if (!may && comments.length === 0) return <div id={place} />
  return (
    <Card title={t('case.comments')} aside={may && t('case.comments.hint')} id={place}>
      {comments.length === 0 && <p class="none">{t('case.comments.none')}</p>}
      <ul class="talk">
        {comments.map(({ by, at, text }) => (
          <li>
            <b>{name(by)}</b> <small>{moment(at, now)}</small>
            <p>{text}</p>
          </li>
        ))}
      </ul>
      {may && (
        <PostForm action={paths.caseComments(id)} redraws={place} class="talk-form">
          <TextArea name="comment" label={t('case.comment')} value={typed} problem={problem} rows={2} max={2000} />
          <div class="form-foot">
            <Button small>{t('case.comment.go')}</Button>
          </div>
        </PostForm>
      )}
    </Card>
  )
}
