// Writes the weekend and the public holidays of every country of the vocabulary, one country a line:
//   node generate.mjs COUNTRIES.CSV CALENDARS.TXT
// The weekend is CLDR's, as this Node has it; holidays are those that package date-holidays has as public in the whole country.
// A line: country, days of the weekend (1 Monday to 7 Sunday), then holidays as yyyymmdd. Countries that the package does not know have none.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import Holidays from "date-holidays";

const firstYear = 2008;
const lastYear = 2035;
const hour = 3_600_000;

function weekend(country) {
  const locale = new Intl.Locale(`und-${country}`);
  return (locale.getWeekInfo?.() ?? locale.weekInfo).weekend.join("");
}

// The dates at whose noon it holds, and for some hours on: one that begins on the eve, as in "2026-04-02 00:00:00 -0600", counts on the
// day itself, and an afternoon off is no day off.
function dates({ date, start, end }) {
  const [, day, clock, shift] = /^(\S+) (\d\d):\S+(?: (-?\d\d)00)?$/.exec(date);
  const from = Number(clock) + Number(shift ?? 0);
  const until = from + (end - start) / hour;
  const found = [];
  for (let noon = 12; noon + 2 <= until; noon += 24) {
    if (from < noon) {
      found.push(new Date(Date.parse(`${day}T00:00:00Z`) + (noon - 12) * hour).toISOString().slice(0, 10).replaceAll("-", ""));
    }
  }
  return found;
}

function holidays(country) {
  const calendar = new Holidays(country, { types: ["public"] });
  const found = new Set();
  for (let year = firstYear; year <= lastYear; year++) {
    calendar.getHolidays(year).flatMap(dates).forEach((date) => found.add(date));
  }
  return [...found].sort();
}

if (isMainThread) {
  const [countriesFile, calendarsFile] = process.argv.slice(2);
  const countries = readFileSync(countriesFile, "utf8").trim().split("\n").slice(1).map((line) => line.split(",")[0]).sort();
  const known = new Holidays().getCountries();
  const count = Math.min(availableParallelism(), 8);
  const parts = await Promise.all(Array.from({ length: count }, (_, part) => new Promise((resolve, reject) => {
    const workerData = countries.filter((country, i) => i % count === part && known[country]);
    new Worker(new URL(import.meta.url), { workerData }).once("message", resolve).once("error", reject);
  })));
  const found = Object.assign({}, ...parts);
  const { version } = createRequire(import.meta.url)("date-holidays/package.json");
  const lines = countries.map((country) => [country, weekend(country), ...(found[country] ?? [])].join(" "));
  const head = `# weekends: CLDR ${process.versions.cldr}; public holidays of ${firstYear} to ${lastYear}: date-holidays ${version} (CC BY-SA 3.0)`;
  writeFileSync(`${calendarsFile}.part`, [head, ...lines, ""].join("\n"));
  renameSync(`${calendarsFile}.part`, calendarsFile);
} else {
  parentPort.postMessage(Object.fromEntries(workerData.map((country) => [country, holidays(country)])));
}
