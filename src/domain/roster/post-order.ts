/**
 * 职务次序 within one rank, read off the first post that is named: whoever leads, then the first deputy, deputies, assistants
 * of the lead, everybody else, and last whoever has no post. A digit, so that it can be part of a key.
 */
export function postPlace(post: string | undefined): string {
  const [first = ''] = (post ?? '').trim().split(/[、，,;；\s]/)
  if (first === '') return '5'
  if (/助理$/.test(first)) return '3'
  if (!leads.test(first)) return '4'
  if (/(?:常务|第一)副/.test(first)) return '1'
  return /副/.test(first) ? '2' : '0'
}

const leads = /(?:[长记]|主任|主席|经理|总裁|总监|总工程师|总会计师|总经济师|总法律顾问|负责人)$/
