import { Outlet } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useEffect } from 'react'
import { isRefused } from './api/call.ts'
import { Asked } from './api/read.tsx'
import { useMe } from './api/me.ts'
import { useLang } from './i18n.ts'
import { useMode, wear } from './mode.ts'
import { patterns, to } from './paths.ts'
import { SignInFirst } from './ui/failed.tsx'
import { OwnFirst } from './ui/own-first.tsx'
import { antdTheme } from './ui/theme.ts'
import { dark, light } from './ui/tokens.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

/** Around every staff page: antd told our tokens, light or dark (no elder mode at a console), and nobody without a sign-in. */
export default function StaffFrame() {
  const chosen = useMode()
  const mode = chosen === 'dark' ? 'dark' : 'light'
  const lang = useLang()
  const me = useMe()
  useEffect(() => {
    wear(mode)
    return () => wear(chosen)
  }, [mode, chosen])
  return (
    <ConfigProvider
      theme={antdTheme(mode === 'dark' ? dark : light, { dark: mode === 'dark' })}
      locale={lang === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      csp={{ nonce }}
    >
      {me.data && !isRefused(me.data) ? (
        me.data.start ? (
          <OwnFirst />
        ) : me.data.kind === 'staff' ? (
          <Outlet />
        ) : (
          <SignInFirst to={to(patterns.staffSignIn, {}, { from: location.pathname })} />
        )
      ) : (
        <div className="alone">
          <Asked of={me} rows={4}>
            {() => null}
          </Asked>
        </div>
      )}
    </ConfigProvider>
  )
}
