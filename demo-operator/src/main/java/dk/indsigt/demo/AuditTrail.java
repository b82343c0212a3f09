package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What was done and who looked. The log counts upwards in time, so entries wait here until all are known. */
final class AuditTrail {
    private record Entry(
            Instant at, Actor actor, AuditAction action, UUID partyId, UUID objectId, String reason, String detail) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(Instant at, Actor actor, AuditAction action, UUID partyId, UUID objectId, String reason, String detail) {
        entries.add(new Entry(at, actor, action, partyId, objectId, reason, detail));
    }

    void writeTo(Book book) {
        entries.sort(Comparator.comparing(Entry::at));
        for (Entry entry : entries) {
            book.add(
                    Table.AUDIT_ENTRY,
                    entry.at(),
                    entry.actor().role(),
                    entry.actor().unit(),
                    entry.actor().accountId(),
                    entry.actor().contactId(),
                    entry.action(),
                    entry.partyId(),
                    entry.objectId(),
                    entry.reason(),
                    entry.detail(),
                    entry.action().shown());
        }
    }
}
