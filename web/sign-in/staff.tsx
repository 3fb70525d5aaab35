import { SignInPage } from './page.tsx'

export default function StaffSignIn() {
  return <SignInPage kind="staff" />
}
