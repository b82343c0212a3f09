package dk.indsigt.service.rights.pack;

import static dk.indsigt.service.rights.pack.Column.audio;
import static dk.indsigt.service.rights.pack.Column.code;
import static dk.indsigt.service.rights.pack.Column.codes;
import static dk.indsigt.service.rights.pack.Column.date;
import static dk.indsigt.service.rights.pack.Column.flag;
import static dk.indsigt.service.rights.pack.Column.line;
import static dk.indsigt.service.rights.pack.Column.moment;
import static dk.indsigt.service.rights.pack.Column.money;
import static dk.indsigt.service.rights.pack.Column.number;
import static dk.indsigt.service.rights.pack.Column.sealed;
import static dk.indsigt.service.rights.pack.Column.text;

import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.service.rights.pack.Sheet.Audience;
import java.util.List;
import java.util.Set;

/**
 * Every list that a copy consists of, with what is left out of it: names of staff, and of other people everything but the given name of whoever
 * uses a line that the person owns, or owns the line that the person uses. Usage rows belong to who used the line then. Where there are tens of
 * thousands, the database writes the moment as text: the driver takes it apart and puts it together again, at a fifth of the whole time.
 */
final class Sheets {
    private static final String OF_LINE =
            " from line l join subscription s on s.id = l.subscription_id join customer c on c.id = s.customer_id";
    private static final String MY_CASES = "(select id from rights_request where party_id = :me)";

    private static final Set<String> PORTABLE = Set.of(
            "identity",
            "contact",
            "subscription",
            "lines",
            "equipment",
            "purchase",
            "traffic",
            "location",
            "consent",
            "objections",
            "account");

    private static final List<Sheet> ALL = List.of(
            all(
                    Section.IDENTITY,
                    "identity",
                    "select kind, given_name, family_name, company_name, cvr, company_form, birth_date, cpr_cipher as cpr,"
                            + " deceased_on, language, statement_cipher as statement, created_at, id as self from party"
                            + " where id = :me",
                    code("kind", "partyKind"),
                    text("given_name"),
                    text("family_name"),
                    text("company_name"),
                    text("cvr"),
                    text("company_form"),
                    date("birth_date"),
                    sealed("cpr", "party.cpr", KeyPurpose.CPR),
                    date("deceased_on"),
                    code("language", "language"),
                    sealed("statement", "party.statement", KeyPurpose.TEXT),
                    moment("created_at")),
            all(
                    Section.CONTACT,
                    "contact",
                    "select email, phone, street, postal_code, city, address_protected from party where id = :me",
                    text("email"),
                    text("phone"),
                    text("street"),
                    text("postal_code"),
                    text("city"),
                    flag("address_protected")),
            all(
                    Section.CONTACT,
                    "contact-pending",
                    "select new_value as email, created_at, expires_at from one_time_code where party_id = :me and purpose"
                            + " = 'EMAIL_CHANGE' and new_value is not null and used_at is null order by created_at",
                    text("email"),
                    moment("created_at"),
                    moment("expires_at")),
            all(
                    Section.CUSTOMER_RELATION,
                    "customer_relation",
                    "select number as customer_number, brand, segment, since, ended_on from customer where party_id = :me"
                            + " order by since, number",
                    text("customer_number"),
                    code("brand", "brand"),
                    code("segment", "segment"),
                    date("since"),
                    date("ended_on")),
            people(
                    Section.CUSTOMER_RELATION,
                    "representations",
                    "select p.company_name, r.since, r.until from representation r join party p on p.id = r.company_id"
                            + " where r.person_id = :me order by r.since",
                    text("company_name"),
                    date("since"),
                    date("until")),
            all(
                    Section.SUBSCRIPTION,
                    "subscription",
                    "select c.number as customer_number, s.product, s.started_on, s.ended_on from subscription s join"
                            + " customer c on c.id = s.customer_id where c.party_id = :me order by s.started_on, s.id",
                    text("customer_number"),
                    text("product"),
                    date("started_on"),
                    date("ended_on")),
            people(
                    Section.SUBSCRIPTION,
                    "lines",
                    "select l.msisdn as number, l.iccid, s.product, l.active_from, l.active_to, c.party_id = :me as owned,"
                            + " exists (select 1 from line_use u where u.line_id = l.id and u.person_id = :me and u.until"
                            + " is null) as used, l.listing, l.listing_since" + OF_LINE
                            + " where c.party_id = :me or l.id in (select line_id from line_use where person_id = :me)"
                            + " order by l.msisdn, l.id",
                    text("number"),
                    text("iccid"),
                    text("product"),
                    date("active_from"),
                    date("active_to"),
                    flag("owned"),
                    flag("used"),
                    code("listing", "listing"),
                    moment("listing_since")),
            others(
                    Section.SUBSCRIPTION,
                    "lines",
                    "select l.msisdn as number, l.iccid, s.product, l.active_from, l.active_to, l.listing, l.listing_since"
                            + OF_LINE + " where c.party_id = :me order by l.msisdn, l.id",
                    text("number"),
                    text("iccid"),
                    text("product"),
                    date("active_from"),
                    date("active_to"),
                    code("listing", "listing"),
                    moment("listing_since")),
            people(
                    Section.SUBSCRIPTION,
                    "line-users",
                    "select l.msisdn as number, u.person_id = :me as myself, case when u.person_id <> :me then p.given_name"
                            + " end as user_name, u.relation, u.since, u.until, case when c.party_id <> :me then"
                            + " coalesce(o.company_name, o.given_name) end as told_by from line_use u join line l on l.id"
                            + " = u.line_id join subscription s on s.id = l.subscription_id join customer c on c.id ="
                            + " s.customer_id join party p on p.id = u.person_id join party o on o.id = c.party_id where"
                            + " u.person_id = :me or c.party_id = :me order by l.msisdn, u.since, u.id",
                    text("number"),
                    flag("myself"),
                    text("user_name"),
                    code("relation", "relation"),
                    date("since"),
                    date("until"),
                    text("told_by")),
            people(
                    Section.EQUIPMENT,
                    "equipment",
                    "select d.imei, d.model, d.first_seen_on, d.line_id as line from device d where exists (select 1 from"
                            + " line_use u where u.line_id = d.line_id and u.person_id = :me and (u.until is null or"
                            + " d.first_seen_on < u.until) and (d.first_seen_on >= u.since or not exists (select 1 from"
                            + " line_use x where x.line_id = d.line_id and x.person_id <> :me))) order by"
                            + " d.first_seen_on, d.id",
                    text("imei"),
                    text("model"),
                    date("first_seen_on"),
                    line("line")),
            byMonth(
                    Section.INVOICE,
                    Audience.ALL,
                    "invoice",
                    "issued_on",
                    List.of("amount"),
                    "select i.number, c.number as customer_number, i.issued_on, i.amount_ore as amount, i.paid_on, i.delete_due_on"
                            + " from invoice i join customer c on c.id = i.customer_id where c.party_id = :me order by"
                            + " i.issued_on, i.number",
                    text("number"),
                    text("customer_number"),
                    date("issued_on"),
                    money("amount"),
                    date("paid_on"),
                    date("delete_due_on")),
            byMonth(
                    Section.PURCHASE,
                    Audience.ALL,
                    "purchase",
                    "bought_on",
                    List.of("amount"),
                    "select c.number as customer_number, p.bought_on, p.channel, p.item, p.amount_ore as amount, p.returned_on,"
                            + " p.paid_through, p.payment_reference, p.delete_due_on from purchase p join customer c on"
                            + " c.id = p.customer_id where c.party_id = :me order by p.bought_on, p.id",
                    text("customer_number"),
                    date("bought_on"),
                    code("channel", "shop"),
                    text("item"),
                    money("amount"),
                    date("returned_on"),
                    code("paid_through", "recipient"),
                    text("payment_reference"),
                    date("delete_due_on")),
            byMonth(
                    Section.TRAFFIC,
                    Audience.PEOPLE,
                    "traffic",
                    "at",
                    List.of("seconds", "bytes"),
                    "select cast(t.at as char) as at, t.line_id as line, t.kind, t.outgoing, t.counterpart, t.seconds,"
                            + " t.bytes, t.delete_due_on from traffic_record t where t.person_id = :me order by"
                            + " t.person_id, t.at, t.id",
                    moment("at"),
                    line("line"),
                    code("kind", "traffic"),
                    flag("outgoing"),
                    text("counterpart"),
                    number("seconds"),
                    number("bytes"),
                    date("delete_due_on")),
            byMonth(
                    Section.LOCATION,
                    Audience.PEOPLE,
                    "location",
                    "at",
                    List.of(),
                    "select cast(t.at as char) as at, t.line_id as line, t.area, t.delete_due_on from location_record t where"
                            + " t.person_id = :me order by t.person_id, t.at, t.id",
                    moment("at"),
                    line("line"),
                    text("area"),
                    date("delete_due_on")),
            people(
                    Section.RECORDING,
                    "recording",
                    "select r.started_at, r.direction, r.segment, r.duration_ms, r.subject_:lang as subject, c.method,"
                            + " c.call_id, c.digit, c.prompt_version, c.offset_ms, c.given_at, c.withdrawn_at,"
                            + " u.text_:lang as rule, r.delete_due_on, r.deleted_at, r.deleted_because, r.id as audio"
                            + " from recording r join recording_consent c on c.id = r.consent_id join recording_rule u on"
                            + " u.code = r.rule_code where r.party_id = :me order by r.started_at, r.id",
                    moment("started_at"),
                    code("direction", "direction"),
                    code("segment", "segment"),
                    number("duration_ms"),
                    text("subject"),
                    code("method", "recordingConsent"),
                    text("call_id"),
                    text("digit"),
                    text("prompt_version"),
                    number("offset_ms"),
                    moment("given_at"),
                    moment("withdrawn_at"),
                    text("rule"),
                    date("delete_due_on"),
                    moment("deleted_at"),
                    code("deleted_because", "cause"),
                    audio("audio")),
            byMonth(
                    Section.CONSENT,
                    Audience.ALL,
                    "consent",
                    "decided_at",
                    List.of(),
                    "select d.decided_at, d.purpose_code as purpose, d.channel, d.brand, d.decision, d.provable,"
                            + " d.asked_through, d.evidence, d.proof_call, d.proof_prompt, d.proof_digit, d.proof_offset_ms,"
                            + " d.proof_reference, d.recorded_at, d.valid_until, d.actor_role, d.actor_unit, t.number as"
                            + " text_version, case when"
                            + " d.language = 'en' then t.text_en else t.text_da end as text_shown, r.number as receipt"
                            + " from consent_decision d left join consent_text t on t.id = d.text_id left join receipt r on"
                            + " r.id = d.receipt_id where d.party_id = :me order by d.decided_at, d.id",
                    moment("decided_at"),
                    code("purpose", "purpose"),
                    code("channel", "channel"),
                    code("brand", "brand"),
                    code("decision", "decision"),
                    flag("provable"),
                    code("asked_through", "channel"),
                    text("evidence"),
                    text("proof_call"),
                    text("proof_prompt"),
                    text("proof_digit"),
                    number("proof_offset_ms"),
                    text("proof_reference"),
                    moment("recorded_at"),
                    moment("valid_until"),
                    code("actor_role", "actor"),
                    text("actor_unit"),
                    number("text_version"),
                    text("text_shown"),
                    text("receipt")),
            all(
                    Section.CONSENT,
                    "captures",
                    "select c.asked_at, c.client_name as service, c.brand, i.purpose_code as purpose, i.scopes, i.granted,"
                            + " c.expires_at, c.finished_at from consent_capture c join consent_capture_item i on"
                            + " i.capture_id = c.id where c.party_id = :me order by c.asked_at, i.ordinal",
                    moment("asked_at"),
                    text("service"),
                    code("brand", "brand"),
                    code("purpose", "purpose"),
                    text("scopes"),
                    flag("granted"),
                    moment("expires_at"),
                    moment("finished_at")),
            all(
                    Section.CONSENT,
                    "objections",
                    "select o.objected_at, o.asked_through, o.evidence, r.number as receipt, o.ended_at from"
                            + " marketing_objection o left join receipt r on r.id = o.receipt_id where o.party_id = :me"
                            + " order by o.objected_at",
                    moment("objected_at"),
                    code("asked_through", "channel"),
                    text("evidence"),
                    text("receipt"),
                    moment("ended_at")),
            all(
                    Section.CONSENT,
                    "suppressions",
                    "select kind as contact_point, asked_through, since, ended_at from contact_suppression where request_id"
                            + " in " + MY_CASES + " order by since",
                    code("contact_point", "point"),
                    code("asked_through", "channel"),
                    moment("since"),
                    moment("ended_at")),
            all(
                    Section.CONSENT,
                    "callbacks",
                    "select asked_at, phone, topic, window_from, window_until, asked_through, state, attempts, closed_at,"
                            + " delete_due_on from callback_request where party_id = :me order by asked_at, id",
                    moment("asked_at"),
                    text("phone"),
                    code("topic", "callbackTopic"),
                    moment("window_from"),
                    moment("window_until"),
                    code("asked_through", "channel"),
                    code("state", "callbackState"),
                    number("attempts"),
                    moment("closed_at"),
                    date("delete_due_on")),
            all(
                    Section.CONSENT,
                    "newsletters",
                    "select created_at, consent_purpose as purpose, consent_brand as brand, destination as email, subject,"
                            + " sent_at, dropped_at from outbox where party_id = :me order by created_at, id",
                    moment("created_at"),
                    code("purpose", "purpose"),
                    code("brand", "brand"),
                    text("email"),
                    text("subject"),
                    moment("sent_at"),
                    moment("dropped_at")),
            people(
                    Section.CONSENT,
                    "competitions",
                    "select c.name_:lang as competition, c.brand, e.entered_at, e.asked_through, c.closes_on, c.draws_on,"
                            + " c.state from competition_entry e join competition c on c.id = e.competition_id where"
                            + " e.party_id = :me order by e.entered_at, e.id",
                    text("competition"),
                    code("brand", "brand"),
                    moment("entered_at"),
                    code("asked_through", "channel"),
                    date("closes_on"),
                    date("draws_on"),
                    code("state", "competitionState")),
            all(
                    Section.CONSENT,
                    "surveys",
                    "select s.name_:lang as survey, s.brand, r.answered_at, r.asked_through, q.text_:lang as question,"
                            + " a.score, a.words, r.delete_due_on from survey_response r join survey s on s.id ="
                            + " r.survey_id join survey_answer a on a.response_id = r.id join survey_question q on"
                            + " q.survey_id = s.id and q.place = a.place where r.party_id = :me order by r.answered_at,"
                            + " r.id, a.place",
                    text("survey"),
                    code("brand", "brand"),
                    moment("answered_at"),
                    code("asked_through", "channel"),
                    text("question"),
                    number("score"),
                    text("words"),
                    date("delete_due_on")),
            all(
                    Section.DIRECTORY,
                    "directory",
                    "select d.line_id as line, d.listing, d.asked_through, d.evidence, d.actor_role, d.actor_unit,"
                            + " d.decided_at, r.number as receipt from directory_choice d left join receipt r on r.id ="
                            + " d.receipt_id where d.party_id = :me order by d.decided_at, d.id",
                    line("line"),
                    code("listing", "listing"),
                    code("asked_through", "channel"),
                    text("evidence"),
                    code("actor_role", "actor"),
                    text("actor_unit"),
                    moment("decided_at"),
                    text("receipt")),
            byMonth(
                    Section.MESSAGE,
                    Audience.ALL,
                    "message",
                    "sent_at",
                    List.of(),
                    "select m.sent_at, m.channel, m.language, m.subject, m.body, r.number as receipt, m.read_at from"
                            + " message m left join receipt r on r.id = m.receipt_id where m.party_id = :me order by"
                            + " m.sent_at, m.id",
                    moment("sent_at"),
                    code("channel", "way"),
                    code("language", "language"),
                    text("subject"),
                    text("body"),
                    text("receipt"),
                    moment("read_at")),
            byMonth(
                    Section.MESSAGE,
                    Audience.ALL,
                    "receipts",
                    "issued_at",
                    List.of(),
                    "select issued_at, number as receipt, kind, asked_through, facts from receipt where party_id = :me order"
                            + " by issued_at, id",
                    moment("issued_at"),
                    text("receipt"),
                    code("kind", "receiptKind"),
                    code("asked_through", "channel"),
                    text("facts")),
            all(
                    Section.MESSAGE,
                    "mail-events",
                    "select at, kind, brand, reference, delete_due_on from mail_event where party_id = :me order by at, id",
                    moment("at"),
                    code("kind", "mailEvent"),
                    code("brand", "brand"),
                    text("reference"),
                    date("delete_due_on")),
            people(
                    Section.ACCOUNT,
                    "account",
                    "select username, display_name, language, created_at, last_sign_in_at, closed_at from account where"
                            + " person_id = :me",
                    text("username"),
                    text("display_name"),
                    code("language", "language"),
                    moment("created_at"),
                    moment("last_sign_in_at"),
                    moment("closed_at")),
            byMonth(
                    Section.ACCOUNT,
                    Audience.PEOPLE,
                    "account-log",
                    "at",
                    List.of(),
                    "select at, action from audit_entry where account_id in (select id from account where person_id = :me)"
                            + " and not shown order by seq",
                    moment("at"),
                    code("action", "audit")),
            all(
                    Section.CREDIT,
                    "credit",
                    "select a.decided_at, a.kind, a.source, a.bureau_code as bureau, a.inputs, a.criteria, a.would_pass,"
                            + " a.outcome, a.reviews is not null as review, a.delete_due_on from credit_assessment a where"
                            + " a.party_id = :me order by a.decided_at, a.id",
                    moment("decided_at"),
                    code("kind", "creditKind"),
                    code("source", "creditSource"),
                    code("bureau", "recipient"),
                    codes("inputs", "creditCode"),
                    codes("criteria", "creditCode"),
                    codes("would_pass", "creditCode"),
                    code("outcome", "creditOutcome"),
                    flag("review"),
                    date("delete_due_on")),
            all(
                    Section.RIGHTS_CASE,
                    "rights_case",
                    "select number as case_number, type, standing, asked_through, received_at, state, due_on, extended_at,"
                            + " identified_by, decided_at, outcome, closed_at, wish_cipher as wish, id as self from"
                            + " rights_request where party_id = :me order by received_at, id",
                    text("case_number"),
                    code("type", "requestType"),
                    code("standing", "standing"),
                    code("asked_through", "channel"),
                    moment("received_at"),
                    code("state", "requestState"),
                    date("due_on"),
                    moment("extended_at"),
                    code("identified_by", "identification"),
                    moment("decided_at"),
                    code("outcome", "requestOutcome"),
                    moment("closed_at"),
                    sealed("wish", "wish", KeyPurpose.TEXT)),
            all(
                    Section.RIGHTS_CASE,
                    "case-steps",
                    "select r.number as case_number, s.at, s.step, s.to_state, s.actor_role, s.actor_unit, s.reason,"
                            + " s.note_cipher as note, s.id as self from rights_step s join rights_request r on r.id ="
                            + " s.request_id where r.party_id = :me order by r.received_at, r.id, s.ordinal",
                    text("case_number"),
                    moment("at"),
                    code("step", "step"),
                    code("to_state", "requestState"),
                    code("actor_role", "actor"),
                    text("actor_unit"),
                    code("reason", "because"),
                    sealed("note", "step", KeyPurpose.TEXT)),
            all(
                    Section.RIGHTS_CASE,
                    "case-items",
                    "select r.number as case_number, i.category, i.amount, i.outcome, i.ground_code as ground, i.until_on,"
                            + " i.note_cipher as note, i.id as self from rights_item i join rights_request r on r.id ="
                            + " i.request_id where r.party_id = :me order by r.received_at, r.id, i.ordinal",
                    text("case_number"),
                    code("category", "category"),
                    number("amount"),
                    code("outcome", "itemOutcome"),
                    code("ground", "ground"),
                    date("until_on"),
                    sealed("note", "item", KeyPurpose.TEXT)),
            all(
                    Section.RIGHTS_CASE,
                    "case-identity",
                    "select r.number as case_number, x.kind, x.method, x.evidence, x.passed, x.at from rights_identity x"
                            + " join rights_request r on r.id = x.request_id where r.party_id = :me order by x.at, x.id",
                    text("case_number"),
                    code("kind", "identityKind"),
                    code("method", "identification"),
                    text("evidence"),
                    flag("passed"),
                    moment("at")),
            all(
                    Section.RIGHTS_CASE,
                    "stops",
                    "select r.number as case_number, p.kind, p.ground as stop_ground, p.activity, p.since, p.final as decided,"
                            + " p.ended_at, p.ended_because from processing_stop p left join rights_request r on r.id ="
                            + " p.request_id where p.party_id = :me order by p.since, p.id",
                    text("case_number"),
                    code("kind", "stop"),
                    text("stop_ground"),
                    code("activity", "activity"),
                    moment("since"),
                    flag("decided"),
                    moment("ended_at"),
                    code("ended_because", "stopEnded")),
            all(
                    Section.RIGHTS_CASE,
                    "mandates",
                    "select m.party_id = :me as represented, m.standing, m.scope, m.valid_from, m.valid_until, m.evidence,"
                            + " m.checked_at, m.ended_at from mandate m where m.party_id = :me or m.holder_id = :me order by"
                            + " m.checked_at, m.id",
                    flag("represented"),
                    code("standing", "standing"),
                    codes("scope", "requestType"),
                    date("valid_from"),
                    date("valid_until"),
                    code("evidence", "document"),
                    moment("checked_at"),
                    moment("ended_at")),
            people(
                    Section.RIGHTS_CASE,
                    "holds",
                    "select target, reason as hold_reason, requested_at, approved_at, expires_on, lifted_at from legal_hold"
                            + " where party_id = :me order by requested_at, id",
                    code("target", "holdTarget"),
                    text("hold_reason"),
                    moment("requested_at"),
                    moment("approved_at"),
                    date("expires_on"),
                    moment("lifted_at")),
            byMonth(
                    Section.ACCESS_LOG,
                    Audience.ALL,
                    "access_log",
                    "at",
                    List.of(),
                    "select at, actor_role, actor_unit, action, reason, detail from audit_entry where party_id = :me and"
                            + " shown order by seq",
                    moment("at"),
                    code("actor_role", "actor"),
                    text("actor_unit"),
                    code("action", "audit"),
                    code("reason", "because"),
                    text("detail")),
            byMonth(
                    Section.ACCESS_LOG,
                    Audience.ALL,
                    "contacts",
                    "opened_at",
                    List.of(),
                    "select opened_at, closed_at, unit, channel, reason, reason_note, told, identified_by,"
                            + " identified_evidence as evidence from contact where party_id = :me order by opened_at, id",
                    moment("opened_at"),
                    moment("closed_at"),
                    text("unit"),
                    code("channel", "channel"),
                    code("reason", "because"),
                    text("reason_note"),
                    codes("told", "told"),
                    code("identified_by", "identification"),
                    text("evidence")),
            byMonth(
                    Section.ACCESS_LOG,
                    Audience.ALL,
                    "disclosures",
                    "at",
                    List.of(),
                    "select at, recipient_code as recipient, activity, data_set, reference, delete_due_on from disclosure"
                            + " where party_id = :me order by at, id",
                    moment("at"),
                    code("recipient", "recipient"),
                    code("activity", "activity"),
                    codes("data_set", "category"),
                    text("reference"),
                    date("delete_due_on")),
            all(
                    Section.ACCESS_LOG,
                    "audiences",
                    "select e.recipient_code as recipient, e.purpose_code as purpose, e.brand, e.reference,"
                            + " lower(hex(m.email_hash)) as email_hash, m.added_at, m.remove_due_on, r.queued_at as"
                            + " removal_at, r.confirmed_at as acknowledged_at from audience_member m join audience_export e"
                            + " on e.id = m.export_id left join audience_removal r on r.id = m.removal_id where m.party_id ="
                            + " :me order by m.added_at, m.id",
                    code("recipient", "recipient"),
                    code("purpose", "purpose"),
                    code("brand", "brand"),
                    text("reference"),
                    text("email_hash"),
                    moment("added_at"),
                    date("remove_due_on"),
                    moment("removal_at"),
                    moment("acknowledged_at")),
            all(
                    Section.ACCESS_LOG,
                    "recipient-notices",
                    "select recipient_code as recipient, kind, reference, state, created_at, sent_at, acknowledged_at from"
                            + " recipient_notice where party_id = :me order by created_at, id",
                    code("recipient", "recipient"),
                    code("kind", "noticeKind"),
                    text("reference"),
                    code("state", "noticeState"),
                    moment("created_at"),
                    moment("sent_at"),
                    moment("acknowledged_at")));

    private Sheets() {}

    /** @return every list, in the order of the parts */
    static List<Sheet> all() {
        return ALL;
    }

    /** @return the lists of a part for one who asks in that capacity */
    static List<Sheet> of(Section section, Standing standing) {
        return ALL.stream()
                .filter(sheet -> sheet.section() == section && sheet.reaches(standing))
                .toList();
    }

    /** @return the lists of a part that can be taken along: without what others told and what the house noted (art. 20(1), (4)) */
    static List<Sheet> portable(Section section, Standing standing) {
        return of(section, standing).stream()
                .filter(sheet -> PORTABLE.contains(sheet.name()))
                .toList();
    }

    private static Sheet all(Section section, String name, String sql, Column... columns) {
        return new Sheet(section, name, Audience.ALL, null, List.of(), sql, List.of(columns));
    }

    private static Sheet people(Section section, String name, String sql, Column... columns) {
        return new Sheet(section, name, Audience.PEOPLE, null, List.of(), sql, List.of(columns));
    }

    private static Sheet others(Section section, String name, String sql, Column... columns) {
        return new Sheet(section, name, Audience.OTHERS, null, List.of(), sql, List.of(columns));
    }

    private static Sheet byMonth(
            Section section,
            Audience audience,
            String name,
            String month,
            List<String> sums,
            String sql,
            Column... columns) {
        return new Sheet(section, name, audience, month, sums, sql, List.of(columns));
    }
}
