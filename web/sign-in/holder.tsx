import { Empty } from '../ui/empty.tsx'

export default function Page() {
  return <main className="alone"><h1 className="sr">sign-in/holder</h1><Empty title="sign-in/holder" /></main>
}
