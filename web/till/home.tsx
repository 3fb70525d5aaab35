import { Empty } from '../ui/empty.tsx'

export default function Home() {
  return <main className="alone"><h1 className="sr">till</h1><Empty title="till" /></main>
}
