package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Letters: read and kept by customers, their texts edited by the officer. */
@ExtendWith(Stage.class)
final class LetterIT {
    private static final String EDIT = "/desk/notice/edit.xhtml?kind=RESTRICTION_ENDS";

    @Test
    @DisplayName(
            "a letter is read from the inbox, ends with the way to complain, is kept as a PDF, and is nobody else's")
    void aLetterIsReadAndKept(Story story) throws IOException {
        Records records = story.records();
        String id = records.one(
                "select l.id from letter l where l.addressee_id = ? and l.case_id is null", records.partyOf("susanne"));
        String number = records.one("select case_number from letter where id = ?", id);
        Visitor susanne = story.signedIn("susanne");
        susanne.open("/self/notice/list.xhtml");
        susanne.page()
                .locator("a.row-link", new Page.LocatorOptions().setHasText(number))
                .click();
        susanne.follow("message.letter");
        assertThat(susanne.heading()).containsText(number);
        assertThat(susanne.main()).containsText("Kære Susanne");
        assertThat(susanne.page().locator(".letter-foot")).containsText("dt@datatilsynet.dk");
        assertThat(susanne.page().locator("main .card h2").first()).isVisible();
        assertPdf(susanne.page().waitForDownload(() -> susanne.follow("letter.pdf")));

        String pdf = "/self/notice/letter.pdf?id=" + id;
        APIResponse answer = susanne.context().request().get(pdf);
        assertEquals("application/pdf", answer.headers().get("content-type"));
        assertEquals("no-store", answer.headers().get("cache-control"));
        Visitor torben = story.signedIn("torben");
        assertEquals(404, torben.status(pdf));
        assertEquals(404, torben.status("/self/notice/letter.xhtml?id=" + id));
        assertEquals(404, torben.status("/self/notice/letter.pdf"));
    }

    @Test
    @DisplayName("a receipt is kept as a PDF")
    void aReceiptIsKept(Story story) throws IOException {
        Visitor mikkel = story.signedIn("mikkel");
        mikkel.open("/self/consent/object.xhtml");
        mikkel.press("object.now");
        mikkel.receiptNumber();
        String link = mikkel.link("receipt.pdf").getAttribute("href");
        assertPdf(mikkel.page().waitForDownload(() -> mikkel.follow("receipt.pdf")));
        assertEquals(404, story.signedIn("torben").status(link));
    }

    @Test
    @DisplayName(
            "the officer edits a text beside an example; what is missing is told beside its field, and nothing typed is lost")
    void theOfficerEditsAText(Story story) throws IOException {
        Visitor olga = story.signedIn("olga");
        Visitor palle = story.signedIn("palle");
        palle.open(EDIT);
        olga.follow("nav.templates");
        olga.page().locator("a.row-link[href*='RESTRICTION_ENDS']").click();
        assertThat(olga.heading()).hasText(olga.words().of("letterKind.RESTRICTION_ENDS"));
        String danish = olga.field("bodyDa").inputValue();
        String english = olga.field("bodyEn").inputValue();
        long versions = versions(story);
        Locator added = olga.page().locator(".changes .added", new Page.LocatorOptions().setHasText("Ny slutning"));

        String typed = danish.replace("{{reasons}}", "{{grund}}") + "\n\nNy slutning <b>&</b>.";
        olga.field("bodyDa").fill(typed);
        olga.field("subjectEn").fill("");
        olga.press("template.save");
        assertThat(olga.messageOf("bodyDa"))
                .hasText(olga.words().of("error.TEMPLATE_PLACEHOLDER_MISSING", "reasons") + " "
                        + olga.words().of("error.TEMPLATE_PLACEHOLDER_UNKNOWN", "grund"));
        assertThat(olga.messageOf("subjectEn")).hasText(olga.words().of("error.REQUIRED"));
        assertThat(olga.messageOf("bodyEn")).hasCount(0);
        assertThat(olga.field("bodyDa")).hasValue(typed);
        assertEquals(english, olga.field("bodyEn").inputValue());
        assertEquals(versions, versions(story), "what is wrong is not saved");

        olga.field("bodyDa").fill(typed.replace("{{grund}}", "{{reasons}}"));
        olga.field("subjectEn").fill("Case {{case}}: the data are used again");
        olga.press("template.try");
        Locator examples = olga.page().locator("section[aria-labelledby^='try-']");
        assertThat(examples).hasCount(2);
        assertThat(examples.first()).containsText("Anna Eksempel");
        assertThat(examples.first()).containsText("Ny slutning <b>&</b>.");
        assertThat(examples.last()).containsText("Case S-7MPQ-2XT9: the data are used again");
        assertThat(examples.last()).containsText("Do you disagree?");
        assertThat(added).hasCount(1);
        assertEquals(versions, versions(story), "an example is not saved");
        assertPdf(olga.page().waitForDownload(() -> olga.press("template.pdfDa")));
        assertPdf(olga.page().waitForDownload(() -> olga.press("template.pdfEn")));

        olga.press("template.save");
        assertThat(olga.page()).hasURL(Pattern.compile("saved=true"));
        assertThat(olga.page().locator(".note.ok")).hasText(olga.words().of("template.saved", versions + 1));
        assertThat(added).hasCount(1);
        assertEquals(versions + 1, versions(story));
        olga.press("template.save");
        assertThat(olga.globalMessage()).hasText(olga.words().of("error.TEMPLATE_UNCHANGED"));

        String other = danish + "\n\nMit.";
        palle.field("bodyDa").fill(other);
        palle.press("template.save");
        assertThat(palle.globalMessage()).hasText(palle.words().of("error.CHANGED_MEANWHILE"));
        assertThat(palle.field("bodyDa")).hasValue(other);
        assertEquals(versions + 1, versions(story));
    }

    @Test
    @DisplayName("for everybody but officers the texts do not exist, nor does a kind of letter that there is not")
    void onlyOfficersReachTheTexts(Story story) {
        for (String user : new String[] {"susanne", "admin"}) {
            assertEquals(404, story.signedIn(user).status("/desk/notice/templates.xhtml"), user);
            assertEquals(404, story.signedIn(user).status(EDIT), user);
        }
        assertEquals(404, story.signedIn("olga").status("/desk/notice/edit.xhtml?kind=LOVE"));
    }

    private static long versions(Story story) {
        return story.records().number("select max(number) from letter_template where kind = 'RESTRICTION_ENDS'");
    }

    private static void assertPdf(Download download) throws IOException {
        byte[] bytes = Files.readAllBytes(download.path());
        assertTrue(download.suggestedFilename().endsWith(".pdf"), download.suggestedFilename());
        assertTrue(new String(bytes, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-") && bytes.length > 5000);
    }
}
