const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Whether a resident id (居民身份证号) has a real birth date and its check digit, GB 11643-1999. */
export function isResidentId(id: string): boolean {
  if (!/^\d{17}[\dX]$/.test(id)) return false
  const [y = 0, m = 0, d = 0] = [id.slice(6, 10), id.slice(10, 12), id.slice(12, 14)].map(Number)
  const lengths = [31, y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28, 31, 30, 31, 30]
  const length = [...lengths, 31, 31, 30, 31, 30, 31][m - 1] ?? 0
  if (d < 1 || d > length) return false
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0)
  return '10X98765432'[sum % 11] === id[17]
}
