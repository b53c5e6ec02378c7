// Reads a calendar from standard input and prints every occurrence between two dates as JSON: node read_with_ical.mjs FROM TO
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [from, to] = process.argv.slice(2).map((text) => ICAL.Time.fromJSDate(new Date(text), true));
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}
const said = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
const items = [];
// Without exceptions of its own an event would take those of every other one in the file, whatever their UID.
const alone = { strictExceptions: true, exceptions: [] };
const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component, alone));
for (const event of events.filter((event) => !event.isRecurrenceException())) {
  for (const override of events) {
    if (override.isRecurrenceException() && override.uid === event.uid) event.relateException(override);
  }
  const tell = (item, start, end) => items.push({
    uid: event.uid,
    summary: item.summary,
    start: said(start),
    end: said(end),
    status: item.component.getFirstPropertyValue("status"),
    sequence: item.sequence,
  });
  if (!event.isRecurring()) {
    tell(event, event.startDate, event.endDate);
    continue;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.compare(to) <= 0; next = iterator.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    tell(item, startDate, endDate);
  }
}
process.stdout.write(JSON.stringify(items.filter(({ start }) => start >= from.toString() && start <= to.toString())));
