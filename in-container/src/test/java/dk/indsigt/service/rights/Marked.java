package dk.indsigt.service.rights;

import dk.indsigt.container.Db;
import dk.indsigt.container.Someone;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A mark in every column that an erasure is to clear, in rows of one person. A column that is listed and whose table is not known here fails the
 * test: add where its rows of a person are.
 */
final class Marked {
    /** Too short for a mark that nothing else has; looked at by itself. */
    private static final int SHORT = 10;

    /** Which rows of a table are somebody's; {@code ?} is the party. */
    private static final Map<String, String> OF = Map.ofEntries(
            Map.entry("party", "id = ?"),
            Map.entry("customer", "party_id = ?"),
            Map.entry("subscription", "customer_id in (select id from customer where party_id = ?)"),
            Map.entry(
                    "line",
                    "subscription_id in (select s.id from subscription s join customer c on c.id = s.customer_id where"
                            + " c.party_id = ?)"),
            Map.entry("device", "line_id in (select line_id from line_use where person_id = ?)"),
            Map.entry("data_key", "party_id = ?"),
            Map.entry("account", "person_id = ?"),
            Map.entry("one_time_code", "party_id = ?"),
            Map.entry("contact", "party_id = ?"),
            Map.entry("consent_decision", "party_id = ?"),
            Map.entry("marketing_objection", "party_id = ?"),
            Map.entry("recording_consent", "party_id = ?"),
            Map.entry("recording", "party_id = ?"),
            Map.entry("legal_hold", "party_id = ?"),
            Map.entry("directory_choice", "party_id = ?"),
            Map.entry("traffic_record", "person_id = ?"),
            Map.entry("location_record", "person_id = ?"),
            Map.entry("invoice", "customer_id in (select id from customer where party_id = ?)"),
            Map.entry("purchase", "customer_id in (select id from customer where party_id = ?)"),
            Map.entry("receipt", "party_id = ?"),
            Map.entry("message", "party_id = ?"),
            Map.entry("mail_event", "party_id = ?"),
            Map.entry("outbox", "destination = (select email from party where id = ?)"),
            Map.entry("rights_request", "party_id = ?"),
            Map.entry("rights_step", "request_id in (select id from rights_request where party_id = ?)"),
            Map.entry("rights_item", "request_id in (select id from rights_request where party_id = ?)"),
            Map.entry("rights_identity", "request_id in (select id from rights_request where party_id = ?)"),
            Map.entry("rights_attachment", "request_id in (select id from rights_request where party_id = ?)"),
            Map.entry("rights_package", "party_id = ?"),
            Map.entry("letter", "party_id = ?"),
            Map.entry("rights_balancing", "request_id in (select id from rights_request where party_id = ?)"),
            Map.entry("callback_request", "party_id = ?"),
            Map.entry("survey_response", "party_id = ?"),
            Map.entry("survey_answer", "response_id in (select id from survey_response where party_id = ?)"),
            Map.entry("credit_assessment", "party_id = ?"));

    private final Db db;
    private final Someone person;
    private final String mark;

    Marked(Db db, Someone person, String mark) {
        this.db = db;
        this.person = person;
        this.mark = mark;
    }

    /** Makes a row of the person in every table where there is none yet. */
    void rows(UUID contact, UUID caseId, LocalDate past) {
        String me = person.id().toString();
        String customer = person.customerId().toString();
        String line = person.lineId().toString();
        row("device", "line_id", line, "imei", "000000000000000", "model", "x", "first_seen_on", past, "version", 1);
        row(
                "one_time_code",
                "purpose",
                "EMAIL_CHANGE",
                "party_id",
                me,
                "code_hash",
                "x",
                "created_at",
                past,
                "expires_at",
                past,
                "attempts",
                0,
                "version",
                1);
        db.run(
                "update contact set told = 'NAME', reason_note = 'x', identified_evidence = 'x' where id = ?",
                contact.toString());
        row(
                "consent_decision",
                "party_id",
                me,
                "purpose_code",
                "MKT_OWN",
                "channel",
                "EMAIL",
                "brand",
                "THREE",
                "decision",
                "GIVEN",
                "asked_through",
                "PHONE",
                "evidence",
                "x",
                "recorded_at",
                past,
                "provable",
                1,
                "actor_role",
                "AGENT",
                "decided_at",
                past);
        row(
                "callback_request",
                "party_id",
                me,
                "phone",
                "x",
                "topic",
                "OTHER",
                "window_from",
                past,
                "window_until",
                past,
                "asked_at",
                past,
                "asked_through",
                "PORTAL",
                "text_id",
                db.text("select id from consent_text where purpose_code = 'CALLBACK'"),
                "language",
                "da",
                "state",
                "CALLED",
                "attempts",
                1,
                "version",
                1);
        survey(past);
        row(
                "marketing_objection",
                "party_id",
                me,
                "objected_at",
                past,
                "asked_through",
                "PHONE",
                "evidence",
                "x",
                "receipt_id",
                UUID.randomUUID().toString(),
                "version",
                1);
        row(
                "legal_hold",
                "target",
                "PERSON",
                "target_id",
                me,
                "party_id",
                me,
                "reason",
                "x",
                "expires_on",
                past,
                "requested_by",
                me,
                "requested_at",
                past,
                "version",
                1);
        row(
                "directory_choice",
                "line_id",
                line,
                "party_id",
                me,
                "listing",
                "LISTED",
                "asked_through",
                "PHONE",
                "evidence",
                "x",
                "actor_role",
                "AGENT",
                "decided_at",
                past);
        db.run(
                "insert into traffic_record (line_id, person_id, at, kind, outgoing, counterpart, seconds, bytes,"
                        + " delete_due_on) values (?, ?, ?, 'VOICE', true, 'x', 1, 0, '2030-01-01')",
                line,
                me,
                past.toString());
        db.run(
                "insert into location_record (line_id, person_id, at, area, delete_due_on) values (?, ?, ?, 'x',"
                        + " '2030-01-01')",
                line,
                me,
                past.toString());
        row(
                "invoice",
                "customer_id",
                customer,
                "number",
                mark,
                "issued_on",
                past,
                "amount_ore",
                1,
                "delete_due_on",
                past);
        row(
                "purchase",
                "customer_id",
                customer,
                "bought_on",
                past,
                "channel",
                "WEB",
                "item",
                "x",
                "amount_ore",
                1,
                "paid_through",
                "ADYEN",
                "payment_reference",
                "x",
                "delete_due_on",
                past);
        row(
                "receipt",
                "number",
                "K-" + me.substring(24),
                "party_id",
                me,
                "kind",
                "CONSENT_GIVEN",
                "issued_at",
                past,
                "asked_through",
                "PORTAL",
                "facts",
                "{}");
        row(
                "message",
                "party_id",
                me,
                "sent_at",
                past,
                "channel",
                "INBOX",
                "language",
                "da",
                "subject",
                "x",
                "body",
                "x",
                "version",
                1);
        row(
                "mail_event",
                "party_id",
                me,
                "brand",
                "THREE",
                "reference",
                "x",
                "kind",
                "SENT",
                "at",
                past,
                "recorded_at",
                past,
                "delete_due_on",
                "2030-01-01");
        row(
                "rights_item",
                "request_id",
                caseId.toString(),
                "type_code",
                "ACCESS",
                "ordinal",
                1,
                "category",
                "IDENTITY",
                "amount",
                1,
                "computed",
                0,
                "version",
                1);
        row(
                "rights_identity",
                "request_id",
                caseId.toString(),
                "kind",
                "PERSON",
                "method",
                "MITID",
                "evidence",
                "x",
                "passed",
                1,
                "at",
                past);
        row(
                "rights_package",
                "request_id",
                caseId.toString(),
                "party_id",
                me,
                "kind",
                "ACCESS",
                "language",
                "da",
                "state",
                "READY",
                "percent",
                100,
                "attempts",
                1,
                "queued_at",
                past,
                "next_attempt_at",
                past,
                "expires_at",
                "2099-01-01",
                "wrapped_key",
                "x",
                "downloads",
                0,
                "version",
                1);
        String letter = row(
                "letter",
                "party_id",
                me,
                "addressee_id",
                me,
                "case_id",
                caseId.toString(),
                "case_number",
                "S-1",
                "kind",
                "ANSWER",
                "language",
                "da",
                "template_number",
                1,
                "subject",
                "x",
                "body_cipher",
                "x",
                "sent_at",
                past,
                "version",
                1);
        db.run("update message set letter_id = ? where party_id = ?", letter, me);
        row(
                "rights_balancing",
                "request_id",
                caseId.toString(),
                "activity",
                "PA05",
                "ours_cipher",
                "x",
                "theirs_cipher",
                "x",
                "conclusion",
                "STOP",
                "account_id",
                me,
                "at",
                past);
        row(
                "credit_assessment",
                "party_id",
                me,
                "kind",
                "CREDIT",
                "source",
                "HUMAN",
                "inputs",
                "x",
                "criteria",
                "x",
                "outcome",
                "REFUSED",
                "decided_at",
                past,
                "delete_due_on",
                past.plusYears(9));
        row(
                "outbox",
                "channel",
                "EMAIL",
                "destination",
                db.text("select email from party where id = ?", me),
                "subject",
                "x",
                "body",
                "x",
                "created_at",
                past,
                "attempts",
                0,
                "next_attempt_at",
                "2099-01-01",
                "version",
                1);
    }

    /** Writes the mark into every column that is to be cleared. */
    void mark() {
        Set<String> unknown = new TreeSet<>();
        // The address of the outbox is the person's: it is marked by its value, and first.
        for (Classified column : order()) {
            String where = OF.get(column.table());
            if (where == null) {
                unknown.add(column.name());
                continue;
            }
            if (column.name().equals("party.email")
                    || column.name().equals("party.phone")
                    || column.name().equals("outbox.destination")) {
                continue;
            }
            int rows = db.run(
                    "update " + column.table() + " set " + column.column() + " = " + value(column) + " where " + where,
                    mark,
                    person.id().toString());
            if (rows == 0) {
                unknown.add(column.name() + " has no row");
            }
        }
        if (!unknown.isEmpty()) {
            throw new AssertionError("nowhere to put a mark: " + unknown);
        }
    }

    private String value(Classified column) {
        long length = db.count(
                "select coalesce(character_maximum_length, 10) from information_schema.columns where table_schema ="
                        + " database() and table_name = ? and column_name = ?",
                column.table(),
                column.column());
        if (column.name().equals("receipt.facts")) {
            return "concat('{\"x\":\"', ?, '\"}')";
        }
        return length < SHORT ? "left(?, " + length + ")" : "?";
    }

    private static List<Classified> order() {
        return Classified.all().stream().filter(Classified::goes).toList();
    }

    /** @return tables and columns in which one of the marks is still found */
    Set<String> found(String... marks) {
        Map<String, List<String>> columns = Columns.of(db).stream()
                .collect(Collectors.groupingBy(
                        Columns.Column::table,
                        LinkedHashMap::new,
                        Collectors.mapping(Columns.Column::name, Collectors.toList())));
        Set<String> found = new TreeSet<>();
        columns.forEach((table, names) -> {
            for (String name : names) {
                for (String each : marks) {
                    if (db.count("select count(*) from " + table + " where locate(?, `" + name + "`) > 0", each) > 0) {
                        found.add(table + "." + name);
                    }
                }
            }
        });
        return found;
    }

    private String row(String table, Object... columns) {
        StringBuilder names = new StringBuilder("id");
        StringBuilder places = new StringBuilder("?");
        Object[] values = new Object[columns.length / 2 + 1];
        values[0] = UUID.randomUUID().toString();
        for (int i = 0; i < columns.length; i += 2) {
            names.append(", ").append(columns[i]);
            places.append(", ?");
            values[i / 2 + 1] = columns[i + 1] instanceof LocalDate day ? day.toString() : columns[i + 1];
        }
        db.run("insert into " + table + " (" + names + ") values (" + places + ")", values);
        return values[0].toString();
    }

    /** A survey that the person has answered. */
    private void survey(LocalDate past) {
        String survey = UUID.randomUUID().toString();
        db.run(
                "insert into survey (id, brand, name_da, name_en, intro_da, intro_en, closes_on, issue_id, created_by,"
                        + " created_at, version) select ?, 'THREE', 'x', 'x', 'x', 'x', ?, min(id), ?, ?, 1 from"
                        + " newsletter_issue",
                survey,
                past.toString(),
                person.id().toString(),
                past.toString());
        db.run("insert into survey_question values (?, 1, 'WORDS', 'x', 'x')", survey);
        String response = UUID.randomUUID().toString();
        db.run(
                "insert into survey_response (id, survey_id, party_id, answered_at, asked_through, delete_due_on, version)"
                        + " values (?, ?, ?, ?, 'PORTAL', '2030-01-01', 1)",
                response,
                survey,
                person.id().toString(),
                past.toString());
        db.run("insert into survey_answer (response_id, place, words) values (?, 1, 'x')", response);
    }
}
