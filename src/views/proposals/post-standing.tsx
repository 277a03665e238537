import type { PostExceeded, PostStanding } from '#domain/organisation/seating-posts.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'

/** 编制 2，现有 1: whether the post is free, and whether the rank fits it; nothing of what the post does not set. */
export const standingLines = (t: Translate, { state, headcount, taken, ranks }: PostStanding): readonly Line[] => [
  ...(state === 'uncounted'
    ? []
    : [{ start: t('proposal.headcount'), text: t(`proposal.headcount.${state}`, { headcount, taken }) }]),
  ...(ranks ? [{ start: t('drawing.line.post-rank'), text: t(`drawing.says.post-rank-${ranks.is}`, ranks) }] : []),
]

type Line = { readonly start: string; readonly text: string }

const exceeding = ({ ranks, ...standing }: PostStanding): PostStanding => ({
  ...standing,
  state: standing.state === 'full' ? 'full' : 'uncounted',
  ...(ranks && ranks.is !== 'within' && { ranks }),
})

/** What somebody who decides on a draft should know of the posts in it. */
export const PostsExceeded = ({ posts }: { readonly posts: readonly PostExceeded[] }) => {
  const t = useT()
  const saidOf = (standing: PostStanding) => standingLines(t, exceeding(standing)).map(({ text }) => text)
  return (
    <>
      {posts.map(({ post, standing }) => (
        <Banner>{t('proposal.exceeded', { post, says: saidOf(standing).join(t('kit.semicolon')) })}</Banner>
      ))}
    </>
  )
}
