import { Empty } from '../ui/empty.tsx'

export default function Page() {
  return <main className="alone"><h1 className="sr">sign-in/staff</h1><Empty title="sign-in/staff" /></main>
}
