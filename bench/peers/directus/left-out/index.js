// Stands where Directus would load at its start what this comparison doesn't use and what needs a compiler or a
// binary for each system: sandboxes and bundles of extensions (isolated-vm, rolldown, rollup) and pictures (sharp).
// Of snappy it uses that what goes into its cache in memory is compressed: here it goes in as it is, which is faster.
const leftOut = () => {
  throw new Error('Left out of the benchmark.')
}
exports.compress = async (text) => Buffer.from(text)
exports.rolldown = leftOut
exports.rollup = leftOut
exports.uncompress = async (bytes) => bytes.toString()
