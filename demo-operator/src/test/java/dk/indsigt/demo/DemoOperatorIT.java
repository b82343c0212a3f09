package dk.indsigt.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.demo.FilledDatabase.Row;
import dk.indsigt.domain.account.ClientKey;
import dk.indsigt.domain.party.CprNumber;
import dk.indsigt.domain.party.CvrNumber;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.text.Luhn;
import dk.indsigt.service.account.PasswordHash;
import dk.indsigt.service.protection.Vault;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DemoOperatorIT {
    /** Half past midnight in Denmark: whatever is made for the rest of the day would show. */
    private static final Instant NOW = Instant.parse("2026-11-20T23:30:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Duration BOUND = Duration.ofSeconds(30);

    private static FilledDatabase db;
    private static Claims claims;
    private static Duration spent;

    @BeforeAll
    static void fill() throws SQLException {
        db = new FilledDatabase("demo-operator-it");
        claims = new Claims(db);
        spent = db.fill(NOW);
    }

    @AfterAll
    static void close() throws SQLException {
        db.close();
    }

    @Test
    @DisplayName("the fill is quick enough to happen while a server starts")
    void quick() {
        System.out.printf(Locale.ROOT, "FIGURE demo_fill_s %.1f s%n", spent.toMillis() / 1000.0);
        assertTrue(spent.compareTo(BOUND) < 0, "it took " + spent);
    }

    @Test
    @DisplayName("there is as much as was promised")
    void counts() throws SQLException {
        claims.atLeast(320, "select count(*) from customer");
        claims.atLeast(30, "select count(*) from party where kind = 'COMPANY'");
        claims.atLeast(30, "select count(*) from customer where segment = 'SOLE_TRADER'");
        claims.atLeast(3, "select count(distinct brand) from customer");
        claims.atLeast(15, "select count(*) from customer where ended_on is not null");
        claims.atLeast(
                5, "select count(*) from (select party_id from customer group by party_id having count(*) > 1) t");
        claims.atLeast(
                3,
                "select max(n) from (select count(*) n from party where kind = 'PERSON' group by given_name, family_name) t");
        claims.atLeast(3, "select count(*) from party where address_protected");
        assertEquals(
                0,
                db.number(
                        "select count(*) from line l join subscription s on s.id = l.subscription_id join customer c on"
                                + " c.id = s.customer_id join party p on p.id = c.party_id where p.address_protected and"
                                + " l.listing <> 'SECRET'"));
        assertEquals(4, db.number("select count(distinct listing) from line"));
        assertEquals(4, db.number("select count(distinct relation) from line_use"), "all relations but OTHER");
        assertEquals(4, db.number("select count(distinct decision) from consent_decision"), "all but EXPIRED");
        assertEquals(4, db.number("select count(distinct asked_through) from consent_decision"));
        claims.atLeast(10, "select count(*) from marketing_objection");
        claims.atLeast(70, "select count(*) from recording where deleted_at is null");
        claims.atLeast(20, "select count(*) from recording where deleted_because = 'RETENTION'");
        claims.atLeast(1, "select count(*) from recording where deleted_because = 'WITHDRAWAL'");
        claims.atLeast(
                6, "select count(*) from recording where deleted_at is null and delete_due_on = '" + TODAY + "'");
        claims.atLeast(3, "select count(distinct segment, direction) from recording where deleted_at is null");
        claims.atLeast(2, "select count(distinct paid_through) from purchase");
        claims.atLeast(1, "select count(*) from purchase where returned_on is not null");
        claims.atLeast(90_000, "select count(*) from traffic_record");
        claims.atLeast(30, "select count(*) from retention_run");
        assertEquals(3, db.number("select count(*) from legal_hold"));
        claims.atLeast(12, Claims.linesOf("lone"));
        claims.atLeast(8, Claims.recordingsOf("gitte"));
    }

    @Test
    @DisplayName("the heavy customer has exactly 50,000 traffic rows, and the others some dozens to some hundreds")
    void traffic() throws SQLException {
        assertEquals(
                50_000,
                db.number("select count(*) from traffic_record t join account a on a.person_id = t.person_id"
                        + " where a.username = 'bent'"));
        String others = "(select count(*) n from traffic_record group by person_id having count(*) < 50000) t";
        assertTrue(db.number("select max(n) from " + others) <= 800);
    }

    @Test
    @DisplayName("each traffic row belongs to who used the line then, and locations to who had agreed before (P-4-d)")
    void usage() throws SQLException {
        claims.none(
                "traffic_record t where not exists (select 1 from line_use u where u.line_id = t.line_id and u.person_id ="
                        + " t.person_id and u.since <= date(t.at) and (u.until is null or u.until > date(t.at)))");
        claims.none(
                "location_record l where not exists (select 1 from consent_state s where s.party_id = l.person_id and"
                        + " s.purpose_code = 'LOCATION_VAS' and s.decision = 'GIVEN' and s.provable and s.since <= l.at)");
        claims.none("traffic_record where delete_due_on <> date_add(date(at), interval 3 year)");
        claims.none("location_record where delete_due_on <> date_add(date(at), interval 13 month)");
        claims.none("invoice where delete_due_on <> makedate(year(issued_on) + 6, 1) - interval 1 day");
        claims.none("purchase where delete_due_on <> makedate(year(bought_on) + 6, 1) - interval 1 day");
        claims.none(
                "purchase p join recipient r on r.code = p.paid_through where p.bought_on < r.valid_from or p.bought_on >"
                        + " r.valid_to");
    }

    @Test
    @DisplayName("each consent state is its newest decision, and each yes that counts has a text that was valid then")
    void consents() throws SQLException {
        assertEquals(
                db.number("select count(*) from consent_state"),
                db.number("select count(distinct party_id, purpose_code, channel, brand) from consent_decision"));
        claims.none("consent_state s join consent_decision d on d.id = s.decision_id where d.party_id <> s.party_id or"
                + " d.purpose_code <> s.purpose_code or d.channel <> s.channel or d.brand <> s.brand or d.decision <>"
                + " s.decision or d.provable <> s.provable or d.decided_at <> s.since");
        claims.none(
                "consent_state s join consent_decision d on d.party_id = s.party_id and d.purpose_code = s.purpose_code and"
                        + " d.channel = s.channel and d.brand = s.brand where d.decided_at > s.since");
        claims.none(
                "consent_decision where decision = 'GIVEN' and provable <> (text_id is not null and asked_through <>"
                        + " 'BULK_LOAD' and (actor_role = 'CUSTOMER' or evidence is not null))");
        claims.none(
                "consent_decision d join consent_text t on t.id = d.text_id where t.purpose_code <> d.purpose_code or"
                        + " t.valid_from > d.decided_at");
        claims.none("consent_decision d join consent_purpose p on p.code = d.purpose_code join marketing_objection o on"
                + " o.party_id = d.party_id where p.marketing and d.decision = 'GIVEN' and d.decided_at > o.objected_at"
                + " and (o.ended_at is null or d.decided_at < o.ended_at)");
        claims.atLeast(5, "select count(*) from consent_decision where decision = 'GIVEN' and not provable");
    }

    @Test
    @DisplayName("the newest directory choice of a line is how it stands")
    void directory() throws SQLException {
        claims.none(
                "line l where not exists (select 1 from directory_choice d where d.line_id = l.id and d.listing = l.listing"
                        + " and d.decided_at = l.listing_since)");
        claims.none("line l join directory_choice d on d.line_id = l.id where d.decided_at > l.listing_since");
    }

    @Test
    @DisplayName(
            "each recording that stands has its file, which decrypts to the Opus it was, and a consent inside the call")
    void recordings() throws Exception {
        assertEquals(
                db.number("select count(*) from recording where deleted_at is null"), StoredAudio.countOriginals(db));
        claims.none("recording r join recording_consent c on c.id = r.consent_id where c.party_id <> r.party_id");
        claims.none(
                "recording r join recording_consent c on c.id = r.consent_id where r.direction = 'INBOUND' and (c.method <>"
                        + " 'KEYPRESS' or c.digit <> '1' or c.prompt_version is null or c.given_at > r.started_at)");
        claims.none(
                "recording r join recording_consent c on c.id = r.consent_id where r.direction <> 'INBOUND' and (c.method <>"
                        + " 'SPOKEN' or c.agent_account_id is null or c.offset_ms is null or c.offset_ms >= r.duration_ms)");
        claims.none(
                "recording where deleted_at is not null and (wrapped_key is not null or size_bytes is not null or media_type"
                        + " is not null or subject_da is not null or subject_en is not null)");
        claims.none("recording r join recording_rule u on u.code = r.rule_code where r.delete_due_on <> date_add("
                + "date(r.started_at), interval cast(trim(both 'M' from substr(u.period, 2)) as int) month)");
        claims.none(
                "recording r where deleted_at is null and delete_due_on < '" + TODAY + "' and not exists (select 1 from"
                        + " legal_hold h where h.target_id = r.id and h.approved_at is not null and h.lifted_at is null)");
    }

    @Test
    @DisplayName(
            "each delivery names a recipient of its activity, and only who agreed went to Meta, only who is listed to buyers")
    void disclosures() throws SQLException {
        claims.none(
                "disclosure d where not exists (select 1 from activity_recipient a where a.activity_code = d.activity"
                        + " and a.recipient_code = d.recipient_code)");
        claims.none("disclosure where delete_due_on < '" + TODAY + "' or data_set = ''");
        claims.none(
                "disclosure d where d.recipient_code = 'META' and not exists (select 1 from consent_state s where s.party_id"
                        + " = d.party_id and s.purpose_code = 'SOCIAL_AUDIENCE' and s.decision = 'GIVEN' and s.provable and"
                        + " s.since < d.at)");
        claims.none("disclosure d where d.recipient_code = 'DIRECTORY_BUYERS' and not exists (select 1 from line l join"
                + " subscription s on s.id = l.subscription_id join customer c on c.id = s.customer_id where"
                + " c.party_id = d.party_id and l.listing in ('LISTED','ADDRESS_OMITTED'))");
        claims.none("purchase p join customer c on c.id = p.customer_id where p.bought_on > date_sub('" + TODAY
                + "', interval 5 year) and not exists (select 1 from disclosure d where d.party_id = c.party_id and"
                + " d.recipient_code = p.paid_through and d.reference = p.payment_reference)");
        for (String recipient :
                List.of("ADYEN", "COLLECTION_AGENCY", "CREDIT_BUREAUS", "DIRECTORY_BUYERS", "META", "UNIVERSAL_118")) {
            claims.atLeast(3, "select count(*) from disclosure where recipient_code = '" + recipient + "'");
        }
    }

    @Test
    @DisplayName("the log of the nightly runs counts the tombstones")
    void runs() throws SQLException {
        claims.none(
                "(select r.as_of, u.rule_code, u.deleted, (select count(*) from recording x where x.delete_due_on = r.as_of"
                        + " and x.rule_code = u.rule_code and x.deleted_because = 'RETENTION') n from retention_run r join"
                        + " retention_run_rule u on u.run_id = r.id where u.rule_code like 'REC%') t where t.deleted <> t.n");
    }

    @Test
    @DisplayName("every number is valid, and mail goes to example domains alone")
    void numbers() throws SQLException {
        for (String cvr : db.texts("select cvr from party where kind = 'COMPANY'")) {
            CvrNumber.parse(cvr);
        }
        for (String number :
                db.texts("select msisdn from line union select phone from party union select distinct counterpart from"
                        + " traffic_record where counterpart is not null")) {
            assertEquals(number, Msisdn.parse(number).value());
        }
        for (String number : db.texts("select iccid from line union select imei from device")) {
            assertTrue(Luhn.valid(number), number);
        }
        for (String email : db.texts("select email from party")) {
            assertTrue(EmailAddress.parse(email).value().matches(".*@example\\.(dk|com)"), email);
        }
        claims.none("customer where number not regexp '^9[0-9]{8}$'");
        claims.none("receipt where number not regexp '^K-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$'");
        claims.none("receipt where not json_valid(facts)");
    }

    @Test
    @DisplayName("a CPR number is encrypted where the portal looks for it and found by its hash")
    void cprNumbers() throws SQLException {
        Vault vault = new Vault(FilledDatabase.KEY);
        List<Row> rows = db.rows("select p.id, k.wrapped_key, p.cpr_cipher, p.cpr_hash, p.birth_date from"
                + " party p join data_key k on k.party_id = p.id and k.purpose = 'CPR'");
        assertEquals(db.number("select count(*) from party where cpr_cipher is not null"), rows.size());
        for (Row row : rows) {
            String cpr = vault.decrypt(row.bytes(1), row.id(0), KeyPurpose.CPR, "party.cpr " + row.id(0), row.bytes(2));
            assertEquals(row.text(4), CprNumber.parse(cpr).birthDate().toString());
            assertArrayEquals(vault.hash("cpr", cpr), row.bytes(3));
        }
    }

    @Test
    @DisplayName("nothing happens after the midnight with which today began")
    void past() throws SQLException {
        assertEquals(List.of(), claims.datedFrom(TODAY));
    }

    @Test
    @DisplayName("what names another row names one that exists, also where no foreign key says so")
    void references() throws SQLException {
        assertTrue(db.texts("select @@sql_mode").get(0).contains("STRICT_TRANS_TABLES"), "long texts are refused");
        // A key of several columns does not bind each of them by itself.
        for (Row key : db.rows("select table_name, max(column_name), max(referenced_table_name),"
                + " max(referenced_column_name) from information_schema.key_column_usage where table_schema = database()"
                + " and referenced_table_name is not null group by table_name, constraint_name having count(*) = 1")) {
            claims.noDangling(key.text(0), key.text(1), key.text(2), key.text(3));
        }
        claims.noDangling("traffic_record", "line_id", "line", "id");
        claims.noDangling("traffic_record", "person_id", "party", "id");
        claims.noDangling("location_record", "line_id", "line", "id");
        claims.noDangling("location_record", "person_id", "party", "id");
        claims.noDangling("recording_consent", "agent_account_id", "account", "id");
        claims.noDangling("marketing_objection", "receipt_id", "receipt", "id");
        for (String table : List.of("consent_decision", "directory_choice")) {
            claims.noDangling(table, "receipt_id", "receipt", "id");
            claims.noDangling(table, "account_id", "account", "id");
            claims.noDangling(table, "contact_id", "contact", "id");
        }
        claims.noDangling("audit_entry", "account_id", "account", "id");
        claims.noDangling("audit_entry", "contact_id", "contact", "id");
        claims.noDangling("audit_entry", "party_id", "party", "id");
        claims.none("audit_entry a join audit_entry b on b.seq = a.seq + 1 where b.at < a.at");
    }

    @Test
    @DisplayName("the credentials file is its owner's alone and names accounts that take its password")
    void credentials() throws Exception {
        var file = db.folder().resolve("demo-credentials.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Matcher entry = Pattern.compile(
                        "\"user\":\"(\\w+)\",\"password\":\"([^\"]*)\",\"kind\":\"([a-z-]+)\",\"note\":\".+\"")
                .matcher(Files.readString(file));
        Set<String> kinds = new HashSet<>();
        while (entry.find()) {
            kinds.add(entry.group(3));
            String account = "account where username = '" + entry.group(1) + "' and password_hash is "
                    + (entry.group(2).isEmpty() ? "null" : "not null");
            assertEquals(1, db.number("select count(*) from " + account), entry.group(1));
        }
        assertEquals(17, kinds.size(), kinds.toString());
        List<String> hashes = db.texts("select distinct password_hash from account where password_hash is not null");
        assertEquals(1, hashes.size());
        assertTrue(PasswordHash.matches(Credentials.PASSWORD.toCharArray(), hashes.get(0)));
        assertFalse(hashes.get(0).contains(Credentials.PASSWORD));
    }

    @Test
    @DisplayName("four systems have keys that the file tells and the database does not")
    void systems() throws Exception {
        Matcher entry = Pattern.compile(
                        "\\{\"name\":\"([^\"]+)\",\"key\":\"([^\"]+)\",\"scopes\":\\[([a-z:\",-]+)\\]\\}")
                .matcher(Files.readString(db.folder().resolve("demo-credentials.json")));
        int found = 0;
        while (entry.find()) {
            found++;
            ClientKey key = ClientKey.parse(entry.group(2)).orElseThrow();
            assertTrue(key.demo());
            assertEquals(
                    List.of(entry.group(3).replace("\"", "").replace(',', ' ')),
                    db.texts("select scopes from machine_client where key_prefix = '" + key.prefix() + "' and name = '"
                            + entry.group(1) + "'"));
        }
        assertEquals(5, found);
        assertEquals(5, db.number("select count(*) from machine_client"));
        assertEquals(
                List.of(),
                db.texts("select c.name from machine_client c left join consent_purpose p on find_in_set(p.code,"
                        + " replace(c.purposes, ' ', ',')) > 0 group by c.id, c.name, c.purposes having count(p.code) <> 1 +"
                        + " length(c.purposes) - length(replace(c.purposes, ' ', ''))"));
    }
}
