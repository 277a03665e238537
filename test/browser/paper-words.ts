import { bare } from './pdf-text.ts'

/** The lines of the résumé of an .lrmx as the form writes them: what runs beside a line is headed 其间. */
export const resumeIn = (file: string): string =>
  bare(/<JianLi>([^<]*)</.exec(file)?.[1] ?? '').replaceAll('（期间：', '（其间：')

/** Each relative of an .lrmx, with whatever of age and politics stands between the name and the work. */
export const familyIn = (file: string): readonly RegExp[] =>
  [...file.matchAll(/<ChengWei>([^<]+)<\/ChengWei>\s*<XingMing>([^<]+)<[\s\S]*?<GongZuoDanWeiJiZhiWu>([^<]+)</g)].map(
    ([, relation, relative, work]) => new RegExp(`${relation}${relative}(\\d\\d)?\\p{Script=Han}{2,5}${work}`, 'u'),
  )
