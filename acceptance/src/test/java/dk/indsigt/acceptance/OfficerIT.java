package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The privacy officer: deletion and legal holds. */
@ExtendWith(Stage.class)
final class OfficerIT {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    @Test
    @DisplayName("the officer sees first the recipient who never answered, and notes how the answer came")
    void noticesToRecipients(Story story) {
        story.records()
                .one(
                        "insert into recipient_notice (id, request_id, party_id, recipient_code, kind, reference, state,"
                                + " attempts, created_at, sent_at, version) values (uuid(), uuid(), ?, 'ADYEN', 'ERASED',"
                                + " 'P-4711', 'ESCALATED', 3, '2026-01-01', '2026-01-08', 1) returning id",
                        story.records().partyOf("ida"));
        Visitor officer = story.signedIn("olga");
        officer.open("/desk/disclosure/notices.xhtml");
        assertThat(officer.heading()).hasText(officer.words().of("notices.title"));
        Locator card = officer.page().locator("main section.card", new Page.LocatorOptions().setHasText("P-4711"));
        assertThat(card).containsText(officer.words().of("noticeState.ESCALATED"));
        card.locator("button").click();
        assertThat(officer.main()).containsText(officer.words().of("error.HOW_REQUIRED"));
        card.locator("select").selectOption("PHONE");
        card.locator("button").click();
        assertThat(card).containsText(officer.words().of("noticeState.ACKNOWLEDGED"));
        assertThat(card).containsText(officer.words().of("noticeHow.PHONE"));
        assertThat(card.locator("button")).hasCount(0);
    }

    @Test
    @DisplayName(
            "the deletion job runs on demand, deletes what the preview said, keeps what is held, and tells it rule by rule")
    void theDeletionJobRunsOnDemand(Story story) {
        Records records = story.records();
        Visitor officer = story.signedIn("olga");
        String today = LocalDate.now(DENMARK).toString();
        records.change(
                "update recording set delete_due_on = ? where deleted_at is null and delete_due_on > ? and party_id not in"
                        + " (select person_id from account where person_id is not null) limit 1",
                today,
                today);
        officer.open("/desk/retention/preview.xhtml?by=" + today);
        long promised = total(officer, 2);
        long held = total(officer, 3);
        assertTrue(promised > 0, "something is due today");
        assertTrue(held > 0, "something is held today");
        String live = "select count(*) from recording where deleted_at is null and delete_due_on <= ?";
        assertTrue(records.number(live, today) > 0, "nothing was deleted by asking");

        officer.open("/desk/retention/runs.xhtml");
        officer.until(() -> officer.press("runs.now"));
        assertThat(officer.main()).containsText(officer.words().of("runs.detail"));
        Locator lines = officer.page().locator("main table").first().locator("tbody tr");
        long deleted = total(officer, 2);
        assertEquals(promised, deleted, "as the preview said");
        assertEquals(held, total(officer, 3), "held");
        assertEquals(0, total(officer, 4), "failed");
        assertTrue(lines.count() > 3, "a line for each rule");
        assertEquals(
                records.number(
                        "select count(*) from recording r where r.deleted_at is null and r.delete_due_on <= ?", today),
                records.number(
                        "select count(*) from recording r where r.deleted_at is null and r.delete_due_on <= ? and exists (select 1"
                                + " from legal_hold h where h.target_id in (r.id, r.party_id) and h.lifted_at is null)",
                        today),
                "only held recordings are left");
        Locator newest =
                officer.page().locator("main table").last().locator("tbody tr").first();
        assertThat(newest).containsText(officer.words().of("startedBy.OFFICER"));
        assertThat(officer.page().locator(".chart canvas")).isVisible();

        officer.until(() -> officer.press("runs.now"));
        assertEquals(0, total(officer, 2), "a second run finds nothing more");
    }

    @Test
    @DisplayName("the preview tells more for a later day, deletes nothing, and asks for a date it can read")
    void thePreviewDeletesNothing(Story story) {
        Visitor officer = story.signedIn("palle");
        long before = story.records().number("select count(*) from recording where deleted_at is null");
        LocalDate today = LocalDate.now(DENMARK);
        officer.open("/desk/retention/preview.xhtml");
        officer.page().locator("#by").fill(today.plusMonths(1).toString());
        officer.until(() -> officer.press("preview.go"));
        long soon = total(officer, 2);
        officer.page().locator("#by").fill(today.plusMonths(6).toString());
        officer.until(() -> officer.press("preview.go"));
        long later = total(officer, 2);
        assertTrue(later > soon, soon + " then " + later);
        assertEquals(before, story.records().number("select count(*) from recording where deleted_at is null"));
        officer.expecting("does not conform to the required format");
        officer.open("/desk/retention/preview.xhtml?by=soon");
        assertThat(officer.page().locator("main .field-error"))
                .hasText(officer.words().of("error.DATE_FORMAT"));
    }

    @Test
    @DisplayName("P-3.6.1-m: a hold takes two officers to set and two to lift, and never the same one twice")
    void aHoldTakesTwoOfficers(Story story) {
        String customer = story.records()
                .one(
                        "select c.number from customer c join account a on a.person_id = c.party_id where a.username = 'emily'");
        String reason = "Sag 2026-4711 om regning";
        Visitor olga = story.signedIn("olga");
        Visitor palle = story.signedIn("palle");

        olga.open("/desk/retention/holds.xhtml");
        fill(olga, customer, reason, LocalDate.now(DENMARK).minusDays(1));
        assertThat(olga.messageOf("expires")).hasText(olga.words().of("error.HOLD_EXPIRY"));
        fill(olga, "999999999", reason, LocalDate.now(DENMARK).plusYears(1));
        assertThat(olga.messageOf("customer")).hasText(olga.words().of("error.CUSTOMER_UNKNOWN"));
        fill(olga, customer, reason, LocalDate.now(DENMARK).plusYears(1));
        Locator mine = hold(olga, reason);
        assertThat(mine.locator(".badge")).hasText(olga.words().of("holdState.WAITING"));
        assertThat(mine).containsText(olga.words().of("holds.needsOther"));
        assertThat(mine.locator("button")).hasCount(0);

        palle.open("/desk/retention/holds.xhtml");
        hold(palle, reason).locator("button").click();
        assertThat(hold(palle, reason).locator(".badge")).hasText(palle.words().of("holdState.ACTIVE"));

        hold(palle, reason).locator("input[type=text]").fill("Sagen er forligt");
        hold(palle, reason).locator("button").click();
        assertThat(hold(palle, reason).locator(".badge")).hasText(palle.words().of("holdState.LIFT_WAITING"));
        assertThat(hold(palle, reason).locator("button")).hasCount(0);

        olga.open("/desk/retention/holds.xhtml");
        hold(olga, reason).locator("button").click();
        assertThat(hold(olga, reason).locator(".badge")).hasText(olga.words().of("holdState.LIFTED"));
        assertEquals(
                "HOLD_REQUESTED HOLD_APPROVED HOLD_LIFT_REQUESTED HOLD_LIFTED",
                String.join(
                        " ",
                        story.records()
                                .all(
                                        "select action from audit_entry where action like 'HOLD%' and party_id = ? order by seq",
                                        story.records().partyOf("emily"))));
    }

    private static void fill(Visitor officer, String customer, String reason, LocalDate expires) {
        officer.field("customer").fill(customer);
        officer.page().locator("[id='request:reason']").fill(reason);
        officer.field("expires").fill(expires.toString());
        officer.press("holds.request");
    }

    private static Locator hold(Visitor officer, String reason) {
        return officer.page().locator("main section.card", new Page.LocatorOptions().setHasText(reason));
    }

    /** @return the sum of a column of the first table */
    private static long total(Visitor officer, int column) {
        return officer
                .page()
                .locator("main table")
                .first()
                .locator("tbody tr td:nth-child(" + column + ")")
                .allInnerTexts()
                .stream()
                .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
                .sum();
    }
}
