package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Recorded calls: heard, fetched, withdrawn. */
@ExtendWith(Stage.class)
final class RecordingIT {

    private static final String LIVE =
            "select r.id from recording r where r.party_id = ? and r.deleted_at is null and r.delete_due_on > current_date + interval 30 day"
                    + " order by r.started_at desc";

    @Test
    @DisplayName("a recording plays in the page, and the player can seek")
    void aRecordingPlaysAndSeeks(Story story) {
        Visitor visitor = story.signedIn("karla");
        visitor.open("/self/recording/show.xhtml?id=" + live(story, "karla").get(0));
        Locator player = visitor.page().locator("audio");
        double length = number(
                player.evaluate(
                        "audio => new Promise((done, fail) => { audio.onerror = () => fail('cannot play');"
                                + " const told = () => done(audio.duration); if (audio.readyState > 0) told(); else audio.onloadedmetadata = told; })"));
        assertTrue(length > 5 && length < 100, "seconds: " + length);
        double reached = number(player.evaluate("audio => new Promise(async done => { audio.muted = true;"
                + " audio.currentTime = audio.duration / 2; await new Promise(on => audio.onseeked = on); const from = audio.currentTime;"
                + " audio.ontimeupdate = () => { if (audio.currentTime > from + 0.2) { audio.pause(); done(audio.currentTime); } };"
                + " await audio.play(); })"));
        assertTrue(reached > length / 2, "played on from the middle: " + reached + " of " + length);
    }

    @Test
    @DisplayName("part of a recording is answered with 206 and exactly those bytes; a part beyond its end with 416")
    void aRangeIsAnsweredWithItsBytes(Story story) {
        Visitor visitor = story.signedIn("karla");
        String path = "/self/recording/audio?id=" + live(story, "karla").get(0);
        APIResponse whole = visitor.context().request().get(path);
        assertEquals(200, whole.status());
        byte[] bytes = whole.body();
        assertTrue(bytes.length > 5_000, "bytes: " + bytes.length);
        assertEquals("OggS", new String(bytes, 0, 4, java.nio.charset.StandardCharsets.US_ASCII));

        APIResponse middle = range(visitor, path, "bytes=1000-2999");
        assertEquals(206, middle.status());
        assertEquals("bytes 1000-2999/" + bytes.length, middle.headers().get("content-range"));
        assertArrayEquals(Arrays.copyOfRange(bytes, 1000, 3000), middle.body());
        APIResponse tail = range(visitor, path, "bytes=-100");
        assertArrayEquals(Arrays.copyOfRange(bytes, bytes.length - 100, bytes.length), tail.body());
        assertEquals(416, range(visitor, path, "bytes=" + bytes.length + "-").status());
    }

    @Test
    @DisplayName("ES-XFERA-TD129-2020: the customer gets a copy of the recording, without being asked why")
    void theCustomerGetsACopy(Story story) throws IOException {
        Visitor visitor = story.signedIn("karla");
        String id = live(story, "karla").get(0);
        visitor.open("/self/recording/show.xhtml?id=" + id);
        Download copy = visitor.page().waitForDownload(() -> visitor.follow("recording.download"));
        assertEquals(
                story.records().number("select size_bytes from recording where id = ?", id), Files.size(copy.path()));
        assertTrue(copy.suggestedFilename().endsWith(".opus"), copy.suggestedFilename());
        visitor.open("/self/audit/list.xhtml?all=true");
        assertThat(visitor.page().locator(".looks li").first())
                .containsText(visitor.words().of("audit.RECORDING_DOWNLOADED"));
    }

    @Test
    @DisplayName("DK-TDC-REC-2019: each recording shows the active yes it rests upon, and by which rule it goes")
    void eachRecordingShowsItsYes(Story story) {
        Visitor visitor = story.signedIn("gitte");
        String gitte = story.records().partyOf("gitte");
        for (String method : List.of("KEYPRESS", "SPOKEN")) {
            String id = story.records()
                    .one(
                            "select r.id from recording r join recording_consent c on c.id = r.consent_id where r.party_id = ?"
                                    + " and r.deleted_at is null and c.method = ? order by r.started_at desc limit 1",
                            gitte,
                            method);
            visitor.open("/self/recording/show.xhtml?id=" + id);
            String word = visitor.words().of("recording." + method.toLowerCase(java.util.Locale.ROOT));
            assertThat(visitor.fact("recording.consent")).containsText(word.substring(0, word.indexOf('{')));
            assertThat(visitor.fact("recording.deletion")).containsText("20");
            assertThat(visitor.fact("recording.deletion").locator(".muted"))
                    .not()
                    .isEmpty();
        }
        assertEquals(
                0,
                story.records()
                        .number("select count(*) from recording r left join recording_consent c on c.id = r.consent_id"
                                + " where c.given_at is null"),
                "no recording without a yes");
    }

    @Test
    @DisplayName("P-3.6.1-n: withdrawing deletes the recording at once; the proofs of consent and deletion stay")
    void withdrawingDeletesAtOnce(Story story) {
        Visitor visitor = story.signedIn("susanne").expecting(404);
        String id = live(story, "susanne").get(0);
        visitor.open("/self/recording/show.xhtml?id=" + id);
        visitor.press("recording.withdraw");
        String receipt = visitor.receiptNumber();
        assertThat(visitor.heading()).hasText(visitor.words().of("receiptKind.RECORDING_DELETED"));

        assertEquals(404, visitor.status("/self/recording/audio?id=" + id));
        assertEquals(
                "1",
                story.records()
                        .one(
                                "select wrapped_key is null and subject_da is null and deleted_because = 'WITHDRAWAL' from recording where id = ?",
                                id));
        visitor.open("/self/recording/show.xhtml?id=" + id);
        assertThat(visitor.page().locator("audio")).hasCount(0);
        assertThat(visitor.button("recording.withdraw")).hasCount(0);
        assertThat(visitor.main()).containsText(visitor.words().of("cause.WITHDRAWAL"));
        assertThat(visitor.fact("recording.consent")).not().isEmpty();
        FirstSteps.inboxHas(visitor, receipt);
        Until.holds(
                Duration.ofSeconds(45),
                "the audio file is gone",
                () -> story.records().number("select count(*) from doomed_file where id = ?", id) == 0);
    }

    @Test
    @DisplayName(
            "K-08: a recording under an earlier legal hold is locked when the consent is withdrawn, and the page says so")
    void aHeldRecordingIsLocked(Story story) {
        String id = story.records()
                .one(
                        "select target_id from legal_hold where target = 'RECORDING' and approved_at is not null and lifted_at is null"
                                + " and party_id = ?",
                        story.records().partyOf("gitte"));
        Visitor visitor = story.signedIn("gitte").expecting(404);
        visitor.open("/self/recording/show.xhtml?id=" + id);
        assertThat(visitor.main()).containsText(visitor.words().of("recording.withdrawHeld"));
        visitor.press("recording.withdraw");
        visitor.receiptNumber();
        assertThat(visitor.heading()).hasText(visitor.words().of("receiptKind.RECORDING_HELD"));
        assertEquals(404, visitor.status("/self/recording/audio?id=" + id));
        assertEquals(
                "1",
                story.records().one("select deleted_at is null from recording where id = ?", id),
                "it is kept for the claim");
        visitor.open("/self/recording/show.xhtml?id=" + id);
        assertThat(visitor.page().locator("main .note.warn")).isVisible();
        assertThat(visitor.page().locator("audio")).hasCount(0);
        visitor.open("/self/recording/list.xhtml");
        assertThat(visitor.main()).containsText(visitor.words().of("recording.heldBadge"));
    }

    private static List<String> live(Story story, String user) {
        List<String> ids = story.records().all(LIVE, story.records().partyOf(user));
        assertTrue(!ids.isEmpty(), user + " has a recording");
        return ids;
    }

    private static APIResponse range(Visitor visitor, String path, String range) {
        return visitor.context().request().get(path, RequestOptions.create().setHeader("Range", range));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
