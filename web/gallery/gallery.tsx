import { Empty } from '../ui/empty.tsx'

export default function Page() {
  return <main className="alone"><h1 className="sr">gallery/gallery</h1><Empty title="gallery/gallery" /></main>
}
