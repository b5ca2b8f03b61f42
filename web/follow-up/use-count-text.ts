import { useFormats } from '../ui/t.tsx'

/** The server counts up to here, which stands for that many or more. */
const COUNTED_UP_TO = 1000

export function useCountText(): (count: number) => string {
  const { number } = useFormats()
  return (count) =>
    count >= COUNTED_UP_TO ? `${number.format(COUNTED_UP_TO - 1)}+` : number.format(count)
}
