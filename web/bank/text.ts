import { texts } from '../i18n.ts'

/** Words of the bank's frame, welcome and sign-in. */
export const text = texts('bank', {
  zh: {
    standIn: '没有真的钱，只供试用', title: '样例银行', say: '这个程序代替与社保卡合作的银行。社保卡平台按银行自己的协议同它往来，和同真银行往来一样',
    staffDoor: '银行工作人员', staffDoorSay: '柜台、运营', staffSignIn: '工作人员登录', staffSay: '每个人用自己的工号', staffDemoSay: '每个人用自己的工号。演示工号和密码在下面', customerDoor: '网上银行', customerDoorSay: '在网点签约以后，用登录名进来',
    customerSignIn: '登录网上银行', atmDoor: '自助取款机', atmDoorSay: '插卡、取钱、转账（样例机器）', banks: '代替的银行', demoStaff: '演示工号', inbox: '短信收件箱', inboxSay: '代替短信网关，只在演示里有', inboxNone: '还没有短信', password: '密码都是', toStart: '首页',
    branchPlace: '网点柜台', operationsPlace: '银行运营', railServe: '办业务', railDrawer: '我的钱箱', railOperations: '运营', railMerchants: '商户和优惠', operationsTitle: '运营', nothingYet: '这里还没有要办的', signedIn: '您已经登录：{who}', goOn: '回到自己的首页', leave: '退出，换一个人',
  },
  en: {
    standIn: 'There is no real money here', title: 'A bank that stands in', say: 'This program stands in for the banks that issue the card. The card platform deals with it by the banks’ own protocols, as it would with a real bank',
    staffDoor: 'Bank staff', staffDoorSay: 'Counter, operations', staffSignIn: 'Staff sign-in', staffSay: 'Everyone uses their own staff number', staffDemoSay: 'Everyone uses their own staff number. Those of the demo stand below', customerDoor: 'Online banking', customerDoorSay: 'After signing up at a branch, with your login name',
    customerSignIn: 'Sign in', atmDoor: 'Cash machine', atmDoorSay: 'Insert a card, take out money, transfer (a sample machine)', banks: 'Banks stood in for', demoStaff: 'Demo sign-ins', inbox: 'Text messages', inboxSay: 'Stands in for the gateway, in a demo only', inboxNone: 'None yet', password: 'The password of all is', toStart: 'Start',
    branchPlace: 'Branch', operationsPlace: 'Bank operations', railServe: 'Serve', railDrawer: 'My drawer', railOperations: 'Operations', railMerchants: 'Merchants, offers', operationsTitle: 'Operations', nothingYet: 'Nothing to do here yet', signedIn: 'You are signed in: {who}', goOn: 'To your start page', leave: 'Sign out, someone else',
  },
})
