import { Empty } from '../ui/empty.tsx'

export default function Page() {
  return <main className="alone"><h1 className="sr">sandbox/sandbox</h1><Empty title="sandbox/sandbox" /></main>
}
