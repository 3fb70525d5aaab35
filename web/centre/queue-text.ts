import { texts } from '../i18n.ts'

/** Words of the review queue's lines and of its bulk bar. */
export const text = texts('review-queue', {
  zh: {
    waited: '等了 {n} 个工作日', today: '今天交来', late: '迟 {n} 个工作日', held: '{by} 在看，到 {time}', next: '领下一份', noneFree: '没有能领的了，别人都领走了', left: '{n} 份没有批，留在队里',
    keys: '领下一份 X，看过照片 K，批准 P，退回 T', bigger: '看大图', smaller: '看小图',
  },
  en: {
    waited: 'waits {n} working days', waited_one: 'waits 1 working day', today: 'came today', late: '{n} working days late', late_one: '1 working day late', held: '{by}, until {time}', next: 'Take the next', noneFree: 'None is free: colleagues took the rest', left_one: '1 was not approved and stays in the queue', left: '{n} were not approved and stay in the queue',
    keys: 'X takes the next, K photo seen, P approves, T returns', bigger: 'Larger photos', smaller: 'Smaller photos',
  },
})
