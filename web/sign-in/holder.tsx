import { SignInPage } from './page.tsx'

export default function HolderSignIn() {
  return <SignInPage kind="holder" />
}
