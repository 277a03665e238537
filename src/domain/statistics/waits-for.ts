import { blockNamed, type Route } from '#domain/cases/route.ts'

/** Whom a block asks, as the measure `case-step` names it; undefined where the route has no such block. */
export function waitsFor(route: Route, id: string): string | undefined {
  const block = blockNamed(route, id)
  if (!block) return undefined
  if (block.k === 'ladder') return 'leader'
  const { who } = block
  return 'duty' in who ? who.duty : 'head' in who ? 'head' : 'again'
}
