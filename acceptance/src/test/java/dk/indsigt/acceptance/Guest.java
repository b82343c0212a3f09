package dk.indsigt.acceptance;

import java.util.List;
import java.util.UUID;

/**
 * A customer of the demo whom no other story knows: with a line, a recording and an address. The account is made for the story and has the password
 * of the other accounts.
 */
record Guest(Story story, String username, String party) {

    private static final String LIKE = "karla";

    private static final String RECORDED =
            "exists (select 1 from recording r where r.party_id = p.id and r.deleted_at is null and r.delete_due_on >"
                    + " current_date + interval 3 day)";
    private static final String NEVER_RECORDED = "not exists (select 1 from recording r where r.party_id = p.id)";

    /** @return the guest of this name; invited when first asked for */
    static Guest of(Story story, String name) {
        return of(story, name, RECORDED);
    }

    /** @return a guest as {@link #of}, but without a recording: those who have one that is kept long enough are few */
    static Guest plain(Story story, String name) {
        return of(story, name, NEVER_RECORDED);
    }

    /** @return a plain guest who has decided nothing yet about what services ask for against fraud */
    static Guest undecided(Story story, String name) {
        return undecided(story, name, "'FRAUD_CHECK', 'LOCATION_FRAUD'");
    }

    /** @return a plain guest who has decided nothing yet about some purposes, codes as SQL lists them */
    static Guest undecided(Story story, String name, String purposes) {
        return of(
                story,
                name,
                NEVER_RECORDED
                        + " and not exists (select 1 from consent_decision d where d.party_id = p.id and d.purpose_code in ("
                        + purposes + "))");
    }

    private static Guest of(Story story, String name, String condition) {
        Records records = story.records();
        String username = "guest-" + name;
        List<String> known = records.all("select person_id from account where username = ?", username);
        if (!known.isEmpty()) {
            return new Guest(story, username, known.get(0));
        }
        String party = records.one(
                "select p.id from party p where p.kind = 'PERSON' and p.phone is not null and p.email is not null and p.street is not null"
                        + " and not p.address_protected and not exists (select 1 from account a where a.person_id = p.id)"
                        + " and exists (select 1 from customer c join subscription s on s.customer_id = c.id join line l on"
                        + " l.subscription_id = s.id and l.active_to is null where c.party_id = p.id and c.ended_on is null)"
                        + " and not exists (select 1 from legal_hold h where h.party_id = p.id)"
                        + " and (select count(*) from customer b where b.party_id = p.id) = 1 and "
                        + condition
                        + " order by p.id desc limit 1");
        records.change(
                "insert into account (id, username, password_hash, role, display_name, person_id, language, created_at, version) select ?, ?,"
                        + " a.password_hash, 'CUSTOMER', concat(p.given_name, ' ', p.family_name), p.id, 'da', utc_timestamp(6), 1 from party p,"
                        + " account a where p.id = ? and a.username = ?",
                UUID.randomUUID().toString(),
                username,
                party,
                LIKE);
        return new Guest(story, username, party);
    }

    /** @return the same guest, who has a receipt and a copy of it in the inbox */
    Guest withReceipt() {
        if (story.records().number("select count(*) from message where party_id = ? and receipt_id is not null", party)
                == 0) {
            Visitor visitor = signedIn();
            visitor.open("/self/consent/object.xhtml");
            visitor.press("object.now");
            visitor.receiptNumber();
        }
        return this;
    }

    Visitor signedIn() {
        Visitor visitor = story.visitor();
        visitor.open("/login.xhtml");
        enter(visitor);
        return visitor;
    }

    void enter(Visitor visitor) {
        visitor.until(() -> visitor.enter(username, password()));
    }

    String password() {
        return story.site().credentials().passwordOf(LIKE);
    }

    String customerNumber() {
        return story.records()
                .all("select number from customer where party_id = ? order by number", party)
                .get(0);
    }

    /** @return the number of a line that the guest uses */
    String msisdn() {
        return story.records()
                .all(
                        "select l.msisdn from line l join line_use u on u.line_id = l.id and u.until is null where u.person_id = ?"
                                + " and l.active_to is null order by 1",
                        party)
                .get(0);
    }

    String brand() {
        return story.records()
                .all("select brand from customer where party_id = ? order by number", party)
                .get(0);
    }

    String recording() {
        return story.records()
                .all(
                        "select id from recording where party_id = ? and deleted_at is null and delete_due_on > current_date +"
                                + " interval 3 day order by started_at desc",
                        party)
                .get(0);
    }

    String line() {
        return story.records()
                .all(
                        "select l.id from line l join subscription s on s.id = l.subscription_id join customer c on c.id = s.customer_id"
                                + " where c.party_id = ? and l.active_to is null order by l.id",
                        party)
                .get(0);
    }

    String message() {
        return story.records()
                .all("select id from message where party_id = ? and receipt_id is not null order by sent_at", party)
                .get(0);
    }

    String receipt() {
        return story.records()
                .all("select id from receipt where party_id = ? order by issued_at", party)
                .get(0);
    }

    /** @return a decision about a consent; made when it is first asked for */
    String decision() {
        String newest = "select id from consent_decision where party_id = ? order by decided_at desc";
        if (story.records().all(newest, party).isEmpty()) {
            story.records()
                    .change(
                            "insert into consent_decision (id, party_id, purpose_code, channel, brand, decision, asked_through,"
                                    + " provable, actor_role, decided_at, recorded_at) values (uuid(), ?, 'MKT_OWN', 'SMS', ?,"
                                    + " 'REFUSED', 'IVR', 1, 'CLIENT', utc_timestamp(6), utc_timestamp(6))",
                            party,
                            brand());
        }
        return story.records().all(newest, party).get(0);
    }

    /** @return a request that somebody works on; made when it is first asked for */
    String request() {
        List<String> known = story.records().all("select id from rights_request where party_id = ?", party);
        if (!known.isEmpty()) {
            return known.get(0);
        }
        String id = UUID.randomUUID().toString();
        story.records()
                .change(
                        "insert into rights_request (id, number, type, party_id, standing, requester_id, asked_through,"
                                + " language, received_at, recorded_at, state, state_since, due_on, clock_stopped_days, steps,"
                                + " version) values (?, ?, 'DPO_QUESTION', ?, 'SELF', ?, 'PORTAL', 'da', utc_timestamp(6),"
                                + " utc_timestamp(6), 'IN_PROGRESS', utc_timestamp(6), current_date + interval 9 day, 0, 0, 1)",
                        id,
                        "S-" + id.substring(0, 8),
                        party,
                        party);
        return id;
    }

    long receipts() {
        return story.records().number("select count(*) from receipt where party_id = ?", party);
    }
}
