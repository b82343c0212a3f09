package dk.indsigt.service.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Await;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.disclosure.RecipientNotice;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.consent.Suppressions;
import dk.indsigt.service.rights.Cases;
import dk.indsigt.service.rights.erasure.ErasureJob;
import dk.indsigt.service.settings.Setting;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class AudienceIT {
    private static final ConsentKey YES = new ConsentKey("SOCIAL_AUDIENCE", MarketingChannel.EXPORT, Brand.THREE);
    private static final ConsentKey VISITS = new ConsentKey("RETARGETING", MarketingChannel.EXPORT, Brand.THREE);

    @EJB
    private AudienceService service;

    @EJB
    private AudienceJob job;

    @EJB
    private AudienceSteps steps;

    @EJB
    private ConsentService consents;

    @EJB
    private Suppressions suppressions;

    @EJB
    private DisclosureLog log;

    @EJB
    private ErasureJob erasure;

    @EJB
    private Cases cases;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Acting acting;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName(
            "P-3.3.3-b: a file has one column of 64 hex digits, the hashes of those who said yes, and only its owner reads it")
    void theFile() throws IOException {
        Someone anna = yes();
        Someone bo = folk.person();
        UUID export = written("META", "SOCIAL_AUDIENCE");
        Path file = file("audience", "META", reference(export));
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.stream().allMatch(line -> line.matches("[0-9a-f]{64}")), "nothing but hashes");
        assertEquals(lines.size(), new HashSet<>(lines).size(), "each once");
        assertEquals(lines.size(), db.count("select exported from audience_export where id = ?", export));
        assertTrue(lines.contains(hash(email(anna))));
        assertFalse(lines.contains(hash(email(bo))), "who was never asked");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    @DisplayName(
            "DK-TELMORE-2024: who objected, said no, is dead, restricted or suppressed is in no file, and counted with the reason")
    void leftOut() throws IOException {
        Map<String, Someone> out = new LinkedHashMap<>();
        for (String reason : List.of(
                "MARKETING_OBJECTION",
                "WITHDRAWN",
                "DECEASED",
                "RESTRICTED",
                "SUPPRESSED",
                "NOT_PROVABLE",
                "NO_EMAIL")) {
            out.put(reason, yes());
        }
        Map<String, String> hashes = new LinkedHashMap<>();
        out.forEach((reason, someone) -> hashes.put(reason, hash(email(someone))));
        out.forEach(this::prevent);
        UUID export = written("META", "SOCIAL_AUDIENCE");
        List<String> lines = exported("META", export);
        hashes.forEach((reason, hash) -> assertFalse(lines.contains(hash), reason));
        out.forEach((reason, someone) -> {
            assertTrue(
                    db.count(
                                    "select count(*) from audience_left_out where export_id = ? and reason = ? and amount > 0",
                                    export,
                                    reason)
                            == 1,
                    reason);
            assertEquals(
                    0,
                    db.count(
                            "select count(*) from disclosure where party_id = ? and reference = ?",
                            someone.id(),
                            reference(export)),
                    reason);
        });
        assertEquals(
                db.count("select considered from audience_export where id = ?", export),
                lines.size()
                        + db.count(
                                "select coalesce(sum(amount), 0) from audience_left_out where export_id = ?", export));
    }

    @Test
    @DisplayName("an address that two people have goes only where both said yes, and once")
    void shared() {
        Someone anna = yes();
        Someone bo = folk.person();
        db.run("update party set email = ? where id = ?", email(anna), bo.id());
        assertFalse(exported("META", written("META", "SOCIAL_AUDIENCE")).contains(hash(email(anna))));
        give(bo, YES);
        UUID export = written("META", "SOCIAL_AUDIENCE");
        assertEquals(
                1,
                exported("META", export).stream()
                        .filter(hash(email(anna))::equals)
                        .count());
        for (Someone each : List.of(anna, bo)) {
            assertEquals(
                    1,
                    db.count(
                            "select count(*) from disclosure where party_id = ? and reference = ?",
                            each.id(),
                            reference(export)),
                    "both are told");
        }
        acting.as(bo.actor(), a -> consents.stop(a, bo.id(), YES, Language.DA, null));
        assertTrue(removed("META", export, 1).contains(hash(email(anna))), "the no of one takes it back");
    }

    @Test
    @DisplayName("the text about visits names no address: an audience for it needs the yes to handing over as well")
    void bothYes() {
        Someone anna = folk.person();
        give(anna, VISITS);
        Someone bo = yes();
        give(bo, VISITS);
        Someone carl = yes();
        List<String> lines = exported("META", written("META", "RETARGETING"));
        assertFalse(lines.contains(hash(email(anna))));
        assertTrue(lines.contains(hash(email(bo))));
        assertFalse(lines.contains(hash(email(carl))));
    }

    @Test
    @DisplayName("Google compares Gmail without dots, Meta as it is written")
    void platforms() {
        Someone anna = yes();
        String name = "test." + anna.number() + ".x";
        db.run("update party set email = ? where id = ?", name + "@gmail.com", anna.id());
        assertTrue(exported("GOOGLE", written("GOOGLE", "SOCIAL_AUDIENCE"))
                .contains(hash(name.replace(".", "") + "@gmail.com")));
        assertTrue(exported("META", written("META", "SOCIAL_AUDIENCE")).contains(hash(name + "@gmail.com")));
    }

    @Test
    @DisplayName(
            "art. 7(3), 17, 18, 21: whatever ends the permission, the address is on one removal file of each upload, once")
    void everyCause() {
        Map<String, Someone> gone = new LinkedHashMap<>();
        for (String reason : List.of(
                "WITHDRAWN",
                "MARKETING_OBJECTION",
                "SUPPRESSED",
                "RESTRICTED",
                "DECEASED",
                "UNKNOWN",
                "OTHER_ADDRESS",
                "TIME_UP")) {
            gone.put(reason, yes());
        }
        Someone stays = yes();
        UUID export = written("META", "SOCIAL_AUDIENCE");
        Map<String, String> hashes = new LinkedHashMap<>();
        gone.forEach((reason, someone) -> hashes.put(reason, hash(email(someone))));
        gone.forEach(this::prevent);
        List<String> lines = removed("META", export, gone.size());
        hashes.forEach((reason, hash) -> {
            assertEquals(1, lines.stream().filter(hash::equals).count(), reason);
            assertEquals(
                    reason,
                    db.text(
                            "select removed_because from audience_member where export_id = ? and email_hash = unhex(?)",
                            export,
                            hash));
        });
        assertFalse(lines.contains(hash(email(stays))));
        long files = db.count("select count(*) from audience_removal where export_id = ?", export);
        job.run();
        steps.sweep(null);
        assertEquals(files, db.count("select count(*) from audience_removal where export_id = ?", export));
    }

    @Test
    @DisplayName(
            "a removal file is confirmed once, by whom is noted, overdue ones stand first, and then the row is gone")
    void confirmed() {
        Someone anna = yes();
        UUID export = written("META", "SOCIAL_AUDIENCE");
        acting.as(anna.actor(), a -> consents.stop(a, anna.id(), YES, Language.DA, null));
        removed("META", export, 1);
        UUID removal = UUID.fromString(db.text(
                "select removal_id from audience_member where party_id = ? and export_id = ?", anna.id(), export));
        db.run("update audience_removal set due_at = '2020-01-01' where id = ?", removal);
        Actor officer = folk.staff(Role.OFFICER);
        AudienceService.Removal first =
                acting.as(officer, a -> service.removals(a, 0, 1)).get(0);
        assertEquals(removal, first.id());
        assertTrue(first.overdue());
        assertTrue(acting.as(officer, service::overdue) > 0);
        assertEquals("HOW_REQUIRED", acting.refusal(officer, a -> service.confirm(a, removal, null)));
        acting.does(officer, a -> service.confirm(a, removal, RecipientNotice.How.EMAIL));
        assertEquals(
                "ACKNOWLEDGED_ALREADY",
                acting.refusal(officer, a -> service.confirm(a, removal, RecipientNotice.How.EMAIL)));
        assertEquals("NOT_FOUND", acting.refusal(officer, a -> service.confirm(a, UUID.randomUUID(), null)));
        assertEquals("Prøveenhed", db.text("select confirmed_by from audience_removal where id = ?", removal));
        Await.until("the row goes", () -> {
            job.run();
            return db.count("select count(*) from audience_member where removal_id = ?", removal) == 0;
        });
        assertEquals(
                1,
                db.count(
                        "select count(*) from audit_entry where action = 'AUDIENCE_REMOVAL_CONFIRMED' and object_id = ?",
                        removal));
    }

    @Test
    @DisplayName("EU-C154-21-OEPOST: the person sees the platform by its name, and asking twice at a time is refused")
    void told() {
        Someone anna = yes();
        written("META", "SOCIAL_AUDIENCE");
        assertTrue(acting.as(anna.actor(), a -> log.list(a, anna.id(), 0, 10)).stream()
                .anyMatch(line -> line.recipient().da().equals("Facebook og Instagram (Meta)")
                        && line.activity().equals("PA06")
                        && line.categories().equals(List.of("CONTACT"))));
        Actor officer = folk.staff(Role.OFFICER);
        for (String platform : List.of("TWITTER", "ADYEN", "")) {
            assertEquals(
                    "AUDIENCE_RECIPIENT",
                    acting.refusal(officer, a -> service.ask(a, platform, "SOCIAL_AUDIENCE", Brand.THREE)));
        }
        assertEquals("AUDIENCE_PURPOSE", acting.refusal(officer, a -> service.ask(a, "META", "MKT_OWN", Brand.THREE)));
        assertEquals("BRAND_REQUIRED", acting.refusal(officer, a -> service.ask(a, "META", "SOCIAL_AUDIENCE", null)));
        AudienceService.Preview preview =
                acting.as(officer, a -> service.preview(a, "META", "SOCIAL_AUDIENCE", Brand.THREE));
        assertTrue(preview.decided() >= preview.yes() && preview.yes() > 0);
    }

    @Test
    @DisplayName(
            "art. 19: after an erasure the address is taken back, and the platform's answer answers the notice too")
    void erased() {
        Someone anna = yes();
        String hash = hash(email(anna));
        UUID export = written("META", "SOCIAL_AUDIENCE");
        cases.left(anna, cases.today().minusYears(1));
        UUID request = cases.erase(anna);
        Await.until("the erasure is carried out", () -> {
            erasure.run();
            return db.count("select count(*) from erasure where request_id = ? and state = 'RUNNING'", request) == 0;
        });
        assertTrue(removed("META", export, 1).contains(hash));
        String notice = "select state from recipient_notice where request_id = ? and recipient_code = 'META'";
        assertTrue(List.of("QUEUED", "SENT").contains(db.text(notice, request)));
        UUID removal = UUID.fromString(db.text(
                "select removal_id from audience_member where party_id = ? and export_id = ?", anna.id(), export));
        Actor officer = folk.staff(Role.OFFICER);
        acting.does(officer, a -> service.confirm(a, removal, RecipientNotice.How.GATEWAY));
        assertEquals("ACKNOWLEDGED", db.text(notice, request));
        Await.until("the row goes", () -> {
            job.run();
            return db.count("select count(*) from audience_member where party_id = ?", anna.id()) == 0;
        });
    }

    @Test
    @DisplayName("what a run that died wrote without saying so is not in the file")
    void diedBetween() throws IOException {
        Someone anna = yes();
        Actor officer = folk.staff(Role.OFFICER);
        UUID export = acting.as(officer, a -> service.ask(a, "GOOGLE", "SOCIAL_AUDIENCE", Brand.THREE));
        String name = reference(export);
        Path part = file("audience", "GOOGLE", name + ".csv.part");
        if (steps.write(export) && Files.exists(part)) {
            Files.writeString(part, "half a li", StandardOpenOption.APPEND);
        }
        assertNull(db.text("select written_at from audience_export where id = ? and state = 'WRITTEN'", export));
        List<String> lines = finished("GOOGLE", export);
        assertTrue(lines.contains(hash(email(anna))));
        assertTrue(lines.stream().allMatch(line -> line.matches("[0-9a-f]{64}")));
        assertFalse(Files.exists(part));
    }

    @Test
    @DisplayName(
            "an audience that rested for long while it was written is begun anew: who said no meanwhile is not in it")
    void rested() {
        Someone anna = yes();
        Someone bo = yes();
        Actor officer = folk.staff(Role.OFFICER);
        UUID export = acting.as(officer, a -> service.ask(a, "GOOGLE", "SOCIAL_AUDIENCE", Brand.THREE));
        Await.until("both are in it", () -> {
            steps.write(export);
            return db.count(
                            "select count(*) from audience_member where export_id = ? and party_id in (?, ?)",
                            export,
                            anna.id(),
                            bo.id())
                    == 2;
        });
        prevent("WITHDRAWN", anna);
        db.run(
                "update audience_export set state = 'WRITING', written_at = null, stepped_at = utc_timestamp(6) - interval 11 minute,"
                        + " version = version + 1 where id = ?",
                export);
        List<String> lines = finished("GOOGLE", export);
        assertFalse(lines.contains(hash(email(anna))));
        assertEquals(1, lines.stream().filter(hash(email(bo))::equals).count());
        assertEquals(
                0,
                db.count(
                        "select count(*) from disclosure where party_id = ? and reference = ?",
                        anna.id(),
                        reference(export)));
        assertEquals(
                1,
                db.count(
                        "select count(*) from disclosure where party_id = ? and reference = ?",
                        bo.id(),
                        reference(export)));
    }

    private void prevent(String reason, Someone someone) {
        switch (reason) {
            case "MARKETING_OBJECTION" ->
                acting.as(someone.actor(), a -> consents.objectToMarketing(a, someone.id(), null));
            case "WITHDRAWN" -> acting.as(someone.actor(), a -> consents.stop(a, someone.id(), YES, Language.DA, null));
            case "DECEASED" -> db.run("update party set deceased_on = '2026-01-01' where id = ?", someone.id());
            case "UNKNOWN" -> db.run("update party set erased_at = utc_timestamp(6) where id = ?", someone.id());
            case "RESTRICTED" -> {
                cases.freeze(someone, cases.open(someone, RequestType.RESTRICTION, "x"));
                db.run("update processing_stop set kind = 'RESTRICTION' where party_id = ?", someone.id());
            }
            case "SUPPRESSED" -> suppressions.suppress(EmailAddress.parse(email(someone)), AskedThrough.PHONE, null);
            case "NOT_PROVABLE" ->
                db.run(
                        "update consent_state set provable = false where party_id = ? and purpose_code = 'SOCIAL_AUDIENCE'",
                        someone.id());
            case "NO_EMAIL" -> db.run("update party set email = null where id = ?", someone.id());
            case "OTHER_ADDRESS" -> db.run("update party set email = concat('new-', email) where id = ?", someone.id());
            case "TIME_UP" ->
                db.run("update audience_member set remove_due_on = '2020-01-01' where party_id = ?", someone.id());
            default -> throw new IllegalArgumentException(reason);
        }
    }

    private Someone yes() {
        Someone someone = folk.person();
        give(someone, YES);
        return someone;
    }

    private void give(Someone someone, ConsentKey key) {
        UUID text = acting.as(someone.actor(), a -> consents.currentText(a, someone.id(), key.purpose()))
                .id();
        acting.as(someone.actor(), a -> consents.give(a, someone.id(), key, text, Language.DA, null));
    }

    /** @return an export that was asked for and is complete */
    private UUID written(String platform, String purpose) {
        Actor officer = folk.staff(Role.OFFICER);
        UUID export = acting.as(officer, a -> service.ask(a, platform, purpose, Brand.THREE));
        finished(platform, export);
        return export;
    }

    private List<String> finished(String platform, UUID export) {
        Await.until("it is written", () -> {
            job.run();
            return "WRITTEN".equals(db.text("select state from audience_export where id = ?", export));
        });
        return exported(platform, export);
    }

    private List<String> exported(String platform, UUID export) {
        return lines(file("audience", platform, reference(export)));
    }

    /** @return every line of the removal files of an export, once nobody is left in it who may not be */
    /** @param least so many were to be taken back by now */
    private List<String> removed(String platform, UUID export, long least) {
        Await.until("removal files are written", () -> {
            job.run();
            return db.count(
                                    "select count(*) from audience_member where export_id = ? and removal_id is not null",
                                    export)
                            >= least
                    && db.count(
                                    "select count(*) from audience_removal where export_id = ? and state = 'QUEUED'",
                                    export)
                            == 0;
        });
        List<String> lines = new ArrayList<>();
        for (Object number : db.rows("select number from audience_removal where export_id = ?", export)) {
            lines.addAll(lines(file("removal", platform, reference(export) + "-" + number)));
        }
        return lines;
    }

    private String reference(UUID export) {
        return db.text("select reference from audience_export where id = ?", export);
    }

    private String email(Someone someone) {
        return db.text("select email from party where id = ?", someone.id());
    }

    private static Path file(String kind, String platform, String reference) {
        String name = kind + "-" + platform + "-" + reference;
        return Path.of(Setting.DATA.required(), "outgoing", name.endsWith(".part") ? name : name + ".csv");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String hash(String email) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
