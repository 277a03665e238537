import { dispensable, type NoticeKind } from '#domain/notices/notice.ts'
import { longestPhrase, mostPhrases, type PhraseRefusal } from '#domain/wishes/phrases.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'

export type Wishes = {
  /** 常用语, a line each, or what was typed and not kept. */
  readonly phrases: string
  readonly refused?: PhraseRefusal | undefined
  readonly unwanted: ReadonlySet<NoticeKind>
}

/** 常用语: a line each; they stand beside every opinion. */
export const PhrasesCard = ({ phrases, refused }: Pick<Wishes, 'phrases' | 'refused'>) => {
  const t = useT()
  const bounds = { most: mostPhrases, longest: longestPhrase }
  return (
    <Card title={t('phrases.title')} aside={t('phrases.aside')}>
      <PostForm action={paths.phrases()} class="stack settings">
        <TextArea
          name="phrases"
          label={t('phrases.label')}
          value={phrases}
          rows={6}
          problem={refused && t(`refusal.${refused}`, bounds)}
          help={t('phrases.help', bounds)}
        />
        <div class="form-foot">
          <Button>{t('phrases.keep')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** 通知: of what somebody wants to be told. */
export const NoticesCard = ({ unwanted }: Pick<Wishes, 'unwanted'>) => {
  const t = useT()
  return (
    <Card title={t('wishes.notices')} aside={t('wishes.notices.aside')}>
      <PostForm action={paths.noticeWishes()} class="stack settings">
        <p class="hint">{t('wishes.notices.hint')}</p>
        <div>
          {dispensable.map((kind) => (
            <Checkbox
              name="kind"
              id={`kind-${kind}`}
              value={kind}
              checked={!unwanted.has(kind)}
              label={t(`wishes.notices.${kind}`)}
            />
          ))}
        </div>
        <div class="form-foot">
          <Button>{t('wishes.notices.keep')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
