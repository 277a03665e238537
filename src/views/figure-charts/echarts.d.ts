/** Everything in one file: a tenth of the files and of the memory of `echarts/core` with the same charts. It ships no types. */
declare module 'echarts/dist/echarts.esm.min' {
  export { init } from 'echarts'
}
