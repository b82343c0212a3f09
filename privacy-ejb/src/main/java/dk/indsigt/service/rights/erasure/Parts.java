package dk.indsigt.service.rights.erasure;

import static dk.indsigt.service.rights.erasure.Part.anybody;
import static dk.indsigt.service.rights.erasure.Part.many;
import static dk.indsigt.service.rights.erasure.Part.nobody;

import java.util.List;
import java.util.Set;

/**
 * The parts of an erasure, in their order. A new table with something personal in it needs one line here: {@code nobody} or {@code anybody} with
 * a statement on its {@code party_id}, or {@link #ofCase} where it hangs on a request; files of such rows need one line in {@link #FILES}. The
 * test of completeness (columns.txt) fails when somebody forgets.
 */
final class Parts {
    static final int BATCH = 1000;

    /** A device {@code d} that was seen while the person used its line. */
    static final String OWN_DEVICE = "exists (select 1 from line_use u where u.line_id = d.line_id and u.person_id = ?1"
            + " and d.first_seen_on >= u.since and (u.until is null or d.first_seen_on <= u.until))";

    /** A line {@code l} of the person that nobody else ever used: other people's data stay. */
    private static final String FREE_LINE = "exists (select 1 from subscription s join customer c on c.id ="
            + " s.customer_id where s.id = l.subscription_id and c.party_id = ?1) and not exists (select 1 from line_use"
            + " u where u.line_id = l.id and u.person_id <> ?1)";

    /** A case {@code r} of the person: every one of somebody who will be nobody, else those that are over, save the one that asks. */
    private static final String OWN_CASE = "r.party_id = ?1 and (exists (select 1 from party p where p.id = ?1 and"
            + " p.erased_at is not null) or r.closed_at <= ?3 and r.id <> ?4)";

    private static final String CASE = "RIGHTS_CASE";

    static final List<Part> ALL = List.of(
            anybody(
                    "RECORDING",
                    "update recording_consent c set c.call_id = '', c.version = c.version + 1 where c.party_id = ?1 and"
                            + " c.call_id <> '' and not exists (select 1 from recording r where r.consent_id = c.id and"
                            + " r.deleted_at is null)"),
            many("TRAFFIC", "delete from traffic_record where person_id = ?1 and at <= ?3"),
            many("LOCATION", "delete from location_record where person_id = ?1 and at <= ?3"),
            anybody("EQUIPMENT", "delete d from device d where " + OWN_DEVICE + " and d.first_seen_on <= date(?3)"),
            anybody(
                    "DIRECTORY",
                    "update directory_choice set evidence = null where party_id = ?1 and evidence is not null and"
                            + " decided_at <= ?3"),
            nobody("SUBSCRIPTION", "delete d from device d join line l on l.id = d.line_id where " + FREE_LINE),
            nobody(
                    "SUBSCRIPTION",
                    "delete d from directory_choice d join line l on l.id = d.line_id where " + FREE_LINE),
            nobody("SUBSCRIPTION", "delete from line_use where person_id = ?1"),
            nobody("SUBSCRIPTION", "delete l from line l where " + FREE_LINE),
            nobody(
                    "SUBSCRIPTION",
                    "delete s from subscription s join customer c on c.id = s.customer_id where c.party_id = ?1 and not"
                            + " exists (select 1 from line l where l.subscription_id = s.id)"),
            nobody(
                    "CUSTOMER_RELATION",
                    "update customer set number = concat('E', right(replace(id, '-', ''), 9)), version = version + 1"
                            + " where party_id = ?1 and number not like 'E%'"),
            nobody("CUSTOMER_RELATION", "delete from representation where person_id = ?1"),
            nobody(
                    "CUSTOMER_RELATION",
                    "update rights_request r join mandate m on m.id = r.mandate_id set r.mandate_id = null, r.version ="
                            + " r.version + 1 where m.party_id = ?1"),
            nobody("CUSTOMER_RELATION", "delete from mandate where party_id = ?1"),
            nobody(
                    "CUSTOMER_RELATION",
                    "update mandate set ended_at = ?2, version = version + 1 where holder_id = ?1 and ended_at is null"),
            anybody(
                    "INVOICE",
                    "delete i from invoice i join customer c on c.id = i.customer_id where c.party_id = ?1 and"
                            + " i.delete_due_on <= ?2"),
            anybody(
                    "PURCHASE",
                    "delete b from purchase b join customer c on c.id = b.customer_id where c.party_id = ?1 and"
                            + " b.delete_due_on <= ?2"),
            anybody(
                    "CONSENT",
                    "update consent_decision set evidence = null, line_id = null, proof_call = null, proof_prompt = null,"
                            + " proof_digit = null, proof_offset_ms = null, proof_reference = null where party_id = ?1 and"
                            + " (evidence is not null or line_id is not null or proof_call is not null or proof_reference is"
                            + " not null) and decided_at <= ?3"),
            anybody(
                    "CONSENT",
                    "update marketing_objection set evidence = null, version = version + 1 where party_id = ?1 and"
                            + " evidence is not null and objected_at <= ?3"),
            nobody("CONSENT", "delete from consent_state where party_id = ?1"),
            anybody("CONSENT", "delete from consent_capture where party_id = ?1 and asked_at <= ?3"),
            nobody("CONSENT", "delete from consent_event where party_id = ?1"),
            many("MESSAGE", "delete from message where party_id = ?1 and sent_at <= ?3"),
            many("MESSAGE", "delete from mail_event where party_id = ?1 and at <= ?3"),
            anybody("MESSAGE", "delete from outbox where party_id = ?1 and created_at <= ?3"),
            nobody("MESSAGE", "update receipt set facts = '{}' where party_id = ?1 and facts <> '{}'"),
            anybody(
                    "MESSAGE",
                    "update contact set reason_note = null, told = null, identified_evidence = null, version = version +"
                            + " 1 where party_id = ?1 and (reason_note is not null or told is not null or"
                            + " identified_evidence is not null) and coalesce(closed_at, opened_at + interval 1 day) <="
                            + " ?3"),
            anybody("CONSENT", "delete from callback_request where party_id = ?1 and asked_at <= ?3"),
            anybody(
                    "CONSENT",
                    "update competition_entry set party_id = null, withdrawn_at = coalesce(withdrawn_at, ?3), version ="
                            + " version + 1 where party_id = ?1 and entered_at <= ?3"),
            anybody("CONSENT", "delete from survey_response where party_id = ?1 and answered_at <= ?3"),
            anybody("CREDIT", "delete from credit_assessment where party_id = ?1 and decided_at <= ?3"),
            anybody(
                    CASE,
                    "update rights_request r set r.wish_cipher = null, r.version = r.version + 1 where r.wish_cipher is"
                            + " not null and " + OWN_CASE),
            ofCase("rights_step", "t.note_cipher = null", "t.note_cipher is not null"),
            ofCase("rights_item", "t.note_cipher = null, t.version = t.version + 1", "t.note_cipher is not null"),
            ofCase("rights_balancing", "t.ours_cipher = '', t.theirs_cipher = ''", "length(t.ours_cipher) > 0"),
            ofCase("rights_identity", "t.evidence = null", "t.evidence is not null"),
            nobody(
                    CASE,
                    "update message m join letter l on l.id = m.letter_id set m.letter_id = null, m.version = m.version +"
                            + " 1 where l.party_id = ?1"),
            nobody(CASE, "delete from letter where party_id = ?1"),
            anybody(
                    CASE,
                    "delete l from letter l join rights_request r on r.id = l.case_id where not exists (select 1 from"
                            + " message m where m.letter_id = l.id) and " + OWN_CASE),
            anybody(
                    CASE,
                    "delete o from one_time_code o join rights_request r on r.id = o.request_id where " + OWN_CASE),
            nobody(
                    "ACCOUNT",
                    "delete o from one_time_code o where o.party_id = ?1 or exists (select 1 from account a where a.id ="
                            + " o.account_id and a.person_id = ?1) or exists (select 1 from contact k where k.id ="
                            + " o.contact_id and k.party_id = ?1)"),
            nobody(
                    CASE,
                    "update legal_hold set reason = '', lift_reason = null, version = version + 1 where party_id = ?1 and"
                            + " (reason <> '' or lift_reason is not null) and (lifted_at is not null or expires_on < ?2 or"
                            + " approved_at is null)"));

    /** Attachments of the person's cases that are still there, a batch at a time. */
    static final String ATTACHMENTS =
            "select t.id from rights_attachment t join rights_request r on r.id = t.request_id"
                    + " where t.deleted_at is null and " + OWN_CASE + " limit " + BATCH;

    /** Everything that can go. */
    static final Set<String> CATEGORIES = Set.of(
            "IDENTITY",
            "CONTACT",
            "BIRTH_DATE",
            "CPR",
            "CUSTOMER_RELATION",
            "SUBSCRIPTION",
            "EQUIPMENT",
            "INVOICE",
            "PURCHASE",
            "TRAFFIC",
            "LOCATION",
            "RECORDING",
            "CONSENT",
            "DIRECTORY",
            "MESSAGE",
            "CREDIT",
            CASE,
            "ACCOUNT");

    private Parts() {}

    /** Takes something away from rows that hang on a request of the person. */
    private static Part ofCase(String table, String change, String where) {
        return anybody(
                CASE,
                "update " + table + " t join rights_request r on r.id = t.request_id set " + change + " where " + where
                        + " and " + OWN_CASE);
    }
}
