import type { PostExceeded, PostStanding } from '#domain/organisation/seating-posts.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'

/** 编制 2，现有 1: whether the post is free, and whether the rank fits it; nothing of what the post does not set. */
export const standingTexts = (t: Translate, { state, headcount, taken, ranks }: PostStanding): readonly string[] => [
  ...(state === 'uncounted' ? [] : [t(`proposal.headcount.${state}`, { headcount, taken })]),
  ...(ranks ? [t(`drawing.says.post-rank-${ranks.is}`, ranks)] : []),
]

const exceeding = ({ ranks, ...standing }: PostStanding): PostStanding => ({
  ...standing,
  state: standing.state === 'full' ? 'full' : 'uncounted',
  ...(ranks && ranks.is !== 'within' && { ranks }),
})

/** What somebody who decides on a draft should know of the posts in it. */
export const PostsExceeded = ({ posts }: { readonly posts: readonly PostExceeded[] }) => {
  const t = useT()
  return (
    <>
      {posts.map(({ post, standing }) => (
        <Banner>
          {t('proposal.exceeded', { post, says: standingTexts(t, exceeding(standing)).join(t('kit.semicolon')) })}
        </Banner>
      ))}
    </>
  )
}
