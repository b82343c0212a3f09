package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mail system reports; the customer decides whether opening counts, and sees what is kept. */
@ExtendWith(Stage.class)
final class MailApiIT {
    private static final String PATH = "/api/v1/mail-events";

    @Test
    @DisplayName("K-26: opened is kept upon a yes only, the caller is told why not, and the customer sees what is kept")
    void opened(Story story) {
        Guest guest = Guest.undecided(story, "aabner", "'MAIL_OPEN'");
        Api mails = Api.of(story.site(), "Mailsystem");
        assertEquals(
                "{\"kept\":true,\"reason\":\"KEPT\"}",
                mails.post(PATH, body(guest, "SENT")).text());
        assertEquals(
                "{\"kept\":false,\"reason\":\"NEVER_ASKED\"}",
                mails.post(PATH, body(guest, "OPENED")).text());
        Visitor customer = guest.signedIn();
        customer.open("/self/consent/decide.xhtml?purpose=MAIL_OPEN&channel=EMAIL&brand=" + guest.brand());
        customer.press("consent.giveNow");
        customer.receiptNumber();
        assertEquals(
                "{\"kept\":true,\"reason\":\"KEPT\"}",
                mails.post(PATH, body(guest, "OPENED")).text());
        customer.open("/self/data/show.xhtml?category=MAIL_EVENTS");
        assertThat(customer.page().locator("main table tbody"))
                .containsText(customer.words().of("mailEvent.OPENED"));
        assertThat(customer.page().locator("main table tbody")).containsText("nyt-1");
    }

    @Test
    @DisplayName("what is wrong with a report is told, and other systems may not report")
    void wrong(Story story) {
        Guest guest = Guest.plain(story, "sidsel");
        Api mails = Api.of(story.site(), "Mailsystem");
        String good = body(guest, "SENT");
        assertEquals(
                "SCOPE_MISSING",
                Api.of(story.site(), "Telefonsystem").post(PATH, good).code(403));
        assertEquals("KEY_REQUIRED", mails.under(null).post(PATH, good).code(401));
        assertEquals(
                "MEMBER_VALUE", mails.post(PATH, good.replace("SENT", "READ")).code(400));
        assertEquals(
                "MAIL_FORMAT",
                mails.post(PATH, good.replace("nyt-1", "anna@example.dk")).code(422));
        assertEquals(
                "CUSTOMER_UNKNOWN",
                mails.post(PATH, good.replace(guest.customerNumber(), "0")).code(422));
        assertEquals(
                "HAPPENED_IN_FUTURE",
                mails.post(PATH, good.replaceFirst("\"at\":\"[^\"]+\"", "\"at\":\"2999-01-01T00:00:00Z\""))
                        .code(422));
    }

    private static String body(Guest guest, String kind) {
        return "{\"customer\":\"" + guest.customerNumber() + "\",\"mail\":\"nyt-1\",\"kind\":\"" + kind + "\",\"at\":\""
                + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "\"}";
    }
}
