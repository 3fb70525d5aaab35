import { theme, type ThemeConfig } from 'antd'
import { control, font, radius, shadow, type Palette } from './tokens.ts'

/** antd 6, told our tokens; for staff consoles. The algorithms shift hues, ours are chosen for contrast and put back afterwards. */
export function antdTheme(p: Palette, mode: { dark?: boolean } = {}): ThemeConfig {
  return {
    algorithm: [mode.dark ? theme.darkAlgorithm : theme.defaultAlgorithm, (_seed, map) => ({
      ...map!,
      colorPrimary: p.social, colorPrimaryHover: p.socialStrong, colorPrimaryActive: p.socialStrong, colorPrimaryBg: p.socialSoft, colorPrimaryBorder: p.socialMid,
      colorError: p.bad, colorErrorHover: p.bad, colorErrorActive: p.bad, colorErrorBg: p.badSoft,
      colorWarning: p.warn, colorWarningBg: p.warnSoft, colorSuccess: p.ok, colorSuccessBg: p.okSoft, colorLink: p.social, colorLinkHover: p.socialStrong,
    })],
    cssVar: { key: 'sbk' }, hashed: false,
    token: {
      colorPrimary: p.social, colorInfo: p.social, colorLink: p.social, colorLinkHover: p.socialStrong,
      colorSuccess: p.ok, colorWarning: p.warn, colorError: p.bad,
      colorTextBase: p.ink, colorText: p.ink, colorTextSecondary: p.ink2, colorTextTertiary: p.ink3, colorTextDescription: p.ink3,
      colorTextPlaceholder: p.ink3, colorTextDisabled: p.ink3,
      colorBgBase: p.surface, colorBgLayout: p.paper, colorBgContainer: p.surface, colorBgElevated: p.surface, colorBgContainerDisabled: p.sunk,
      colorBorder: p.control, colorBorderSecondary: p.line, colorSplit: p.line, colorTextLightSolid: p.onSocial, colorWhite: p.onSocial,
      fontFamily: font.sans, fontSize: 14, lineHeight: 22 / 14, fontWeightStrong: 600,
      borderRadius: radius.control, borderRadiusLG: radius.sheet, borderRadiusSM: 4,
      controlHeight: control.console, controlHeightSM: control.dense, controlHeightLG: 44,
      controlOutlineWidth: 0, lineWidth: 1, wireframe: false,
      boxShadow: 'none', boxShadowSecondary: shadow.lift, motionDurationMid: '.12s', motionDurationSlow: '.22s',
    },
    components: {
      Button: { fontWeight: 600, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', paddingInline: 16, contentFontSizeLG: 16, defaultBorderColor: p.control },
      Table: {
        headerBg: 'transparent', headerColor: p.ink3, headerSplitColor: 'transparent', borderColor: p.line, cellPaddingBlock: 10, cellPaddingInline: 12,
        cellPaddingBlockSM: 7, cellPaddingInlineSM: 10, headerBorderRadius: 0, rowHoverBg: p.paper, rowSelectedBg: p.socialSoft, rowSelectedHoverBg: p.socialSoft,
      },
      Input: { activeShadow: 'none', paddingInline: 12 }, Select: { optionSelectedBg: p.socialSoft },
      Tabs: { horizontalItemGutter: 24, inkBarColor: p.social, itemSelectedColor: p.ink, itemColor: p.ink2, horizontalItemPadding: '10px 0', horizontalMargin: '0' },
      Checkbox: { controlInteractiveSize: 18 }, Radio: { radioSize: 18 }, Progress: { defaultColor: p.social, remainingColor: p.sunk },
    },
  }
}
