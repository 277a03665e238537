import type { CodeTable } from './code.ts'

/** 第四十二条: who may not be dismissed under Art. 40 and 41, and whose contract runs on until the ground falls away (Art. 45). */
export const forbiddenAnswers: CodeTable = {
  key: 'forbidden-answer',
  codes: [
    { code: '1', name: '逐项核对，均无', en: 'Checked one by one, none' },
    { code: '9', name: '存在其中情形', en: 'One of them holds' },
  ],
}
