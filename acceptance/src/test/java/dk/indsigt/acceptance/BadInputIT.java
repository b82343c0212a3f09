package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Numbers, addresses and days that are wrong: a message beside the field, and nothing typed is lost. */
@ExtendWith(Stage.class)
final class BadInputIT {

    @Test
    @DisplayName(
            "phone numbers: unknown ones are told beside the field and foreign ones are taken, at the desk as well")
    void phoneNumbers(Story story) {
        Visitor visitor = Guest.of(story, "bo").signedIn();
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("12", "PHONE_UNKNOWN");
        wrong.put("00 00 00 00", "PHONE_UNKNOWN");
        wrong.put("20 12 34", "PHONE_UNKNOWN");
        wrong.put("+45 20 12 34 56 78", "PHONE_UNKNOWN");
        wrong.put("+999 20 12 34 56", "PHONE_FORMAT");
        wrong.put("ring til mig", "PHONE_FORMAT");
        wrong.forEach((typed, code) -> {
            visitor.open("/self/party/edit.xhtml");
            visitor.field("phone").fill(typed);
            visitor.press("form.save");
            assertThat(visitor.messageOf("phone")).hasText(visitor.words().of("error." + code));
            assertThat(visitor.field("phone")).hasValue(typed);
        });
        for (String foreign : List.of("+46 70 174 06 05", "0049 30 901820", "+1 212 555 0123")) {
            visitor.open("/self/party/edit.xhtml");
            visitor.field("phone").fill(foreign);
            visitor.press("form.save");
            visitor.receiptNumber();
        }
        Desk desk = Desk.of(story, "bjarke");
        assertThat(desk.search("+1 212 555 0199")).hasCount(0);
        assertThat(desk.visitor().main()).containsText(desk.visitor().words().of("search.none"));
        desk.search("+999 20 12 34 56");
        assertThat(desk.visitor().messageOf("query"))
                .hasText(desk.visitor().words().of("error.PHONE_FORMAT"));
    }

    @Test
    @DisplayName(
            "a CPR number with a date that does not exist and a CVR number with a wrong digit are told beside the field")
    void numbersOfPersonsAndCompanies(Story story) {
        Desk desk = Desk.of(story, "bjarke");
        String cvr = story.records().one("select cvr from party where company_name = 'Bøgeholt Logistik A/S'");
        String wrongDigit = cvr.substring(0, 7) + (cvr.charAt(7) == '9' ? '8' : (char) (cvr.charAt(7) + 1));
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("310299-1234", "CPR_DATE");
        wrong.put("3102991234", "CPR_DATE");
        wrong.put("310299 1234", "CPR_DATE");
        wrong.put("000000-0000", "CPR_DATE");
        wrong.put("00000000", "CVR_FORMAT");
        wrong.put("ab", "SEARCH_SHORT");
        wrong.forEach((typed, code) -> {
            desk.search(typed);
            assertThat(desk.visitor().messageOf("query"))
                    .hasText(desk.visitor().words().of("error." + code));
            assertThat(desk.page().locator("main .list a")).hasCount(0);
        });
        assertThat(desk.search(wrongDigit)).hasCount(0);
        String told = desk.visitor().messageOf("query").innerText();
        assertTrue(
                List.of("CVR_CHECK_DIGIT", "SEARCH_NO_PHONE_WRONG_CVR").stream()
                        .anyMatch(code -> told.equals(desk.visitor().words().of("error." + code))),
                wrongDigit + ": " + told);
    }

    @Test
    @DisplayName("an e-mail address that is none is told beside the field, and nothing is sent")
    void addressesThatAreNone(Story story) {
        Visitor visitor = Guest.of(story, "bo").signedIn();
        long before = story.records().number("select count(*) from outbox");
        for (String typed : List.of(
                "navn",
                "navn@",
                "@example.dk",
                "navn@example",
                "navn@example.",
                "na vn@example.dk",
                "navn@exa mple.dk",
                "navn@@example.dk",
                "Navn <navn@example.dk>",
                "navn@example.dk, anden@example.dk",
                "navn\u202e@example.dk",
                "javascript:hit=1")) {
            visitor.open("/self/party/edit.xhtml");
            visitor.field("email").fill(typed);
            visitor.press("party.emailSend");
            assertThat(visitor.messageOf("email")).hasText(visitor.words().of("error.EMAIL_FORMAT"));
            assertThat(visitor.field("email")).hasValue(typed);
        }
        assertEquals(before, story.records().number("select count(*) from outbox"));
        Visitor administrator = story.signedIn("admin");
        administrator.open("/desk/account/list.xhtml");
        administrator.field("username").fill("ingen adresse");
        administrator.field("displayName").fill("Ingen");
        administrator.field("unit").fill("Ingen");
        administrator.field("role").selectOption("AGENT");
        administrator.press("staff.create");
        assertThat(administrator.messageOf("username"))
                .hasText(administrator.words().of("error.EMAIL_FORMAT"));
        assertThat(administrator.field("displayName")).hasValue("Ingen");
    }

    @Test
    @DisplayName(
            "a day that is none, or of another age, is told in words; so is a hold for a recording that does not exist")
    void daysAndRecordings(Story story) {
        Visitor visitor = Guest.of(story, "bo").signedIn().expecting("does not conform to the required format");
        for (String day :
                List.of("i%20g%C3%A5r", "2026-02-30", "%2B999999999-12-31", "-999999999-01-01", "0000-01-01", "%00")) {
            for (String field : List.of("from", "to")) {
                visitor.open("/self/data/show.xhtml?category=TRAFFIC&" + field + "=" + day);
                assertThat(visitor.heading()).hasText(visitor.words().of("category.TRAFFIC"));
                assertThat(visitor.main()).containsText(visitor.words().of("error.DATE_FORMAT"));
            }
        }
        Visitor officer = story.signedIn("palle").expecting("does not conform to the required format");
        for (String day : List.of("i%20g%C3%A5r", "%2B999999999-12-31", "-999999999-01-01", "0000-01-01")) {
            officer.open("/desk/retention/preview.xhtml?by=" + day);
            assertThat(officer.heading()).hasText(officer.words().of("preview.title"));
            assertThat(officer.page().locator("main .field-error, main table").first())
                    .isVisible();
        }
        long holds = story.records().number("select count(*) from legal_hold");
        for (String recording : List.of("nothing", "00000000-0000-7000-8000-000000000000")) {
            officer.open("/desk/retention/holds.xhtml?recording=" + recording);
            officer.field("customer").fill(Guest.of(story, "bo").customerNumber());
            officer.page().locator("[id='request:reason']").fill("Sag 12");
            officer.field("expires")
                    .fill(LocalDate.now(ZoneId.of("Europe/Copenhagen"))
                            .plusDays(20)
                            .toString());
            officer.press("holds.request");
            assertThat(officer.messageOf("recording")).hasText(officer.words().of("error.RECORDING_UNKNOWN"));
            assertThat(officer.page().locator("[id='request:reason']")).hasValue("Sag 12");
        }
        assertEquals(holds, story.records().number("select count(*) from legal_hold"));
    }
}
