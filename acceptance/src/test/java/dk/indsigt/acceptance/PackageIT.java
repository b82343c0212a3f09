package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The copy of the data: it is made, it is fetched by the one who asked, and by nobody else. */
@ExtendWith(Stage.class)
final class PackageIT {

    @Test
    @DisplayName("P-9.1-a: the copy is fetched as a ZIP that opens, counted, and told under who has looked")
    void theCopyIsFetched(Story story) throws IOException {
        Visitor visitor = story.signedIn("karla");
        String id = ordered(story, "karla");
        Until.holds(
                Duration.ofSeconds(90),
                "the package is ready",
                () -> story.records()
                        .one("select state from rights_package where id = ?", id)
                        .equals("READY"));
        visitor.open("/self/rights/fetch.xhtml?id=" + id);
        assertThat(visitor.main()).containsText(visitor.words().of("package.title"));
        Download copy = visitor.page()
                .waitForDownload(() -> visitor.main().locator("a.button").click());
        assertEquals(
                "indsigt-"
                        + story.records()
                                .one(
                                        "select r.number from rights_request r join rights_package p on p.request_id = r.id where p.id = ?",
                                        id)
                        + ".zip",
                copy.suggestedFilename());
        assertEquals(
                story.records().number("select size_bytes from rights_package where id = ?", id),
                Files.size(copy.path()));
        try (ZipFile zip = new ZipFile(copy.path().toFile())) {
            assertTrue(zip.getEntry("index.html") != null && zip.getEntry("overview.pdf") != null);
            assertTrue(zip.stream().anyMatch(entry -> entry.getName().endsWith(".opus")), "with the recordings");
        }
        visitor.open("/self/audit/list.xhtml?all=true");
        assertThat(visitor.page().locator(".looks li").first())
                .containsText(visitor.words().of("audit.PACKAGE_DOWNLOADED"));
        assertEquals(1, story.records().number("select downloads from rights_package where id = ?", id));
    }

    @Test
    @DisplayName("the page shows how far the copy is and shows the button when it is ready, without being loaded again")
    void thePageShowsProgress(Story story) {
        Visitor visitor = story.signedIn("gitte");
        String id = ordered(story, "gitte");
        visitor.open("/self/rights/fetch.xhtml?id=" + id);
        assertThat(visitor.main().locator("a.button"))
                .hasCount(
                        1,
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions().setTimeout(90_000));
        assertThat(visitor.main().locator("progress")).hasCount(0);
    }

    @Test
    @DisplayName(
            "somebody else's copy does not exist, and part of one's own is answered with its bytes and kept nowhere")
    void nobodyElse(Story story) {
        Visitor karla = story.signedIn("karla").expecting(404);
        String own = ordered(story, "karla");
        String foreign = ordered(story, "susanne");
        Until.holds(
                Duration.ofSeconds(90),
                "the packages are ready",
                () -> story.records()
                                .number(
                                        "select count(*) from rights_package where id in (?, ?) and state = 'READY'",
                                        own,
                                        foreign)
                        == 2);
        assertEquals(404, karla.status("/self/rights/package?id=" + foreign));
        assertEquals(404, karla.status("/self/rights/fetch.xhtml?id=" + foreign));
        APIResponse part = karla.context()
                .request()
                .get(
                        "/self/rights/package?id=" + own,
                        com.microsoft.playwright.options.RequestOptions.create().setHeader("Range", "bytes=0-3"));
        assertEquals(206, part.status());
        assertEquals("PK", new String(part.body(), 0, 2, java.nio.charset.StandardCharsets.US_ASCII));
        assertEquals("no-store", part.headers().get("cache-control"));
        APIResponse schema = karla.context().request().get("/static/schema/portability-1.json");
        assertEquals(200, schema.status());
        assertTrue(schema.headers().get("content-type").startsWith("application/json"));
    }

    /** @return the id of a package whose request grants everything */
    static String ordered(Story story, String username) {
        String party = story.records().partyOf(username);
        String request = UUID.randomUUID().toString();
        String made = UUID.randomUUID().toString();
        story.records()
                .all(
                        "insert into rights_request (id, number, type, party_id, standing, requester_id, asked_through,"
                                + " language, received_at, recorded_at, state, state_since, due_on, clock_stopped_days, steps,"
                                + " version) values (?, ?, 'ACCESS', ?, 'SELF', ?, 'PORTAL', 'da', utc_timestamp(6),"
                                + " utc_timestamp(6), 'DECIDED', utc_timestamp(6), current_date, 0, 0, 1) returning id",
                        request,
                        "R-" + made.substring(0, 8),
                        party,
                        party);
        story.records()
                .all(
                        "insert into rights_item (id, request_id, type_code, ordinal, category, amount, outcome, computed,"
                                + " version) select uuid(), ?, 'ACCESS', row_number() over (order by code), code, 1, 'GRANT',"
                                + " true, 1 from data_category returning id",
                        request);
        story.records()
                .all(
                        "insert into rights_package (id, request_id, party_id, kind, language, state, percent, attempts,"
                                + " queued_at, next_attempt_at, downloads, version) values (?, ?, ?, 'ACCESS', 'da', 'QUEUED',"
                                + " 0, 0, utc_timestamp(6), utc_timestamp(6), 0, 1) returning id",
                        made,
                        request,
                        party);
        return made;
    }
}
