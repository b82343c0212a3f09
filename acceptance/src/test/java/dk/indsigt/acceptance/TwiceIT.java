package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A form is done once: sent by a double click, and sent again later, it leads to the same page and does nothing more. */
@ExtendWith(Stage.class)
final class TwiceIT {

    /** Sends the form twice at the same moment, then once more, and tells where each led. */
    private static final String THRICE = """
            async id => {
              const form = document.getElementById(id);
              const button = form.querySelector('button[type=submit], input[type=submit]');
              const body = new URLSearchParams(new FormData(form, button));
              const post = () => fetch(form.action, {method: 'POST', body: body}).then(answer => answer.status + ' ' + answer.url);
              const both = await Promise.all([post(), post()]);
              return [...both, await post()];
            }
            """;

    @Test
    @DisplayName("whatever a customer changes is changed once, with one receipt and one copy in the inbox")
    void aCustomersForms(Story story) {
        Guest guest = Guest.of(story, "dorte");
        Visitor visitor = guest.signedIn();
        visitor.open("/self/party/edit.xhtml");
        visitor.field("city").fill("Dobbeltby");
        oneReceipt(guest, visitor, "address");

        String decisions =
                "select count(*) from consent_decision where party_id = ? and purpose_code = 'MKT_OWN' and channel = 'EMAIL'";
        long decided = story.records().number(decisions, guest.party());
        visitor.open("/self/consent/decide.xhtml?purpose=MKT_OWN&channel=EMAIL&brand=" + guest.brand());
        oneReceipt(guest, visitor, "decide");
        assertEquals(decided + 1, story.records().number(decisions, guest.party()));

        visitor.open("/self/consent/object.xhtml");
        oneReceipt(guest, visitor, "object");
        assertEquals(
                1,
                story.records()
                        .number(
                                "select count(*) from marketing_objection where ended_at is null and party_id = ?",
                                guest.party()));

        visitor.open("/self/directory/choose.xhtml?line=" + guest.line());
        visitor.page().locator("input[type=radio]:not(:checked)").first().check();
        oneReceipt(guest, visitor, "choose");

        visitor.open("/self/recording/show.xhtml?id=" + guest.recording());
        oneReceipt(guest, visitor, "withdraw");
    }

    @Test
    @DisplayName("a code to a new e-mail address is sent once, and confirms once")
    void aNewAddress(Story story) {
        Guest guest = Guest.of(story, "dorte");
        Visitor visitor = guest.signedIn();
        var before = story.outbox().names();
        String address = "dobbelt@example.dk";
        visitor.open("/self/party/edit.xhtml");
        visitor.field("email").fill(address);
        alike(visitor, "change");
        assertEquals(1, story.records().number("select count(*) from outbox where destination = ?", address));
        String code = story.outbox().awaitCode(before, address);
        visitor.open("/self/party/edit.xhtml");
        visitor.field("code").fill(code);
        oneReceipt(guest, visitor, "confirm");
    }

    @Test
    @DisplayName("a contact is opened once, and the customer is told of one look")
    void aContact(Story story) {
        Guest guest = Guest.of(story, "dorte");
        Desk desk = Desk.of(story, "bjarke");
        desk.search(guest.customerNumber()).first().click();
        desk.visitor().field("channel").selectOption("PHONE");
        desk.visitor().field("reason").selectOption("CUSTOMER_CALLS");
        String contacts = "select count(*) from contact where party_id = ?";
        String told = "select count(*) from audit_entry where action = 'CONTACT_OPENED' and party_id = ?";
        long contactsBefore = story.records().number(contacts, guest.party());
        long toldBefore = story.records().number(told, guest.party());
        alike(desk.visitor(), "open");
        assertEquals(contactsBefore + 1, story.records().number(contacts, guest.party()));
        assertEquals(toldBefore + 1, story.records().number(told, guest.party()));
    }

    @Test
    @DisplayName("a legal hold is asked for once")
    void aHold(Story story) {
        Guest guest = Guest.of(story, "dorte");
        Visitor officer = story.signedIn("palle");
        officer.open("/desk/retention/holds.xhtml");
        officer.field("customer").fill(guest.customerNumber());
        officer.page().locator("[id='request:reason']").fill("Dobbelt sag");
        officer.field("expires")
                .fill(LocalDate.now(ZoneId.of("Europe/Copenhagen"))
                        .plusMonths(1)
                        .toString());
        alike(officer, "request");
        assertEquals(1, story.records().number("select count(*) from legal_hold where party_id = ?", guest.party()));
        story.records().change("delete from legal_hold where party_id = ?", guest.party());
    }

    @Test
    @DisplayName("an account of staff is made once")
    void anAccount(Story story) {
        Visitor administrator = story.signedIn("admin");
        administrator.open("/desk/account/list.xhtml");
        administrator.field("username").fill("dobbelt@example.dk");
        administrator.field("displayName").fill("Dorte Dobbelt");
        administrator.field("unit").fill("Kundeservice");
        administrator.field("role").selectOption("AGENT");
        alike(administrator, "create");
        assertEquals(1, story.records().number("select count(*) from account where username = 'dobbelt@example.dk'"));
    }

    @Test
    @DisplayName("a double click with the mouse leads to the receipt")
    void aDoubleClick(Story story) {
        Guest guest = Guest.of(story, "dorte");
        Visitor visitor = guest.signedIn();
        long before = guest.receipts();
        visitor.open("/self/party/edit.xhtml");
        visitor.field("city").fill("Klikby");
        visitor.button("form.save").dblclick();
        visitor.receiptNumber();
        assertThat(visitor.heading()).hasText(visitor.words().of("receiptKind.CONTACT_CHANGED"));
        assertEquals(before + 1, guest.receipts());
    }

    private static void oneReceipt(Guest guest, Visitor visitor, String form) {
        String inbox = "select count(*) from message where party_id = ?";
        long receipts = guest.receipts();
        long messages = guest.story().records().number(inbox, guest.party());
        assertTrue(alike(visitor, form).contains("/self/notice/receipt.xhtml?id="), form);
        assertEquals(receipts + 1, guest.receipts(), form);
        assertEquals(messages + 1, guest.story().records().number(inbox, guest.party()), form);
    }

    /** @return where all of them led */
    private static String alike(Visitor visitor, String form) {
        List<?> led = (List<?>) visitor.page().evaluate(THRICE, form);
        assertEquals(1, new HashSet<>(led).size(), form + ": " + led);
        String first = led.get(0).toString();
        assertTrue(first.startsWith("200 "), first);
        return first;
    }
}
