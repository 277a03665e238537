import type { Comment } from '#domain/cases/case.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Phrases } from '#views/kit/decision-bar.tsx'
import { FileInput, TextArea } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { region } from '#views/kit/region.ts'
import { paths } from '#views/paths.ts'
import { useRefusal } from './refusal.tsx'
import type { RefusedForm } from './refused-form.ts'
import { useName, useSigners } from './signers.tsx'

type Props = {
  readonly id: CaseId
  readonly dossier: DossierId
  readonly comments: readonly Comment[]
  /** Who may be called by name. */
  readonly mentions: readonly PersonId[]
  /** Whether the viewer may look at what is attached. */
  readonly attachments: boolean
  readonly may: boolean
  readonly now: Instant
  readonly refused: RefusedForm | undefined
}

/** 讨论: what is said without deciding. Not there where nothing was said and nothing can be. */
export const Talk = (props: Props) => {
  const { id, comments, may } = props
  const t = useT()
  const place = region('talk', id)
  if (!may && comments.length === 0) return <div id={place} />
  return (
    <Card title={t('case.comments')} aside={may && t('case.comments.hint')} id={place}>
      {comments.length === 0 && <p class="none">{t('case.comments.none')}</p>}
      <ul class="talk">
        {comments.map((comment) => (
          <Said {...props} comment={comment} />
        ))}
      </ul>
      {may && <Saying {...props} />}
    </Card>
  )
}

const Said = ({ dossier, attachments, now, comment }: Props & { readonly comment: Comment }) => {
  const name = useName()
  const { by, at, text, papers } = comment
  return (
    <li>
      <b>{name(by)}</b> <small>{moment(at, now)}</small>
      <p>{text}</p>
      {attachments &&
        papers.map((paper) => (
          <p>
            <a href={paths.paper(dossier, paper.blob)}>{paper.name}</a>
          </p>
        ))}
    </li>
  )
}

const Saying = ({ id, mentions, now, refused }: Props) => {
  const [t, { of }, sentence] = [useT(), useSigners(), useRefusal(now)]
  const [unsaid, untaken] = [refused?.form === 'comment' && refused, refused?.form === 'paper' && refused]
  const names = mentions.map((person) => of(person).name).filter((name) => name !== '')
  return (
    <PostForm action={paths.caseComments(id)} redraws={region('talk', id)} class="talk-form" multipart>
      <TextArea
        name="comment"
        label={t('case.comment')}
        value={(untaken || unsaid || undefined)?.typed.text}
        problem={unsaid ? sentence(unsaid.refused) : undefined}
        help={names.length > 0 && t('case.comment.mention', { names: names.join(t('kit.comma')) })}
        rows={2}
        max={2000}
      />
      {names.length > 0 && <Phrases items={names} field="field-comment" label={t('case.comment.mentions')} />}
      <FileInput
        name="paper"
        label={t('case.comment.paper')}
        accept="application/pdf,image/jpeg,image/png,image/tiff"
        problem={untaken ? t(`field.${untaken.refused}`) : undefined}
        help={t('case.comment.paper.hint')}
      />
      <div class="form-foot">
        <Button small>{t('case.comment.go')}</Button>
      </div>
    </PostForm>
  )
}
