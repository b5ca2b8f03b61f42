// Stands where Directus would load at its start what this comparison doesn't use and what needs a compiler or a
// binary for each system: sandboxes and bundles of extensions (isolated-vm, rolldown, rollup), pictures (sharp),
// compressed caches (snappy).
const leftOut = () => {
  throw new Error('Left out of the benchmark.')
}
exports.compress = leftOut
exports.rolldown = leftOut
exports.rollup = leftOut
exports.uncompress = leftOut
