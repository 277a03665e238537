export const themes = ['auto', 'light', 'dark'] as const

/** `auto` follows the system; the others are a person's choice. */
export type Theme = (typeof themes)[number]
