package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Contact details are corrected by the customer. */
@ExtendWith(Stage.class)
final class ContactDetailsIT {

    @Test
    @DisplayName("phone and address are corrected with a receipt, letters of the Danish alphabet included")
    void phoneAndAddressAreCorrected(Story story) {
        Visitor visitor = story.signedIn("jens");
        visitor.open("/self/party/edit.xhtml");
        visitor.field("phone").fill("20 11 22 33");
        visitor.field("street").fill("Blåbærsøen 7, 2. th.");
        visitor.field("postalCode").fill("8000");
        visitor.field("city").fill("Århus Å");
        visitor.press("form.save");
        String receipt = visitor.receiptNumber();
        assertThat(visitor.heading()).hasText(visitor.words().of("receiptKind.CONTACT_CHANGED"));
        assertThat(visitor.fact("fact.fields"))
                .hasText(visitor.words().of("field.phone") + ", "
                        + visitor.words().of("field.address"));

        assertEquals(
                "+4520112233|Blåbærsøen 7, 2. th.|8000|Århus Å",
                story.records()
                        .one(
                                "select concat_ws('|', phone, street, postal_code, city) from party where id = ?",
                                story.records().partyOf("jens")));
        visitor.open("/self/data/show.xhtml?category=CONTACT");
        assertThat(visitor.fact("field.address")).containsText("Blåbærsøen 7, 2. th., 8000 Århus Å");
        FirstSteps.inboxHas(visitor, receipt);
        visitor.open("/self/party/edit.xhtml");
        visitor.press("form.save");
        assertThat(visitor.main()).containsText(visitor.words().of("party.unchanged"));
    }

    @Test
    @DisplayName("P-9-b: a new e-mail address counts when its code comes back, and the old one is told")
    void anEmailAddressIsChangedInTwoSteps(Story story) {
        Set<String> before = story.outbox().names();
        Visitor visitor = story.signedIn("emily");
        String emily = story.records().partyOf("emily");
        String old = story.records().one("select email from party where id = ?", emily);
        String fresh = "emily.new@example.org";
        visitor.open("/self/party/edit.xhtml");
        visitor.field("email").fill(fresh);
        visitor.press("party.emailSend");
        assertThat(visitor.main()).containsText(visitor.words().of("party.emailPending", fresh));
        assertEquals(old, story.records().one("select email from party where id = ?", emily));

        String code = story.outbox().awaitCode(before, fresh);
        story.outbox().awaitNew(before, "word to the old address", text -> text.startsWith("To: " + old + "\n"));
        visitor.field("code").fill("000000".equals(code) ? "111111" : "000000");
        visitor.press("party.emailConfirm");
        assertThat(visitor.messageOf("code")).hasText(visitor.words().of("error.CODE_WRONG"));
        Set<String> asked = story.outbox().names();
        visitor.field("code").fill(code);
        visitor.press("party.emailConfirm");
        visitor.receiptNumber();
        assertThat(visitor.heading()).hasText(visitor.words().of("receiptKind.EMAIL_CHANGED"));
        assertEquals(fresh, story.records().one("select email from party where id = ?", emily));
        String told = story.outbox()
                .awaitNew(asked, "the change told to the old address", text -> text.startsWith("To: " + old + "\n"));
        assertTrue(told.contains("changed") || told.contains("new address") || told.contains("Indsigt"), told);
    }
}
