package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The inbox holds everything that was sent. */
@ExtendWith(Stage.class)
final class MessageIT {

    @Test
    @DisplayName("an unread message is marked until it is opened, and is shown word for word as it was sent")
    void anUnreadMessageIsMarkedUntilOpened(Story story) {
        String emil = story.records().partyOf("emil");
        Visitor visitor = story.signedIn("emil");
        visitor.open("/self/notice/list.xhtml");
        long waiting =
                story.records().number("select count(*) from message where party_id = ? and read_at is null", emil);
        if (waiting == 0) {
            visitor.open("/self/consent/object.xhtml");
            visitor.press("object.now");
            visitor.receiptNumber();
            visitor.open("/self/notice/list.xhtml");
        }
        Locator unread = visitor.page().locator("a.row-link.unread");
        int before = unread.count();
        String href = unread.first().getAttribute("href");
        unread.first().click();
        String id = href.replaceFirst(".*id=([^&]*).*", "$1");
        assertEquals(
                story.records().one("select body from message where id = ?", id).strip(),
                visitor.page().locator(".letter").textContent().strip());
        visitor.open("/self/notice/list.xhtml");
        assertThat(unread).hasCount(before - 1);
        assertFalse(visitor.page().locator("main").innerText().contains("{0}"));
    }

    @Test
    @DisplayName("who chose English gets messages and receipts in English")
    void messagesComeInTheChosenLanguage(Story story) {
        Visitor visitor = story.signedIn("emily");
        visitor.open("/self/consent/list.xhtml?lang=en");
        FirstSteps.choice(visitor, "consent.off").locator("a").click();
        visitor.press("consent.giveNow");
        String receipt = visitor.receiptNumber();
        assertThat(visitor.heading()).hasText(Words.ENGLISH.of("receiptKind.CONSENT_GIVEN"));
        assertEquals(
                "en",
                story.records().one("select language from message where subject like concat('%', ?, '%')", receipt));
    }
}
