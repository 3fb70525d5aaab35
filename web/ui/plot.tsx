import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useMode } from '../mode.ts'

echarts.use([BarChart, LineChart, CustomChart, GridComponent, MarkLineComponent, SVGRenderer])
/** A colour of the tokens for a plot: `ink('social-mid')`. */
export const ink = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

/** A plot is a picture with a sentence: `says` is what a screen reader hears and what the plot must show. Staff pages only (weight). */
export function Plot({ says, height, option }: { says: string; height: number; option: () => echarts.EChartsCoreOption }) {
  const box = useRef<HTMLDivElement>(null)
  const mode = useMode()
  useEffect(() => {
    const chart = echarts.init(box.current!, undefined, { renderer: 'svg' })
    chart.setOption({ animation: false, textStyle: { fontFamily: ink('sans') }, ...option() })
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(box.current!)
    return () => { watch.disconnect(); chart.dispose() }
  }, [option, mode])
  return <figure role="img" aria-label={says}><div ref={box} style={{ height }} /></figure>
}
