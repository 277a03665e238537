import { visible } from './text.ts'

/**
 * 工号 as it is kept and compared, whatever width and case it was typed in. What came along from a chat or a sheet and nobody
 * can see is none of it: whoever has the number could not type it. Blanks inside stay as they are, as accounts have them.
 */
export const plainStaffNumber = (typed: string): string => visible(typed).normalize('NFKC').trim().toUpperCase()

/** Characters. */
export const longestStaffNumber = 40
