import { Empty } from '../ui/empty.tsx'

export default function Page() {
  return <main className="alone"><h1 className="sr">welcome/welcome</h1><Empty title="welcome/welcome" /></main>
}
