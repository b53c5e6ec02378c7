"""An event for machines: schema.org's Event, its dates as exact as they are known."""

from __future__ import annotations

from plugins.calendar.json_ld_schedule import moved_events, schedule
from plugins.domain.things import Attendance, Event, Registration, State, Venue
from plugins.publishing.edition import Edition
from plugins.publishing.json_ld import Node, coordinates, node, term
from plugins.publishing.json_ld_nodes import about, common, organisation

_STATUS = {
    State.SCHEDULED: term("EventScheduled"),
    State.POSTPONED: term("EventPostponed"),
    State.CANCELLED: term("EventCancelled"),
    State.MOVED_ONLINE: term("EventMovedOnline"),
}
_MODE = {
    Attendance.IN_PERSON: term("OfflineEventAttendanceMode"),
    Attendance.ONLINE: term("OnlineEventAttendanceMode"),
    Attendance.MIXED: term("MixedEventAttendanceMode"),
}


def event_json_ld(edition: Edition, event: Event) -> Node:
    """What the page of an event says, of its next date where it has several; ``inLanguage`` is what is spoken there."""
    shown = event.shown(edition.site.now)
    return node(
        "Event",
        name=edition.words(event).title,
        **common(edition, event),
        startDate=shown.start.machine if shown else None,
        endDate=shown.end.machine if shown and shown.end else None,
        eventSchedule=schedule(event),
        subEvent=moved_events(edition, event),
        eventStatus=_STATUS[event.state],
        eventAttendanceMode=_MODE.get(_attendance(event)),
        location=_locations(edition, event),
        organizer=_organiser(edition, event),
        offers=_registration(event.registration) if event.registration else None,
        maximumAttendeeCapacity=event.registration.capacity if event.registration else None,
        inLanguage=event.languages,
        about=about(edition, event),
        subjectOf=_materials(edition, event),
        recordedIn=node("CreativeWork", url=event.recording) if event.recording else None,
        mainEntityOfPage=edition.urls.absolute(event.address),
    )


def _attendance(event: Event) -> Attendance:
    """How one takes part now: online, where it was moved there."""
    return Attendance.ONLINE if event.state is State.MOVED_ONLINE else event.attendance


def _locations(edition: Edition, event: Event) -> list[Node]:
    """The venue, unless the event has left it, and where it is online."""
    attendance = _attendance(event)
    venue = [_place(event.venue)] if event.venue and attendance is not Attendance.ONLINE else []
    if event.online_url is None and attendance not in (Attendance.ONLINE, Attendance.MIXED):
        return venue
    _ = edition.locale.gettext
    return [*venue, node("VirtualLocation", name=_("Online"), url=event.online_url)]


def _place(venue: Venue) -> Node:
    return node("Place", name=venue.name, address=venue.address, geo=coordinates(venue.latitude, venue.longitude))


def _organiser(edition: Edition, event: Event) -> Node | None:
    if event.organiser == edition.site_name:
        return organisation(edition)
    return node("Organization", name=event.organiser) if event.organiser else None


def _registration(registration: Registration) -> Node:
    return node(
        "Offer",
        url=registration.url,
        availabilityStarts=registration.opens.machine if registration.opens else None,
        availabilityEnds=registration.closes.machine if registration.closes else None,
    )


def _materials(edition: Edition, event: Event) -> list[Node]:
    _ = edition.locale.gettext
    offered = ((_("Agenda"), event.agenda), (_("Report"), event.report), (_("Slides"), event.slides))
    return [node("CreativeWork", name=name, url=url) for name, url in offered if url]
