import { Empty } from '../ui/empty.tsx'

/** The pharmacy till, one screen. */
export default function Home() {
  return <main className="till"><h1 className="sr">till</h1><Empty title="till" /></main>
}
