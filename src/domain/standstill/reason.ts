/**
 * 停写: why nothing can be written for now. Whoever may read still reads; each reason has a sentence `standstill.<reason>`
 * that every page shows, and ends by itself or when two people agree (docs/decisions/0081, 0109).
 */
export const reasons = ['clock-behind', 'data-unproven'] as const

export type Reason = (typeof reasons)[number]
