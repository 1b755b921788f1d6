/**
 * Counts one vitest run from its JSON report.
 * Beside failed tests, a file that broke before its tests existed is one failure, and so is a run that ended badly without any
 * failed test (nothing found, an error outside of tests, a crash before the report was written).
 *
 * @param {{ testResults?: Array<{ status: string, assertionResults: Array<{ status: string }> }> } | undefined} report
 * @param {number} exitCode vitest's
 * @returns {import('./closingLine.mjs').Tally}
 */
export function toTally(report, exitCode) {
  const files = report?.testResults ?? []
  const states = files.flatMap((file) => file.assertionResults.map((test) => test.status))
  const failedTests = states.filter((state) => state === 'failed').length
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = failedTests + brokenFiles
  const passed = states.filter((state) => state === 'passed').length
  return {
    passed,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: states.length - passed - failedTests,
  }
}
