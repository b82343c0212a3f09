package dk.indsigt.service.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.consent.ConsentGate.By;
import dk.indsigt.service.consent.ConsentGate.Point;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ConsentGateIT {
    private static final ConsentKey BY_SMS = new ConsentKey("MKT_OWN", MarketingChannel.SMS, Brand.THREE);
    private static final ConsentKey BY_MAIL = new ConsentKey("MKT_OWN", MarketingChannel.EMAIL, Brand.THREE);
    private static final ConsentKey SIMILAR = new ConsentKey("MKT_SIMILAR", MarketingChannel.EMAIL, Brand.THREE);
    private static final Actor SYSTEM_OF_OTHERS = Actor.ofClient(UUID.randomUUID(), "Prøvesystem");

    @EJB
    private ConsentGate gate;

    @EJB
    private ConsentService consents;

    @EJB
    private ConsentTextService texts;

    @EJB
    private Suppressions suppressions;

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
            "DK-TELENOR-SPAM-2012: a yes and a no count at once, by number, e-mail and customer number, each channel by itself")
    void decisions() {
        Someone anna = folk.person();
        assertEquals(Permission.NEVER_ASKED, ask(BY_SMS, number(anna)));
        give(anna, BY_SMS);
        assertEquals(Permission.CONSENT_GIVEN, ask(BY_SMS, number(anna)));
        assertEquals(Permission.CONSENT_GIVEN, ask(BY_SMS, new Point(By.CUSTOMER, anna.customerNumber())));
        assertEquals(Permission.CONSENT_GIVEN, ask(BY_SMS, email(anna)));
        assertEquals(Permission.NEVER_ASKED, ask(BY_MAIL, email(anna)), "another channel");
        acting.as(anna.actor(), a -> consents.stop(a, anna.id(), BY_SMS, Language.DA, null));
        assertEquals(Permission.WITHDRAWN, ask(BY_SMS, number(anna)));
    }

    @Test
    @DisplayName(
            "a number is asked about with all whom it reaches: the user of the line, not its owner, and whoever gave it as contact number")
    void whoIsReached() {
        Someone owner = folk.person();
        Someone user = folk.person();
        UUID line = folk.line(owner.customerId(), user.id());
        Point number = new Point(By.PHONE, db.text("select msisdn from line where id = ?", line));
        give(owner, BY_SMS);
        assertEquals(Permission.NEVER_ASKED, ask(BY_SMS, number), "the owner's yes is not the user's");
        give(user, BY_SMS);
        assertEquals(Permission.CONSENT_GIVEN, ask(BY_SMS, number));
        Someone other = folk.person();
        db.run("update party set phone = ? where id = ?", number.value(), other.id());
        assertEquals(Permission.NEVER_ASKED, ask(BY_SMS, number), "somebody else is reached by it too");
    }

    @Test
    @DisplayName(
            "IT-TIM-2020: a number that is not to be used is stronger than any yes, whoever it is asked by; another of the same person is another")
    void suppressed() {
        Someone anna = folk.person();
        give(anna, BY_SMS);
        Point contact = new Point(By.PHONE, db.text("select phone from party where id = ?", anna.id()));
        suppressions.suppress(new Msisdn(contact.value()), AskedThrough.PHONE, null);
        assertEquals(Permission.SUPPRESSED, ask(BY_SMS, contact));
        assertEquals(Permission.SUPPRESSED, ask(BY_SMS, new Point(By.CUSTOMER, anna.customerNumber())));
        assertEquals(Permission.SUPPRESSED, ask(BY_SMS, email(anna)));
        UUID line = folk.line(anna.customerId(), anna.id());
        Point another = new Point(By.PHONE, db.text("select msisdn from line where id = ?", line));
        assertEquals(Permission.CONSENT_GIVEN, ask(BY_SMS, another));
        suppressions.suppress(new Msisdn(another.value()), AskedThrough.PHONE, null);
        assertEquals(Permission.SUPPRESSED, ask(BY_SMS, another));
    }

    @Test
    @DisplayName(
            "K-11, art. 18: an objection to marketing and a restriction stop what runs without a yes as well; the dead and the erased are a no")
    void stops() {
        Someone anna = folk.person();
        assertEquals(Permission.NOT_OBJECTED, ask(SIMILAR, email(anna)));
        acting.as(anna.actor(), a -> consents.objectToMarketing(a, anna.id(), null));
        assertEquals(Permission.MARKETING_OBJECTION, ask(SIMILAR, email(anna)));
        Someone bo = folk.person();
        db.run("update party set deceased_on = '2026-01-01' where id = ?", bo.id());
        assertEquals(Permission.DECEASED, ask(SIMILAR, email(bo)));
        Someone carl = folk.person();
        Point mail = email(carl);
        db.run("update party set erased_at = utc_timestamp(6) where id = ?", carl.id());
        assertEquals(Permission.UNKNOWN, ask(SIMILAR, mail));
        assertEquals(Permission.UNKNOWN, ask(SIMILAR, number(carl)), "nor by a line that is left");
        assertEquals(Permission.UNKNOWN, ask(SIMILAR, new Point(By.CUSTOMER, carl.customerNumber())));
        assertEquals(Permission.UNKNOWN, ask(SIMILAR, new Point(By.PHONE, "+4520000000")));
    }

    @Test
    @DisplayName(
            "mfl. § 10(2), P-3.3.4-b: offers of similar products go to customers of that brand, not to who uses a line, has left or is another's")
    void similarProducts() {
        Someone anna = folk.person();
        Someone user = folk.person();
        db.run("update customer set brand = 'OISTER' where party_id = ?", user.id());
        UUID line = folk.line(anna.customerId(), user.id());
        Point number = new Point(By.PHONE, db.text("select msisdn from line where id = ?", line));
        ConsentKey bySms = new ConsentKey("MKT_SIMILAR", MarketingChannel.SMS, Brand.THREE);
        assertEquals(Permission.NOT_OBJECTED, ask(bySms, number(anna)));
        assertEquals(Permission.NOT_FOR_THEM, ask(bySms, number));
        assertEquals(
                Permission.NOT_OBJECTED,
                ask(new ConsentKey("MKT_SIMILAR", MarketingChannel.SMS, Brand.OISTER), number));
        db.run("update customer set ended_on = current_date where party_id = ?", anna.id());
        assertEquals(Permission.NOT_FOR_THEM, ask(SIMILAR, email(anna)));
    }

    @Test
    @DisplayName(
            "art. 21(1), B-18: an objection to an activity stops its purposes from the moment it is made, and no others")
    void objectedAsRight() {
        Someone anna = folk.person();
        ConsentKey statistics = new ConsentKey("STATS", MarketingChannel.NONE, Brand.THREE);
        ConsentKey survey = new ConsentKey("SURVEY", MarketingChannel.EMAIL, Brand.THREE);
        assertEquals(Permission.NOT_OBJECTED, ask(statistics, email(anna)));
        db.run(
                "insert into processing_stop (id, party_id, request_id, kind, activity, since, final, version) values (uuid(), ?,"
                        + " uuid(), 'OBJECTION', 'PA24', utc_timestamp(6), false, 1)",
                anna.id());
        assertEquals(Permission.OBJECTED, ask(statistics, email(anna)));
        assertEquals(Permission.NOT_OBJECTED, ask(survey, email(anna)));
        db.run("update processing_stop set ended_at = utc_timestamp(6) where party_id = ?", anna.id());
        assertEquals(Permission.NOT_OBJECTED, ask(statistics, email(anna)));
    }

    @Test
    @DisplayName(
            "art. 7: a new version leaves what was said to the old one as it was; a material change asks everybody again, here and in the portal")
    void newText() {
        ConsentKey partner = new ConsentKey("MKT_PARTNER", MarketingChannel.SMS, Brand.THREE);
        Actor officer = folk.staff(Role.OFFICER);
        Someone anna = folk.person();
        give(anna, partner);
        int base =
                acting.as(officer, a -> texts.newest(a, "MKT_PARTNER")).get(0).number();
        LocalText slight = new LocalText("Må vi skrive om partnere?", "May we write about partners?");
        int next = acting.as(officer, a -> texts.save(a, "MKT_PARTNER", base, slight, false));
        assertEquals(base + 1, next);
        assertEquals(Permission.CONSENT_GIVEN, ask(partner, number(anna)));
        assertEquals(
                "CHANGED_MEANWHILE", acting.refusal(officer, a -> texts.save(a, "MKT_PARTNER", base, slight, true)));
        assertEquals(
                "TEMPLATE_UNCHANGED",
                acting.refusal(officer, a -> texts.save(a, "MKT_PARTNER", base + 1, slight, true)));
        assertEquals(
                "TEXT_EN_REQUIRED",
                acting.refusal(officer, a -> texts.save(a, "MKT_PARTNER", base + 1, new LocalText("Ny", " "), true)));
        LocalText material = new LocalText("Må partnere skrive?", "May partners write?");
        acting.as(officer, a -> texts.save(a, "MKT_PARTNER", base + 1, material, true));
        assertEquals(Permission.TEXT_CHANGED, ask(partner, number(anna)));
        ConsentService.Choice choice = acting.as(anna.actor(), a -> consents.choice(a, anna.id(), partner));
        assertFalse(choice.allowed());
        assertTrue(choice.asksAgain());
        give(anna, partner);
        assertEquals(Permission.CONSENT_GIVEN, ask(partner, number(anna)));
        assertTrue(acting.as(anna.actor(), a -> consents.choice(a, anna.id(), partner))
                .allowed());
        assertEquals(
                List.of(base + 2, base),
                acting.as(anna.actor(), a -> consents.history(a, anna.id(), "MKT_PARTNER", 0, 5)).stream()
                        .map(ConsentService.Past::textNumber)
                        .toList(),
                "each yes stays with what was shown");
    }

    @Test
    @DisplayName("a batch is answered one by one in its order, with a number of statements that does not grow with it")
    void batch() {
        Random random = new Random(7);
        List<Someone> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Someone someone = folk.person();
            if (i % 2 == 0) {
                give(someone, BY_SMS);
            }
            people.add(someone);
        }
        List<Point> points = new ArrayList<>();
        List<Permission> expected = new ArrayList<>();
        for (int i = 0; i < ConsentGate.BATCH; i++) {
            int who = random.nextInt(people.size() + 1);
            points.add(who == people.size() ? new Point(By.PHONE, "+4520000000") : number(people.get(who)));
            expected.add(
                    who == people.size()
                            ? Permission.UNKNOWN
                            : who % 2 == 0 ? Permission.CONSENT_GIVEN : Permission.NEVER_ASKED);
        }
        assertEquals(expected, acting.as(SYSTEM_OF_OTHERS, a -> gate.ask(a, BY_SMS, points)));
    }

    @Test
    @DisplayName("what is no purpose, or no channel of it, is told with a code")
    void wrong() {
        ConsentKey none = new ConsentKey("NOTHING", MarketingChannel.SMS, Brand.THREE);
        ConsentKey letter = new ConsentKey("MKT_OWN", MarketingChannel.LETTER, Brand.THREE);
        assertEquals("PURPOSE_UNKNOWN", acting.refusal(SYSTEM_OF_OTHERS, a -> gate.ask(a, none, List.of())));
        assertEquals("CHANNEL_NOT_OF_PURPOSE", acting.refusal(SYSTEM_OF_OTHERS, a -> gate.ask(a, letter, List.of())));
    }

    private Permission ask(ConsentKey key, Point point) {
        return acting.as(SYSTEM_OF_OTHERS, a -> gate.ask(a, key, List.of(point)))
                .get(0);
    }

    private void give(Someone someone, ConsentKey key) {
        UUID text = acting.as(someone.actor(), a -> consents.currentText(a, someone.id(), key.purpose()))
                .id();
        acting.as(someone.actor(), a -> consents.give(a, someone.id(), key, text, Language.DA, null));
    }

    private static Point number(Someone someone) {
        return new Point(By.PHONE, "+45" + someone.number());
    }

    private Point email(Someone someone) {
        return new Point(By.EMAIL, db.text("select email from party where id = ?", someone.id()));
    }
}
