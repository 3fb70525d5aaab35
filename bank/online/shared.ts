/** The security questions a customer chooses three of. */
export const questions = {
  school: { zh: '您上的第一所小学叫什么', en: 'What was your first school called' },
  teacher: { zh: '您记得最清楚的老师姓什么', en: 'What is the name of the teacher you remember best' },
  street: { zh: '您小时候住在哪条街', en: 'In which street did you live as a child' },
  dish: { zh: '您母亲最拿手的菜是什么', en: 'Which dish did your mother make best' },
  town: { zh: '您外婆住在哪个镇', en: 'In which town did your grandmother live' },
  work: { zh: '您的第一份工作在哪里', en: 'Where was your first job' },
  friend: { zh: '您小学同桌叫什么', en: 'Who sat next to you at school' },
  song: { zh: '您最喜欢的一首歌叫什么', en: 'Which song do you like best' },
} as const
export type Question = keyof typeof questions
export const questionNames = Object.keys(questions) as Question[]
