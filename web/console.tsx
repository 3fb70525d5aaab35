import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, type ReactNode } from 'react'
import { useLang } from './i18n.ts'
import { useMode, wear } from './mode.ts'
import { antdTheme } from './ui/theme.ts'
import { dark, light } from './ui/tokens.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

/** Around every console: antd told our tokens, light or dark (no elder mode at a console). */
export function Console({ children }: { children: ReactNode }) {
  const chosen = useMode()
  const mode = chosen === 'dark' ? 'dark' : 'light'
  const lang = useLang()
  useEffect(() => {
    wear(mode)
    return () => wear(chosen)
  }, [mode, chosen])
  return (
    <ConfigProvider theme={antdTheme(mode === 'dark' ? dark : light, { dark: mode === 'dark' })} locale={lang === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }} csp={{ nonce }}>
      {children}
    </ConfigProvider>
  )
}
