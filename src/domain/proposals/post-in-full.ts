/** Where a post is: the legal entity, and the units below it, the outermost first. */
export type Place = { readonly entity: string; readonly units: readonly string[] }

/**
 * 现任职务 as it would read in another post: what the house writes before its units, the units of that post, and its name. Of the
 * own unit those units are named that the post of now names; another legal entity is called by its whole name.
 */
export function postInFull(now: string, from: Place, to: Place, name: string): string {
  const stays = from.units.join('/') === to.units.join('/') && from.entity === to.entity
  const units = to.units.filter((unit, at) => !stays || at === to.units.length - 1 || now.includes(unit))
  return [from.entity === to.entity ? beforeUnits(now, from) : to.entity, ...units, name].join('')
}

const beforeUnits = (now: string, { units }: Place): string => {
  const places = units.map((unit) => now.indexOf(unit)).filter((at) => at >= 0)
  return places.length > 0 ? now.slice(0, Math.min(...places)) : ''
}
