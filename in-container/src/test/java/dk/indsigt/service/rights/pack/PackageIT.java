package dk.indsigt.service.rights.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dk.indsigt.container.Acting;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.recording.DoomedFile.Shelf;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsPackage;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.service.recording.DoomedFiles;
import dk.indsigt.service.rights.pack.Asking.Asked;
import dk.indsigt.service.settings.Setting;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackageIT {
    private static final long LIMIT = 180_000_000_000L;

    @EJB
    private Asking asking;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @EJB
    private PackageService packages;

    @EJB
    private PackageJob job;

    @EJB
    private DoomedFiles doomed;

    @Inject
    private Acting acting;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName(
            "EU-C487-21-CRIF, ES-VIRGINTELCO-2023: a copy is every row that the database has, in each of its three forms")
    void complete() throws IOException {
        Actor bent = customer("bent");
        Asked asked = ready(bent, asking.forSelf(RequestType.ACCESS, bent.personId()));
        Map<Sheet, Long> held = new LinkedHashMap<>();
        Sheets.all().stream()
                .filter(sheet -> sheet.reaches(Standing.SELF))
                .forEach(sheet -> held.put(sheet, rows(sheet, bent.personId())));
        Map<String, byte[]> files = unzip(download(bent, asked));
        Set<String> wrong = new TreeSet<>();
        held.forEach((sheet, rows) -> {
            JsonArray json =
                    json(files, "data/" + sheet.section().file() + ".json").getJsonArray(sheet.name());
            int lines = csv(files, "data/" + sheet.name() + ".csv").size();
            if (json.size() != rows || lines != rows) {
                wrong.add(sheet.name() + ": " + rows + " held, " + json.size() + " and " + lines);
            }
        });
        assertEquals(Set.of(), wrong);
        assertTrue(json(files, "data/traffic.json").getJsonArray("traffic").size() >= 50_000);
        assertTrue(json(files, "data/location.json").getJsonArray("location").size() > 1000);
        long inPage = text(files, "html/traffic.html")
                .lines()
                .filter(line -> line.startsWith("<tr>"))
                .count();
        assertEquals(rows(sheet("traffic"), bent.personId()), inPage);
        assertEquals(
                db.count(
                        "select seconds from traffic_record where person_id = ? order by at, id limit 1",
                        bent.personId()),
                json(files, "data/traffic.json")
                        .getJsonArray("traffic")
                        .getJsonObject(0)
                        .getInt("seconds"));
        files.forEach((name, content) -> {
            if (name.endsWith(".opus")) {
                assertEquals("OggS", new String(content, 0, 4, StandardCharsets.US_ASCII));
            }
        });
        assertTrue(files.keySet().stream().anyMatch(name -> name.endsWith(".opus")));
    }

    @Test
    @DisplayName(
            "EU-C154-21-OEPOST, DK-TELMORE-2024, art. 15(1) and (2): the overview tells purposes, bases, sources, recipients by name, retention, rights, complaint and decisions")
    void overview() throws IOException {
        Someone anna = folk.person();
        asking.disclosed(anna.id(), "META", List.of("CONTACT"));
        asking.refused(anna.id());
        Map<String, byte[]> files = unpack(anna.actor(), asking.forSelf(RequestType.ACCESS, anna.id()));
        String pdf;
        try (PDDocument document = Loader.loadPDF(files.get("overview.pdf"))) {
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked(), "tagged");
            assertEquals("da", document.getDocumentCatalog().getLanguage());
            assertNotNull(document.getDocumentInformation().getTitle());
            pdf = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
        for (String said : List.of(
                "Vi beregner dit forbrug",
                "GDPR art. 6(1)(b)",
                "Facebook og Instagram (Meta), senest den",
                "USA",
                "standardkontrakt",
                "slettes den",
                "artikel 17",
                "Datatilsynet",
                "Kreditvurderingen kommer fra RKI",
                "Brugte oplysninger: indtægter, gæld",
                "registrering i RKI: ikke opfyldt",
                "retsplejeloven § 786 e",
                "Kortnummer, udløbsdato og CVC gemmer vi ikke")) {
            assertTrue(pdf.contains(said), said);
        }
        String contact = text(files, "html/contact.html");
        assertTrue(contact.contains("Facebook og Instagram (Meta), senest den"));
        assertTrue(text(files, "html/traffic.html").contains("Vi har intet her."));
        assertFalse(text(files, "html/contact.html").contains("<script"));
        assertTrue(text(files, "index.html").contains("lang=\"da\""));
        assertTrue(text(files, "data/README.txt").contains("VOICE = "));
    }

    @Test
    @DisplayName("whoever is unknown is told that nothing is held, part by part")
    void nothing() throws IOException {
        Actor nobody = asking.stranger();
        Map<String, byte[]> files = unpack(nobody, asking.forSelf(RequestType.ACCESS, nobody.personId()));
        for (Section section : Section.values()) {
            if (section != Section.IDENTITY && section != Section.CONTACT && section != Section.RIGHTS_CASE) {
                assertTrue(
                        text(files, "html/" + section.file() + ".html").contains("Vi har intet her."), section.name());
            }
        }
        assertTrue(text(files, "index.html").contains("Her har vi intet om dig"));
    }

    @Test
    @DisplayName(
            "P-4-f, IT-TELECOM-826-2017, FR-FREE-2022: the owner sees every line and who uses it by given name; calls and places go to the user alone")
    void ownerAndUser() throws IOException {
        Someone anna = folk.person("Anna", "Ejersen");
        Someone bo = folk.person("Bo", "Brugersen");
        UUID line = folk.line(anna.customerId(), bo.id());
        call(line, bo.id(), "+4533112233");
        place(line, bo.id());
        call(anna.lineId(), anna.id(), "+4533998877");
        Map<String, byte[]> ofAnna = unpack(anna.actor(), asking.forSelf(RequestType.ACCESS, anna.id()));
        assertEquals(
                1, json(ofAnna, "data/traffic.json").getJsonArray("traffic").size());
        assertEquals(
                0, json(ofAnna, "data/location.json").getJsonArray("location").size());
        assertEquals(
                2, json(ofAnna, "data/subscription.json").getJsonArray("lines").size());
        assertTrue(all(ofAnna).contains("\"user_name\":\"Bo\""));
        assertFalse(all(ofAnna).contains("Brugersen"));
        assertFalse(all(ofAnna).contains("33112233"));
        JsonObject refusal =
                json(ofAnna, "manifest.json").getJsonArray("excluded").getJsonObject(0);
        assertEquals("NOT_LINE_USER", refusal.getString("reason"));
        assertEquals(line.toString(), refusal.getString("object"));
        assertTrue(text(ofAnna, "index.html").contains("Nummeret bruges af en anden"));

        Map<String, byte[]> ofBo = unpack(bo.actor(), asking.forSelf(RequestType.ACCESS, bo.id()));
        assertEquals(1, json(ofBo, "data/traffic.json").getJsonArray("traffic").size());
        assertEquals(
                1, json(ofBo, "data/location.json").getJsonArray("location").size());
        assertTrue(all(ofBo).contains("33112233"));
        assertTrue(text(ofBo, "html/subscription.html").contains("At du bruger nummeret, har vi fra Anna."));
        assertFalse(all(ofBo).contains("Ejersen"));
    }

    @Test
    @DisplayName("K-25: a company gets its contract, its bills and its directory choices, and nothing about its people")
    void company() throws IOException {
        Someone anna = folk.person("Anna", "Direktørsen");
        Someone bo = folk.person("Bo", "Medarbejdersen");
        Someone company = folk.company(anna);
        UUID line = folk.line(company.customerId(), bo.id());
        call(line, bo.id(), "+4533112233");
        Map<String, byte[]> files = unpack(anna.actor(), asking.forCompany(company, anna.id()));
        assertEquals(
                2, json(files, "data/subscription.json").getJsonArray("lines").size());
        String everything = all(files);
        for (String hidden : List.of("\"Bo\"", "Medarbejdersen", "Direktørsen", "33112233", "user_name")) {
            assertFalse(everything.contains(hidden), hidden);
        }
        for (String missing : List.of("traffic", "location", "recording", "equipment", "account")) {
            assertFalse(files.containsKey("data/" + missing + ".json"), missing);
        }
        assertTrue(files.containsKey("data/invoice.json") && files.containsKey("data/directory.json"));
        assertEquals(
                "NOT_LINE_USER",
                json(files, "manifest.json")
                        .getJsonArray("excluded")
                        .getJsonObject(0)
                        .getString("reason"));
        assertTrue(text(files, "index.html").contains("Den siger intet om de mennesker"));
    }

    @Test
    @DisplayName("an estate gets contract and money, and neither calls, places nor voices")
    void estate() throws IOException {
        Someone late = folk.person("Late", "Afdødsen");
        Someone heir = folk.person();
        UUID recording = folk.recording(late, Instant.now().minusSeconds(3600));
        call(late.lineId(), late.id(), "+4533112233");
        Asked asked = asking.forEstate(late.id(), heir.id(), folk.staff(Role.OFFICER));
        Map<String, byte[]> files = unpack(heir.actor(), asked);
        assertTrue(files.containsKey("data/invoice.json"));
        assertFalse(all(files).contains("33112233"));
        assertFalse(files.keySet().stream().anyMatch(name -> name.contains(recording.toString())));
        Set<String> excluded = json(files, "manifest.json").getJsonArray("excluded").stream()
                .map(item -> item.asJsonObject().getString("category"))
                .collect(Collectors.toSet());
        assertEquals(Set.of("TRAFFIC", "LOCATION", "RECORDING"), excluded);
        assertTrue(text(files, "index.html").contains("lang=\"en\""));
        db.run("update mandate set ended_at = utc_timestamp(6) where holder_id = ?", heir.id());
        assertEquals("NOT_FOUND", acting.refusal(heir.actor(), a -> packages.open(a, asked.packageId(), true)));
    }

    @Test
    @DisplayName("P-9.1-b: kept recordings are in it as they were spoken; whose consent was taken back is not")
    void recordings() throws IOException {
        Someone anna = folk.person();
        UUID kept = folk.recording(anna, Instant.now().minusSeconds(7200));
        UUID other = folk.recording(anna, Instant.now().minusSeconds(3600));
        db.run(
                "update recording_consent set withdrawn_at = utc_timestamp(6) where id = (select consent_id from recording"
                        + " where id = ?)",
                other);
        for (RequestType type : List.of(RequestType.ACCESS, RequestType.RECORDING_COPY)) {
            Map<String, byte[]> files = unpack(anna.actor(), asking.forSelf(type, anna.id()));
            List<String> audio = files.keySet().stream()
                    .filter(name -> name.startsWith("recordings/"))
                    .toList();
            assertEquals(1, audio.size());
            assertTrue(audio.get(0).endsWith("-" + kept + ".opus"));
            assertArrayEquals(folk.audio(kept), files.get(audio.get(0)));
            JsonObject row =
                    json(files, "data/recording.json").getJsonArray("recording").getJsonObject(0);
            assertEquals(audio.get(0), row.getString("audio"));
            assertEquals("KEYPRESS", row.getString("method"));
            assertEquals("INBOUND", row.getString("direction"));
            assertNotNull(row.getString("given_at"));
            assertEquals(type == RequestType.ACCESS, files.containsKey("data/identity.json"));
        }
    }

    @Test
    @DisplayName("art. 20: what one gave by consent or contract is taken along; the rest is listed with a coded reason")
    void portability() throws IOException {
        for (Actor actor : List.of(customer("bent"), folk.person().actor())) {
            Map<String, byte[]> files = unpack(actor, asking.forSelf(RequestType.PORTABILITY, actor.personId()));
            Path kept = Path.of(Setting.DATA.required(), "portability").resolve(actor.personId() + ".json");
            Files.createDirectories(kept.getParent());
            Files.write(kept, files.get("portability.json"));
            JsonObject root = json(files, "portability.json");
            Map<String, String> reasons = root.getJsonArray("excluded").stream()
                    .map(JsonValue::asJsonObject)
                    .collect(Collectors.toMap(
                            item -> item.getString("category"), item -> item.getString("reason"), (a, b) -> a));
            assertEquals("NOT_PROVIDED", reasons.get("INVOICE"));
            assertEquals("NOT_PROVIDED", reasons.get("CREDIT"));
            assertEquals("NOT_PROVIDED", reasons.get("CUSTOMER_RELATION"));
            assertEquals("NOT_CONSENT_CONTRACT", reasons.get("DIRECTORY"));
            assertEquals("NOT_CONSENT_CONTRACT", reasons.get("RIGHTS_CASE"));
            assertEquals(
                    Set.of(
                            "IDENTITY",
                            "CONTACT",
                            "SUBSCRIPTION",
                            "EQUIPMENT",
                            "PURCHASE",
                            "TRAFFIC",
                            "LOCATION",
                            "CONSENT",
                            "ACCOUNT"),
                    root.getJsonObject("categories").keySet());
            assertFalse(files.containsKey("data/invoice.csv"));
            assertTrue(files.containsKey("data/traffic.csv"));
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @RunAsClient
    @DisplayName("art. 20: what was taken along before fits the published schema")
    void valid() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target", "house", "portability"))) {
            List<Path> documents = files.toList();
            assertEquals(2, documents.size());
            for (Path document : documents) {
                assertEquals(List.of(), Validation.errors(Files.readString(document)));
            }
        }
        assertFalse(Validation.errors("{\"format\":\"indsigt-portability-1\",\"more\":1}")
                .isEmpty());
    }

    @Test
    @DisplayName("somebody else's line is no part of what one takes along")
    void portabilityOfLines() throws IOException {
        Someone anna = folk.person();
        Someone bo = folk.person();
        UUID line = folk.line(anna.customerId(), bo.id());
        call(line, bo.id(), "+4533112233");
        Map<String, byte[]> files = unpack(anna.actor(), asking.forSelf(RequestType.PORTABILITY, anna.id()));
        assertFalse(all(files).contains("33112233"));
        assertTrue(json(files, "portability.json").getJsonArray("excluded").stream()
                .map(JsonValue::asJsonObject)
                .anyMatch(item -> item.getString("reason").equals("NOT_LINE_USER")
                        && item.getString("object").equals(line.toString())));
    }

    @Test
    @DisplayName("every sum in the manifest and the list of sums is right, and so is the sum of the whole")
    void sums() throws IOException {
        Someone anna = folk.person();
        folk.recording(anna, Instant.now().minusSeconds(3600));
        Asked asked = asking.forSelf(RequestType.ACCESS, anna.id());
        await(anna.actor(), asked, RightsPackage.State.READY);
        byte[] whole = download(anna.actor(), asked);
        PackageService.View view = acting.as(anna.actor(), a -> packages.ofRequest(a, asked.request()))
                .orElseThrow();
        assertEquals(view.sizeBytes(), whole.length);
        assertEquals(view.sha256(), sum(whole));
        Map<String, byte[]> files = unzip(whole);
        List<String> names = List.copyOf(files.keySet());
        assertEquals(List.of("manifest.json", "SHA256SUMS"), names.subList(names.size() - 2, names.size()));
        for (JsonValue entry : json(files, "manifest.json").getJsonArray("files")) {
            JsonObject file = entry.asJsonObject();
            assertEquals(sum(files.get(file.getString("name"))), file.getString("sha256"), file.getString("name"));
        }
        Map<String, String> listed = text(files, "SHA256SUMS")
                .lines()
                .collect(Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
        files.remove("SHA256SUMS");
        assertEquals(files.keySet(), listed.keySet());
        files.forEach((name, content) -> assertEquals(sum(content), listed.get(name), name));
    }

    @Test
    @DisplayName("the file on the disk is noise, and the data key of the person opens it")
    void encrypted() throws IOException {
        Someone anna = folk.person("Anna", "Klartekstsen");
        Asked asked = asking.forSelf(RequestType.ACCESS, anna.id());
        byte[] clear = download(anna.actor(), ready(anna.actor(), asked));
        byte[] stored = Files.readAllBytes(fileOf(asked));
        assertEquals('P', clear[0]);
        String noise = new String(stored, StandardCharsets.ISO_8859_1);
        assertFalse(noise.contains("PK\u0003\u0004") && noise.contains("identity.json"));
        db.run("update data_key set wrapped_key = null, destroyed_at = utc_timestamp(6) where party_id = ?", anna.id());
        assertEquals("NOT_FOUND", acting.refusal(anna.actor(), a -> packages.open(a, asked.packageId(), true)));
    }

    @Test
    @DisplayName(
            "SE-TRE-PTS-2018: somebody else's package does not exist, the attempt is recorded, and staff never get what is in it")
    void foreign() throws IOException {
        Someone anna = folk.person();
        Someone bo = folk.person();
        Asked asked = ready(anna.actor(), asking.forSelf(RequestType.ACCESS, anna.id()));
        assertEquals("NOT_FOUND", acting.refusal(bo.actor(), a -> packages.open(a, asked.packageId(), true)));
        assertEquals("NOT_FOUND", acting.refusal(bo.actor(), a -> packages.show(a, asked.packageId())));
        assertEquals("NOT_FOUND", acting.refusal(bo.actor(), a -> packages.ofRequest(a, asked.request())));
        assertEquals(
                3,
                db.count(
                        "select count(*) from audit_entry where action = 'FOREIGN_ID_TRIED' and account_id = ?",
                        bo.actor().accountId()));
        for (Role role : List.of(Role.AGENT, Role.OFFICER)) {
            Actor staff = folk.staff(role);
            PackageService.View view = acting.as(staff, a -> packages.ofRequest(a, asked.request()))
                    .orElseThrow();
            assertFalse(view.mine());
            assertTrue(
                    acting.failure(role, () -> packages.open(staff, asked.packageId(), true))
                            instanceof EJBAccessException);
        }
        Someone company = folk.company(anna);
        Asked ofCompany = ready(anna.actor(), asking.forCompany(company, anna.id()));
        assertEquals("NOT_FOUND", acting.refusal(bo.actor(), a -> packages.open(a, ofCompany.packageId(), true)));
        db.run("update representation set until = current_date where company_id = ?", company.id());
        assertEquals("NOT_FOUND", acting.refusal(anna.actor(), a -> packages.open(a, ofCompany.packageId(), true)));
    }

    @Test
    @DisplayName("a download is counted and stands in the log that the customer sees, once for each beginning")
    void counted() throws IOException {
        Someone anna = folk.person();
        Asked asked = ready(anna.actor(), asking.forSelf(RequestType.ACCESS, anna.id()));
        download(anna.actor(), asked);
        acting.as(anna.actor(), a -> packages.open(a, asked.packageId(), false))
                .channel()
                .close();
        assertEquals(
                1,
                acting.as(anna.actor(), a -> packages.ofRequest(a, asked.request()))
                        .orElseThrow()
                        .downloads());
        assertEquals(
                1,
                db.count(
                        "select count(*) from audit_entry where action = 'PACKAGE_DOWNLOADED' and shown and object_id = ?",
                        asked.packageId()));
    }

    @Test
    @DisplayName(
            "DK-GYLDENDAL-2022: when its time is over the key is gone at once, the file soon after, and the row says so")
    void expires() throws IOException {
        Someone anna = folk.person();
        Asked asked = ready(anna.actor(), asking.forSelf(RequestType.ACCESS, anna.id()));
        Path file = fileOf(asked);
        assertTrue(Files.exists(file));
        String expires = db.text(
                "select timestampdiff(second, ready_at, expires_at) from rights_package where id = ?",
                asked.packageId());
        assertEquals(14 * 24 * 3600, Long.parseLong(expires));
        db.run("update rights_package set expires_at = utc_timestamp(6) where id = ?", asked.packageId());
        assertEquals("NOT_FOUND", acting.refusal(anna.actor(), a -> packages.open(a, asked.packageId(), true)));
        await(anna.actor(), asked, RightsPackage.State.DELETED);
        assertNull(db.text("select wrapped_key from rights_package where id = ?", asked.packageId()));
        until(() -> {
            doomed.unlinkBatch();
            return Files.notExists(file);
        });
        assertEquals("NOT_FOUND", acting.refusal(anna.actor(), a -> packages.open(a, asked.packageId(), true)));
    }

    @Test
    @DisplayName("when the connection dies in the middle nothing half is left, and the package is built anew")
    void killed() throws IOException {
        Actor bent = customer("bent");
        Asked asked = asking.forSelf(RequestType.ACCESS, bent.personId());
        until(() -> kill(asked));
        // The pool gives up every connection at once when one of them is dead, so a look may fail too.
        until(() -> quietly(
                () -> db.text("select error_code from rights_package where id = ?", asked.packageId()) != null));
        until(() -> quietly(() -> {
            assertEquals(
                    "QUEUED 1",
                    db.text("select concat(state, ' ', attempts) from rights_package where id = ?", asked.packageId()));
            assertTrue(Files.notExists(fileOf(asked)));
            assertTrue(Files.notExists(fileOf(asked).resolveSibling(asked.packageId() + ".part")));
            at(asked);
            return true;
        }));
        Map<String, byte[]> files = unpack(bent, asked);
        assertEquals(
                rows(sheet("traffic"), bent.personId()),
                json(files, "data/traffic.json").getJsonArray("traffic").size());
    }

    @Test
    @DisplayName("what a builder that died left is written over by the next")
    void abandoned() throws IOException {
        Someone anna = folk.person();
        Asked asked = ready(anna.actor(), asking.forSelf(RequestType.ACCESS, anna.id()));
        Path part = fileOf(asked).resolveSibling(asked.packageId() + ".part");
        Files.write(part, new byte[1000]);
        db.run(
                "update rights_package set state = 'BUILDING', ready_at = null, percent = 40, next_attempt_at ="
                        + " utc_timestamp(6) where id = ?",
                asked.packageId());
        unpack(anna.actor(), asked);
        assertTrue(Files.notExists(part));
    }

    @Test
    @DisplayName("after three attempts it is left to people, who can have it tried again")
    void fails() throws IOException {
        Someone anna = folk.person();
        Asked asked = asking.forSelf(RequestType.ACCESS, anna.id());
        db.run(
                "update rights_package set next_attempt_at = utc_timestamp(6) + interval 1 day where id = ?",
                asked.packageId());
        Path obstacle = fileOf(asked).resolveSibling(asked.packageId() + ".part");
        Files.createDirectories(obstacle.resolve("full"));
        for (int attempt = 1; attempt <= 3; attempt++) {
            at(asked);
            String expected = Integer.toString(attempt);
            until(() -> {
                job.run();
                return expected.equals(db.text(
                        "select attempts from rights_package where id = ? and state <> 'BUILDING'", asked.packageId()));
            });
        }
        await(anna.actor(), asked, RightsPackage.State.FAILED);
        Actor officer = folk.staff(Role.OFFICER);
        Files.delete(obstacle.resolve("full"));
        Files.delete(obstacle);
        acting.does(officer, a -> packages.again(a, asked.packageId()));
        assertEquals("NOT_FAILED", acting.refusal(officer, a -> packages.again(a, asked.packageId())));
        ready(anna.actor(), asked);
    }

    @Test
    @DisplayName("a cell that looks like a formula is text in the CSV and unchanged in the JSON")
    void formulas() throws IOException {
        Someone anna = folk.person();
        db.run(
                "insert into message (id, party_id, sent_at, channel, language, subject, body, version) values (uuid(), ?,"
                        + " utc_timestamp(6), 'INBOX', 'da', '=1+1', '<b>@SUM(A1)</b>', 1)",
                anna.id());
        Map<String, byte[]> files = unpack(anna.actor(), asking.forSelf(RequestType.ACCESS, anna.id()));
        CSVRecord row = csv(files, "data/message.csv").get(0);
        assertEquals("'=1+1", row.get("subject"));
        assertEquals(
                "=1+1",
                json(files, "data/message.json")
                        .getJsonArray("message")
                        .getJsonObject(0)
                        .getString("subject"));
        assertTrue(text(files, "html/message.html").contains("&lt;b&gt;@SUM(A1)&lt;/b&gt;"));
        assertEquals("\uFEFF", text(files, "data/message.csv").substring(0, 1));
        assertTrue(csv(files, "data/contact.csv").get(0).get("phone").startsWith("'+45"));
    }

    @Test
    @DisplayName("P-4-f: what is planned names each line that somebody else uses, and no statutory logging")
    void planned() {
        Actor bent = customer("bent");
        Asked asked = asking.forSelf(RequestType.ACCESS, bent.personId());
        List<?> categories =
                db.rows("select category from rights_item where request_id = ? order by ordinal", asked.request());
        assertEquals(Section.values().length, categories.size());
        assertFalse(categories.contains("LOGGING"));
        assertEquals(
                rows(sheet("traffic"), bent.personId()),
                db.count(
                        "select amount from rights_item where request_id = ? and category = 'TRAFFIC'",
                        asked.request()));
    }

    private static boolean quietly(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException gone) {
            return false;
        }
    }

    private boolean kill(Asked asked) {
        String id = db.text(
                "select id from information_schema.processlist where info like concat('/* package ', ?, ' */%traffic_record%')"
                        + " and command <> 'Sleep'",
                asked.packageId());
        if (id == null) {
            return false;
        }
        try {
            db.run("kill connection " + Long.parseLong(id));
        } catch (RuntimeException gone) {
            return false;
        }
        return true;
    }

    private void at(Asked asked) {
        db.run(
                "update rights_package set next_attempt_at = utc_timestamp(6), error_code = null where id = ?",
                asked.packageId());
    }

    private Actor customer(String username) {
        UUID account = UUID.fromString(db.text("select id from account where username = ?", username));
        UUID person = UUID.fromString(db.text("select person_id from account where username = ?", username));
        return new Actor(account, Role.CUSTOMER, null, person, null);
    }

    private void call(UUID line, UUID person, String counterpart) {
        db.run(
                "insert into traffic_record (line_id, person_id, at, kind, outgoing, counterpart, seconds, bytes,"
                        + " delete_due_on) values (?, ?, utc_timestamp(6), 'VOICE', true, ?, 60, 0, ?)",
                line,
                person,
                counterpart,
                LocalDate.now().plusYears(3).toString());
    }

    private void place(UUID line, UUID person) {
        db.run(
                "insert into location_record (line_id, person_id, at, area, delete_due_on) values (?, ?, utc_timestamp(6),"
                        + " 'Aarhus C', ?)",
                line,
                person,
                LocalDate.now().plusMonths(13).toString());
    }

    private static Sheet sheet(String name) {
        return Sheets.all().stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long rows(Sheet sheet, UUID party) {
        String sql =
                "select count(*) from (" + sheet.sql().replace(":lang", "da").replace(":me", "'" + party + "'") + ") x";
        return db.count(sql);
    }

    private Asked ready(Actor actor, Asked asked) {
        await(actor, asked, RightsPackage.State.READY);
        return asked;
    }

    private void await(Actor actor, Asked asked, RightsPackage.State state) {
        until(() -> {
            job.run();
            PackageService.View view = acting.as(actor, a -> packages.ofRequest(a, asked.request()))
                    .orElseThrow();
            String error =
                    db.text("select error_code from rights_package where id = ? and attempts = 1", asked.packageId());
            if (error != null && state != RightsPackage.State.FAILED) {
                throw new AssertionError(error);
            }
            return view.state() == state;
        });
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "in time");
            LockSupport.parkNanos(2_000_000);
        }
    }

    private Map<String, byte[]> unpack(Actor actor, Asked asked) throws IOException {
        return unzip(download(actor, ready(actor, asked)));
    }

    private byte[] download(Actor actor, Asked asked) throws IOException {
        PackageService.Download download = acting.as(actor, a -> packages.open(a, asked.packageId(), true));
        assertEquals("indsigt-" + asked.number() + ".zip", download.fileName());
        try (InputStream in = Channels.newInputStream(download.channel())) {
            byte[] whole = in.readAllBytes();
            assertEquals(download.size(), whole.length);
            return whole;
        }
    }

    private static Map<String, byte[]> unzip(byte[] whole) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static Path fileOf(Asked asked) {
        return Shelf.PACKAGE.fileOf(Path.of(Setting.DATA.required()), asked.packageId());
    }

    private static JsonObject json(Map<String, byte[]> files, String name) {
        try (JsonReader reader = Json.createReader(new StringReader(text(files, name)))) {
            return reader.readObject();
        }
    }

    private static List<CSVRecord> csv(Map<String, byte[]> files, String name) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text(files, name).substring(1), format)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, byte[]> files, String name) {
        assertTrue(files.containsKey(name), name);
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    /** Every text of the package. */
    private static String all(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file ->
                        !file.getKey().endsWith(".pdf") && !file.getKey().endsWith(".opus"))
                .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Apart, so that only the test that validates needs the validator. */
    private static final class Validation {
        static List<String> errors(String document) throws IOException {
            String schema = Files.readString(Path.of("../portal-web/src/main/webapp/static/schema/portability-1.json"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON)
                    .validate(
                            document,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
