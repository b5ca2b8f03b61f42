/** An address breaks after its @ where it has to, before it breaks anywhere else. */
export function Address({ text }: { readonly text: string }) {
  const at = text.lastIndexOf('@') + 1
  if (at === 0) return text
  return (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  )
}
