package dk.indsigt.service.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.consent.ConsentGate.By;
import dk.indsigt.service.consent.ConsentGate.Point;
import dk.indsigt.service.consent.RobinsonService.Result;
import dk.indsigt.service.consent.RobinsonService.Wrong;
import dk.indsigt.service.processing.Register;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class RobinsonIT {
    private static final ConsentKey LETTER = new ConsentKey("MKT_OWN_LETTER", MarketingChannel.LETTER, Brand.THREE);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
    private static final String COUNTING =
            "select count(*) from robinson_entry e join robinson_list l on l.id = e.list_id where l.state = 'CURRENT'";

    @EJB
    private RobinsonService service;

    @EJB
    private RobinsonSteps steps;

    @EJB
    private ConsentGate gate;

    @EJB
    private ConsentService consents;

    @EJB
    private Register register;

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

    @BeforeEach
    void noListYet() {
        db.run("update robinson_list set state = 'REPLACED' where state = 'CURRENT'");
    }

    @Test
    @DisplayName(
            "mfl. § 10(4): no letter goes to somebody on the list, and none to anybody without a list of this quarter")
    void letters() {
        Someone anna = folk.person("Anna " + unique(), "Prøve");
        Someone bo = folk.person("Bo", unique());
        assertEquals(Permission.LIST_OUTDATED, ask(anna), "there is none");
        assertEquals(1, read(TODAY, lineOf(anna)).entries());
        assertEquals(Permission.SUPPRESSED, ask(anna));
        assertFalse(choice(anna).allowed(), "the portal shows the same");
        assertEquals(Permission.NOT_OBJECTED, ask(bo));
        assertTrue(choice(bo).allowed());
        db.run(
                "update robinson_list set list_date = ? where state = 'CURRENT'",
                day(TODAY.minusMonths(3).minusDays(18)));
        assertEquals(Permission.LIST_OUTDATED, ask(bo));
        assertEquals(Permission.SUPPRESSED, ask(anna));
        assertTrue(acting.as(folk.staff(Role.OFFICER), service::status).outdated());
        db.run(
                "update robinson_list set list_date = ? where state = 'CURRENT'",
                day(TODAY.minusMonths(3).minusDays(10)));
        assertEquals(Permission.NOT_OBJECTED, ask(bo), "a fortnight to fetch the next one");
    }

    @Test
    @DisplayName(
            "mfl. § 10(5): whoever asks us for letters after being put on the list gets them, also when the next list says it again")
    void askedFor() {
        Someone anna = folk.person("Anna", unique());
        LocalDate first = TODAY.minusMonths(2);
        read(first, lineOf(anna));
        assertEquals(Permission.SUPPRESSED, ask(anna));
        give(anna);
        assertEquals(Permission.NOT_OBJECTED, ask(anna));
        assertTrue(choice(anna).allowed());
        read(TODAY, lineOf(anna));
        assertEquals(Permission.NOT_OBJECTED, ask(anna), "on the list since before the yes");
        read(TODAY, lineOf(folk.person("Carl", unique())));
        db.run("update consent_state set since = '2026-01-01' where party_id = ?", anna.id());
        read(TODAY, lineOf(anna));
        assertEquals(Permission.SUPPRESSED, ask(anna), "put on the list after the yes");
    }

    @Test
    @DisplayName("a list with a wrong line changes nothing, and tells the number of the line and what is wrong")
    void wrongLines() {
        Someone anna = folk.person("Anna", unique());
        read(TODAY, lineOf(anna));
        long before = db.count(COUNTING);
        String good = line("Prøve,Bo", "Vej 1", "2100");
        Result result = read(
                TODAY,
                "Robinsonlisten " + TODAY,
                line("Personnavn", "Standardadresse", "Postnr."),
                good,
                line("Prøve Carl", "Vej 1", "2100"),
                "Prøve,Dora;Vej 1;2100",
                line("Prøve,Eva", "Vej 1", "210"),
                good);
        assertFalse(result.done());
        assertEquals(
                List.of(
                        new Wrong(4, "ROBINSON_NAME"),
                        new Wrong(5, "ROBINSON_SEPARATOR"),
                        new Wrong(6, "ROBINSON_ADDRESS")),
                result.wrong());
        assertEquals(before, db.count(COUNTING));
        assertEquals(Permission.SUPPRESSED, ask(anna));
        Await.until("what was staged goes", () -> {
            steps.forget();
            return db.count(
                            "select count(*) from robinson_entry e join robinson_list l on l.id = e.list_id where l.state <>"
                                    + " 'CURRENT'")
                    == 0;
        });
        assertEquals(before, db.count(COUNTING));
    }

    @Test
    @DisplayName("an older list, half a list, another day's list, an empty one and one that cannot be read are refused")
    void refused() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            lines.add(line("Prøve,Person" + i, "Vej " + i, "2100"));
        }
        String[] all = lines.toArray(String[]::new);
        assertEquals(1200, read(TODAY, all).entries());
        Actor officer = folk.staff(Role.OFFICER);
        assertEquals("DATE_REQUIRED", refusal(officer, null, file(all)));
        assertEquals("LIST_DATE_IN_FUTURE", refusal(officer, TODAY.plusDays(1), file(all)));
        assertEquals("LIST_OLDER", refusal(officer, TODAY.minusDays(1), file(all)));
        assertEquals("FILE_EMPTY", refusal(officer, TODAY, null));
        assertEquals("FILE_EMPTY", refusal(officer, TODAY, file()));
        assertEquals(
                "LIST_MUCH_SHORTER",
                refusal(officer, TODAY, file(lines.subList(0, 900).toArray(String[]::new))));
        assertEquals("LIST_DATE_DIFFERS", refusal(officer, TODAY, file("Udgivet den 01.10.2019", all[0])));
        assertEquals(
                "FILE_UNREADABLE", refusal(officer, TODAY, new ByteArrayInputStream(new byte[] {'P', 'K', 3, 4, 9})));
        assertEquals(1200, db.count(COUNTING));
        assertEquals(
                900,
                acting.as(
                                officer,
                                a -> service.read(
                                        a, TODAY, file(lines.subList(0, 900).toArray(String[]::new)), true))
                        .entries());
        assertEquals(
                List.of(900, 1200),
                acting.as(officer, a -> service.past(a, 0, 50)).stream()
                        .filter(past -> past.entries() > 0)
                        .map(RobinsonService.Past::entries)
                        .limit(2)
                        .toList());
        assertTrue(db.count("select count(*) from audit_entry where action = 'ROBINSON_IMPORTED'") >= 2);
    }

    @Test
    @DisplayName("the list may be packed as it is fetched")
    void packed() throws IOException {
        Someone anna = folk.person("Anna", unique());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("IBM850"))) {
            zip.putNextEntry(new ZipEntry("Robinson-Næstved.txt"));
            zip.write(lineOf(anna).getBytes(StandardCharsets.ISO_8859_1));
        }
        Actor officer = folk.staff(Role.OFFICER);
        acting.as(officer, a -> service.read(a, TODAY, new ByteArrayInputStream(bytes.toByteArray()), true));
        assertEquals(Permission.SUPPRESSED, ask(anna));
    }

    @Test
    @DisplayName("a list that begins with a name like the head of an archive is a list")
    void noArchive() {
        assertEquals(1, read(TODAY, line("PKAJ,Per", "Vej 1", "2100")).entries());
    }

    @Test
    @DisplayName(
            "K-34, forbrugeraftaleloven § 4: no purpose of marketing lets a consumer be called without a yes that can be proved")
    void calls() {
        Someone anna = folk.person();
        int asked = 0;
        for (ConsentPurpose purpose : register.purposes()) {
            if (!purpose.marketing() || !purpose.channels().contains(MarketingChannel.PHONE)) {
                continue;
            }
            asked++;
            ConsentKey key = new ConsentKey(purpose.code(), MarketingChannel.PHONE, Brand.THREE);
            assertFalse(ask(anna, key).allowed(), purpose.code() + " without being asked");
            if (purpose.kind() == ConsentPurpose.Kind.OPT_IN && purpose.inPortal()) {
                give(anna, key);
                assertEquals(Permission.CONSENT_GIVEN, ask(anna, key));
                db.run(
                        "update consent_state set provable = false where party_id = ? and purpose_code = ?",
                        anna.id(),
                        purpose.code());
                assertEquals(Permission.NOT_PROVABLE, ask(anna, key));
            }
        }
        assertTrue(asked >= 3, "MKT_OWN, MKT_PARTNER and SUBSCRIPTION_CHECK at least");
    }

    private Permission ask(Someone someone) {
        return ask(someone, LETTER);
    }

    private Permission ask(Someone someone, ConsentKey key) {
        Actor system = Actor.ofClient(UUID.randomUUID(), "Prøvesystem");
        return acting.as(system, a -> gate.ask(a, key, List.of(new Point(By.CUSTOMER, someone.customerNumber()))))
                .get(0);
    }

    private ConsentService.Choice choice(Someone someone) {
        return acting.as(someone.actor(), a -> consents.choice(a, someone.id(), LETTER));
    }

    private void give(Someone someone) {
        give(someone, LETTER);
    }

    private void give(Someone someone, ConsentKey key) {
        UUID text = acting.as(someone.actor(), a -> consents.currentText(a, someone.id(), key.purpose()))
                .id();
        acting.as(someone.actor(), a -> consents.give(a, someone.id(), key, text, Language.DA, null));
    }

    private Result read(LocalDate day, String... lines) {
        return acting.as(folk.staff(Role.OFFICER), a -> service.read(a, day, file(lines), true));
    }

    private String refusal(Actor officer, LocalDate day, InputStream file) {
        return acting.refusal(officer, a -> service.read(a, day, file, false));
    }

    private static InputStream file(String... lines) {
        return new ByteArrayInputStream(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
    }

    private String lineOf(Someone someone) {
        Object[] row = (Object[])
                db.rows("select family_name, given_name, street, postal_code from party where id = ?", someone.id())
                        .get(0);
        return line((row[0] + "," + row[1]).toUpperCase(java.util.Locale.ROOT), row[2].toString(), row[3].toString());
    }

    private static String line(String name, String street, String postal) {
        return String.format("%-34s#%-34s#%-34s#%-25s#%-3s %-4s#", name, street, "", postal, "", "0101");
    }

    private static String day(LocalDate day) {
        return day.toString();
    }

    /** @return a family name that nobody else has */
    private static String unique() {
        StringBuilder name = new StringBuilder("P");
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, 12)
                .chars()
                .forEach(c -> name.append((char) (c >= 'a' ? c : 'k' + c - '0')));
        return name.toString();
    }
}
