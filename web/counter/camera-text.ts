import { texts } from '../i18n.ts'

/** Words of the camera at a window. */
export const text = texts('camera', {
  zh: { open: '现场拍', live: '摄像头画面', liveSay: '纯色背景前，免冠，看镜头，头和肩占画面大半。拍好还可以裁', shoot: '拍', shut: '不拍了', none: '这台电脑没有摄像头，或者没有允许用', noneSay: '接上摄像头、允许网页使用以后再开；也可以选一张照片文件，同样检查' },
  en: { open: 'Take it here', live: 'Picture of the camera', liveSay: 'Before a plain background, bareheaded, looking at the camera, head and shoulders filling most of it. It can be cut afterwards', shoot: 'Take', shut: 'Do not take', none: 'There is no camera at this desk, or the page may not use it', noneSay: 'Connect one and allow the page to use it; or choose a photo file, judged the same way' },
})
