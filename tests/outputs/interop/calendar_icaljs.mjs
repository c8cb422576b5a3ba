// Reads .ics files with ical.js, which Thunderbird and Nextcloud read calendars with, and prints what it found.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Not imported: only require looks where NODE_PATH says.
const ICAL = createRequire(import.meta.url)("ical.js");

const read = (entry) => {
  const text = (name) => entry.getFirstPropertyValue(name)?.toString() ?? null;
  const moment = (name) => entry.getFirstPropertyValue(name)?.toJSDate().toISOString() ?? null;
  return {
    is: entry.name.toUpperCase(),
    uid: text("uid"),
    summary: text("summary"),
    description: text("description"),
    url: text("url"),
    starts: moment("dtstart"),
    ends: moment("dtend") ?? moment("due"),
    changed: moment("last-modified"),
    sequence: entry.getFirstPropertyValue("sequence"),
    status: text("status"),
    class: text("class"),
    categories: entry.getAllProperties("categories").flatMap((p) => p.getValues()),
    interview: text("x-interview-id"),
    people: ["attendee", "organizer"].flatMap((name) => entry.getAllProperties(name)).length,
    alarms: entry.getAllSubcomponents("valarm").map((alarm) => [
      alarm.getFirstPropertyValue("action"),
      alarm.getFirstPropertyValue("trigger").toSeconds(),
    ]),
  };
};
const calendars = process.argv.slice(2).map((file) => new ICAL.Component(ICAL.parse(readFileSync(file, "utf8"))));
console.log(JSON.stringify(calendars.map((calendar) => calendar.getAllSubcomponents().map(read))));
