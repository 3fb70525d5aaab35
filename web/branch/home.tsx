import { Empty } from '../ui/empty.tsx'

export default function Home() {
  return <main className="alone"><h1 className="sr">branch</h1><Empty title="branch" /></main>
}
