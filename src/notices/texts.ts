/** Text messages as they arrive, Chinese (a phone shows no second language). `{name}` is filled from the facts. */
export const texts = {
  'application-received': '【合肥社保卡】您的申领已收到，申领编号 {number}。{promised}。',
  'successor-received': '【合肥社保卡】您的{what}申请已收到，编号 {number}。{promised}。旧卡现在停用，新卡领走以后作废。不是您本人或您委托的人，请打 12333。',
  'application-returned': '【合肥社保卡】您的申领（{number}）退回了：{reasons}。登录网页或到窗口改好再交，不用重新申领。',
  'application-approved': '【合肥社保卡】您的申领（{number}）已通过审核，等待制卡，预计可以领卡：{promised}。',
  'application-taken-back': '【合肥社保卡】您的申领（{number}）要再审一次：上一条“{what}”的短信作废，不用您做什么，有结果再发短信。',
  'card-ready': '【合肥社保卡】您的社保卡（{bank}）可以领了。地点：{place}，{address}，{hours}。带身份证原件。{until}',
  'card-waiting': '【合肥社保卡】您的社保卡（{bank}）还没有领，请在 {until} 前来领，过期退回卡中心。地点：{place}，{address}，{hours}。带身份证原件。',
  'card-collected': '【合肥社保卡】您的社保卡已于 {time} 在 {place} 领走。不是您本人或您委托的人，请打 12333。',
  'phone-code': '【合肥社保卡】验证码 {code}，{minutes} 分钟内有效，用来把社保卡的手机号改成这个号码。不是您要改的不用理会，不要告诉别人。',
  'phone-changed': '【合肥社保卡】您留的手机号改成了尾号 {ending} 的号码，以后的短信发到那里，不再发到这个号码。不是您本人改的，请马上打 12333。',
  'social-active': '【合肥社保卡】您的社保账户启用了。密码不要告诉任何人。',
  'pin-locked': '【合肥社保卡】您的社保密码连续输错已锁定，不能看病结算。带身份证和卡到窗口重置，不收费。',
  'pin-reset': '【合肥社保卡】您的社保密码已在 {place} 重置。不是您本人或您委托的人，请打 12333。',
  'loss-reported': '【合肥社保卡】您的社保账户已挂失。金融账户要另外向 {bank} 挂失。不是您本人，请打 12333。',
  'loss-reported-until': '【合肥社保卡】您的社保账户已电话挂失，到 {until} 24:00 为止，过后自动恢复；要一直有效，请带身份证到窗口写书面挂失。金融账户要另外向 {bank} 挂失。不是您本人，请打 12333。',
  'loss-written': '【合肥社保卡】您的社保账户已书面挂失，一直有效，不再自动恢复。金融账户要另外向 {bank} 挂失。不是您本人或您委托的人，请打 12333。',
  'loss-lapsed': '【合肥社保卡】您的社保账户电话挂失到期，已自动恢复使用。卡还没找到的，请马上再打 12333 或到窗口写书面挂失。',
  'loss-released': '【合肥社保卡】您的社保账户已解挂，可以照常使用。不是您本人，请打 12333。',
} as const
export type Template = keyof typeof texts
