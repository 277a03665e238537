import type { PostStanding } from '#domain/organisation/seating-posts.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'

/** A post that is free, with its unit before it. */
export type FreePost = PostStanding & { readonly id: string; readonly full: string }

type Props = {
  readonly posts: readonly FreePost[]
  readonly form: string
  /** Whether the form names the unit: its posts alone are listed by one press. */
  readonly ofUnit: boolean
}

/** 空缺岗位, each with 编制, 在岗 and 空缺; one that is picked fills the form, and what was typed stays. */
export const FreePosts = ({ posts, form, ofUnit }: Props) => {
  const t = useT()
  return (
    <Card title={t('drawing.free')} flush>
      {ofUnit && (
        <p class="card-body">
          <Button small name="list" value="unit" form={form}>
            {t('drawing.free.of-unit')}
          </Button>
        </p>
      )}
      {posts.length === 0 && <p class="card-body hint">{t('drawing.free.none')}</p>}
      <Lines
        items={posts.slice(0, mostPosts).map(({ id, full, headcount, taken }) => ({
          text: full,
          start: t('drawing.free.post', { headcount, taken, free: headcount - taken }),
          end: (
            <Button small name="pick" value={id} form={form} label={t('drawing.free.pick-this', { post: full })}>
              {t('drawing.free.pick')}
            </Button>
          ),
        }))}
      />
      {posts.length > mostPosts && <p class="card-body hint">{t('drawing.free.more', { count: posts.length })}</p>}
    </Card>
  )
}

/** As many as anybody looks through; a unit that is chosen shows its own. */
const mostPosts = 30
