package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Content that suits a customer: upon a yes, for who is signed in, with the reason and the way to stop it. */
@ExtendWith(Stage.class)
final class PersonalIT {
    private static final String FRONT = "/self/overview/show.xhtml";

    @Test
    @DisplayName(
            "K-22: nothing is chosen before a yes; then it says why, agents do not see it, and one click leads to stopping it")
    void uponAYes(Story story) {
        Guest guest = Guest.undecided(story, "ragna", "'PERSONALISATION'");
        story.records()
                .change(
                        "update subscription s join customer c on c.id = s.customer_id set s.product = '3Mobil 40 GB', c.brand ="
                                + " 'THREE', c.segment = 'PRIVATE' where c.party_id = ?",
                        guest.party());
        Visitor customer = guest.signedIn();
        customer.open(FRONT);
        assertThat(chosen(customer)).hasCount(0);

        customer.open("/self/consent/decide.xhtml?purpose=PERSONALISATION&channel=WEB&brand=THREE");
        customer.press("consent.giveNow");
        customer.receiptNumber();
        for (int visit = 0; visit < 2; visit++) {
            customer.open(FRONT);
            assertThat(chosen(customer)).containsText("3Mobil 100 GB");
            assertThat(chosen(customer)).containsText(customer.words().of("chosen.why"));
        }

        Desk desk = Desk.of(story, "dennis")
                .openCustomer(guest.customerNumber(), "PHONE", "CUSTOMER_CALLS")
                .identified();
        desk.visitor().open(FRONT + "?contact=" + desk.contact());
        assertThat(desk.page().locator(".tile").first()).isVisible();
        assertThat(chosen(desk.visitor())).hasCount(0);

        String stop =
                "insert into processing_stop (id, party_id, kind, request_id, since, final, version) values (uuid(), ?,"
                        + " 'RESTRICTION', uuid(), utc_timestamp(6), true, 1)";
        story.records().change(stop, guest.party());
        customer.open(FRONT);
        assertThat(chosen(customer)).hasCount(0);
        story.records()
                .change("update processing_stop set ended_at = utc_timestamp(6) where party_id = ?", guest.party());

        customer.open(FRONT);
        customer.follow("chosen.stop");
        assertThat(customer.page()).hasURL(Pattern.compile("purpose=PERSONALISATION"));
        customer.press("consent.stopNow");
        customer.receiptNumber();
        customer.open(FRONT);
        assertThat(chosen(customer)).hasCount(0);
        assertEquals(4, customer.page().locator(".tile").count());
    }

    private static Locator chosen(Visitor visitor) {
        return visitor.page().locator("section.chosen");
    }
}
