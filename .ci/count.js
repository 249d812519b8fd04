// Prints the true counts as the last line and exits non-zero where anything failed, the checks included.
import { readFileSync } from "node:fs";

const [file, status] = process.argv.slice(2);
let report = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numFailedTestSuites: 0 };
try {
  report = JSON.parse(readFileSync(file, "utf8"));
} catch {
  report.numFailedTests = 1;
}
const failed = report.numFailedTests || (status === "0" ? 0 : 1);
const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : "";
console.log(`${report.numPassedTests} passed, ${failed} failed${skipped}`);
process.exit(failed > 0 || report.numPassedTests === 0 ? 1 : 0);
