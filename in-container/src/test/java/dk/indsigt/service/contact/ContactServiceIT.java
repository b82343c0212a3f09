package dk.indsigt.service.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Post;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.DisclosureReason;
import dk.indsigt.domain.contact.Identification;
import dk.indsigt.domain.contact.Reason;
import dk.indsigt.domain.contact.Told;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.access.LookService;
import dk.indsigt.service.access.LookService.Look;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.contact.DeskSearchService.Hit;
import dk.indsigt.service.contact.DeskSearchService.Match;
import dk.indsigt.service.directory.DirectoryService;
import dk.indsigt.service.party.ContactDetails;
import dk.indsigt.service.party.ContactDetailsService;
import dk.indsigt.service.party.LineReach.LineView;
import dk.indsigt.service.processing.HeldDataService;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ContactServiceIT {
    private static final PostalAddress ELSEWHERE = new PostalAddress("Ny Vej 1", "8000", "Aarhus C");

    @EJB
    private ContactService contacts;

    @EJB
    private DeskSearchService search;

    @EJB
    private ContactDetailsService details;

    @EJB
    private HeldDataService held;

    @EJB
    private ConsentService consents;

    @EJB
    private DirectoryService directory;

    @EJB
    private LookService looks;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Post post;

    @Inject
    private Acting acting;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName("a contact opens only with a channel of the desk and a reason, which the customer reads with the unit")
    void opening() {
        Someone anna = folk.person();
        Actor agent = folk.staff(Role.AGENT);
        for (AskedThrough channel : new AskedThrough[] {null, AskedThrough.PORTAL, AskedThrough.BULK_LOAD}) {
            assertEquals(
                    "CHANNEL_REQUIRED", acting.refusal(agent, a -> open(a, anna, channel, Reason.COMPLAINT, null)));
        }
        assertEquals("REASON_REQUIRED", acting.refusal(agent, a -> open(a, anna, AskedThrough.PHONE, null, null)));
        assertEquals(
                "TOO_LONG",
                acting.refusal(agent, a -> open(a, anna, AskedThrough.PHONE, Reason.COMPLAINT, "x".repeat(501))));
        assertEquals(
                "CARD_NUMBER_IN_TEXT",
                acting.refusal(
                        agent, a -> open(a, anna, AskedThrough.PHONE, Reason.COMPLAINT, "kort 4111 1111 1111 1111")));
        assertEquals(0, db.count("select count(*) from contact where party_id = ?", anna.id()));
        acting.as(agent, a -> open(a, anna, AskedThrough.LETTER, Reason.COMPLAINT, "  klager over en regning "));
        Look look = looks(anna).get(0);
        assertEquals(AuditAction.CONTACT_OPENED, look.action());
        assertEquals("COMPLAINT", look.reason());
        assertEquals("LETTER", look.detail());
        assertEquals(agent.unit(), look.unit());
        assertEquals(
                "klager over en regning", db.text("select reason_note from contact where party_id = ?", anna.id()));
    }

    @Test
    @DisplayName(
            "DE-1UND1-2020: whoever knows name, birth date, CPR and address, or says to be the spouse, gets covered data,"
                    + " and the customer sees the attempt")
    void knowingIsNoProof() {
        Someone anna = folk.person();
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, false);
        acting.does(agent, a -> contacts.noteTold(a, EnumSet.of(Told.NAME, Told.BIRTH_DATE, Told.CPR, Told.ADDRESS)));
        acting.does(agent, a -> contacts.noteTold(a, EnumSet.of(Told.SAYS_SPOUSE)));
        acting.does(agent, a -> contacts.noteTold(a, EnumSet.allOf(Told.class)));
        assertEquals(
                EnumSet.allOf(Told.class),
                acting.as(agent, a -> contacts.current(a)).contact().told());
        assertCovered(agent, anna);
        assertEquals(
                List.of("TOLD_IS_NO_PROOF", "TOLD_IS_NO_PROOF", "TOLD_IS_NO_PROOF"),
                looks(anna).stream()
                        .filter(look -> look.action() == AuditAction.CONTACT_REFUSED)
                        .map(Look::reason)
                        .toList());
    }

    @Test
    @DisplayName(
            "DE-1UND1-2020: until the caller is identified every change is refused by name and shown to the customer")
    void changesRefused() {
        Someone anna = folk.person();
        List<Consumer<Actor>> changes = List.of(
                a -> details.correct(a, anna.id(), Msisdn.parse("20123456"), ELSEWHERE, 1),
                a -> details.askEmailChange(a, anna.id(), EmailAddress.parse("ny@example.dk")),
                a -> details.speak(a, anna.id(), Language.EN),
                a -> directory.choose(a, anna.id(), List.of(anna.lineId()), Listing.SECRET),
                a -> consents.stop(
                        a,
                        anna.id(),
                        new ConsentKey("MKT_OWN", MarketingChannel.EMAIL, Brand.THREE),
                        Language.DA,
                        null),
                a -> contacts.uncoverCpr(a, DisclosureReason.DEBT_CASE),
                a -> contacts.uncoverNumber(a, anna.lineId(), DisclosureReason.DEBT_CASE));
        for (Role role : List.of(Role.AGENT, Role.OFFICER)) {
            Actor staff = folk.in(folk.staff(role), anna, false);
            acting.does(staff, a -> contacts.noteTold(a, EnumSet.allOf(Told.class)));
            changes.forEach(change -> assertEquals("CALLER_NOT_IDENTIFIED", acting.refusal(staff, change)));
        }
        assertEquals(
                2 * changes.size(),
                looks(anna).stream()
                        .filter(look -> "CALLER_NOT_IDENTIFIED".equals(look.reason()))
                        .count());
        assertEquals(0, db.count("select count(*) from receipt where party_id = ?", anna.id()));
    }

    @Test
    @DisplayName(
            "a code sent to the phone on file identifies whoever reads it back, once; then the values are uncovered")
    void rightCode() {
        Someone anna = folk.person();
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, false);
        String phone = phone(anna);
        assertEquals("•• •• •• " + phone.substring(phone.length() - 2), acting.as(agent, a -> contacts.sendCode(a)));
        assertCovered(agent, anna);
        String code = post.codeTo(phone);
        acting.does(agent, a -> contacts.identifyByCode(a, " " + code + " "));
        Subject subject = acting.as(agent, a -> contacts.current(a));
        assertTrue(subject.full());
        assertEquals(Identification.CODE, subject.contact().identifiedBy().orElseThrow());
        ContactDetails shown = acting.as(agent, a -> details.show(a, anna.id()));
        assertEquals("Anna Prøve", shown.name());
        assertEquals("Prøvevej 7", shown.street());
        acting.as(agent, a -> details.correct(a, anna.id(), null, ELSEWHERE, shown.version()));
        assertEquals("CODE_EXPIRED", acting.refusal(agent, a -> contacts.identifyByCode(a, code)));
        assertEquals(
                List.of(
                        AuditAction.CONTACT_DATA_CHANGED,
                        AuditAction.CONTACT_IDENTIFIED,
                        AuditAction.CONTACT_CODE_SENT),
                looks(anna).stream().map(Look::action).toList());
    }

    @Test
    @DisplayName("three wrong codes, and the right one opens nothing any more; a new code does")
    void wrongCode() {
        Someone anna = folk.person();
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, false);
        acting.as(agent, a -> contacts.sendCode(a));
        String first = post.codeTo(phone(anna));
        for (String wrong : new String[] {"x" + first, "", null}) {
            assertEquals("CODE_WRONG", acting.refusal(agent, a -> contacts.identifyByCode(a, wrong)));
        }
        assertEquals("CODE_EXPIRED", acting.refusal(agent, a -> contacts.identifyByCode(a, first)));
        assertCovered(agent, anna);
        acting.as(agent, a -> contacts.sendCode(a));
        acting.does(agent, a -> contacts.identifyByCode(a, post.codeTo(phone(anna))));
        assertTrue(acting.as(agent, a -> contacts.current(a)).full());
    }

    @Test
    @DisplayName(
            "DE-VODAFONE-2025: a code that was never sent, is older than ten minutes, was replaced, or is for another contact opens nothing")
    void uselessCode() {
        Someone anna = folk.person();
        Actor staff = folk.staff(Role.AGENT);
        Actor agent = folk.in(staff, anna, false);
        assertEquals("CODE_EXPIRED", acting.refusal(agent, a -> contacts.identifyByCode(a, "123456")));
        acting.as(agent, a -> contacts.sendCode(a));
        String old = post.codeTo(phone(anna));
        assertEquals(
                600,
                db.count(
                        "select timestampdiff(second, created_at, expires_at) from one_time_code where contact_id = ?",
                        agent.contactId()));
        db.run("update one_time_code set expires_at = utc_timestamp(6) where contact_id = ?", agent.contactId());
        assertEquals("CODE_EXPIRED", acting.refusal(agent, a -> contacts.identifyByCode(a, old)));
        acting.as(agent, a -> contacts.sendCode(a));
        String replaced = post.codeTo(phone(anna));
        acting.as(agent, a -> contacts.sendCode(a));
        String current = post.codeTo(phone(anna));
        if (!replaced.equals(current)) {
            assertEquals("CODE_WRONG", acting.refusal(agent, a -> contacts.identifyByCode(a, replaced)));
        }
        Actor again = folk.in(staff, anna, false);
        assertEquals("CODE_EXPIRED", acting.refusal(again, a -> contacts.identifyByCode(a, current)));
        assertFalse(acting.as(again, a -> contacts.current(a)).full());
    }

    @Test
    @DisplayName("without a phone the code goes to the mail address on file, and without either there is no code")
    void contactPoints() {
        Someone anna = folk.person();
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, false);
        String email = db.text("select email from party where id = ?", anna.id());
        db.run("update party set phone = null where id = ?", anna.id());
        assertEquals("t•••@example.dk", acting.as(agent, a -> contacts.sendCode(a)));
        acting.does(agent, a -> contacts.identifyByCode(a, post.codeTo(email)));
        Actor later = folk.in(folk.staff(Role.AGENT), anna, false);
        db.run("update party set email = null where id = ?", anna.id());
        assertEquals("NO_CONTACT_POINT", acting.refusal(later, a -> contacts.sendCode(a)));
    }

    @Test
    @DisplayName("a MitID reference identifies and is kept as evidence; anything else typed there does not")
    void mitId() {
        Someone anna = folk.person();
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, false);
        for (String nonsense : new String[] {null, "", "1234567", "x".repeat(65), "sagde ja i telefonen"}) {
            assertEquals("MITID_REFERENCE", acting.refusal(agent, a -> contacts.identifyByMitId(a, nonsense)));
        }
        assertCovered(agent, anna);
        acting.does(agent, a -> contacts.identifyByMitId(a, " 7f3c-2201-aa90 "));
        assertEquals(
                "MITID 7f3c-2201-aa90",
                acting.as(agent, a -> contacts.current(a)).evidence());
        assertEquals("MITID", looks(anna).get(0).reason());
    }

    @Test
    @DisplayName("P-3.4.2-f: a document seen in a shop identifies by its number; seen anywhere else it does not")
    void document() {
        Someone anna = folk.person();
        Actor staff = folk.staff(Role.AGENT);
        Actor phone = folk.in(staff, anna, false);
        assertEquals("DOCUMENT_ONLY_IN_SHOP", acting.refusal(phone, a -> contacts.identifyByDocument(a, "210004411")));
        Actor shop = staff.in(acting.as(staff, a -> open(a, anna, AskedThrough.SHOP, Reason.CUSTOMER_IN_SHOP, null)));
        for (String nonsense : new String[] {null, "", "12345", "x".repeat(21), "pas 210004411"}) {
            assertEquals("DOCUMENT_NUMBER", acting.refusal(shop, a -> contacts.identifyByDocument(a, nonsense)));
        }
        assertCovered(shop, anna);
        acting.does(shop, a -> contacts.identifyByDocument(a, "210004411"));
        assertEquals(
                "DOCUMENT 210004411", acting.as(shop, a -> contacts.current(a)).evidence());
        assertFalse(acting.as(phone, a -> contacts.current(a)).full(), "another contact of the same customer");
    }

    @Test
    @DisplayName(
            "P-3.4.1-d: the full CPR number takes an identified caller and a reason, and the customer reads the reason")
    void cpr() {
        Someone anna = folk.person();
        for (Role role : List.of(Role.AGENT, Role.OFFICER)) {
            Actor staff = folk.in(folk.staff(role), anna, true);
            assertEquals("REASON_REQUIRED", acting.refusal(staff, a -> contacts.uncoverCpr(a, null)));
            String cpr = acting.as(staff, a -> contacts.uncoverCpr(a, DisclosureReason.DEBT_CASE));
            assertTrue(cpr.matches("770590\\d{4}"));
            Look look = looks(anna).get(0);
            assertEquals(AuditAction.CPR_UNCOVERED, look.action());
            assertEquals("DEBT_CASE", look.reason());
            assertEquals(role, look.role());
            assertEquals(
                    1,
                    db.count(
                            "select count(*) from contact_disclosure where contact_id = ? and kind = 'CPR'",
                            staff.contactId()));
            assertEquals(
                    0,
                    db.count(
                            "select count(*) from audit_entry where party_id = ? and concat_ws(' ', reason, detail) like"
                                    + " '%770590%'",
                            anna.id()),
                    "the log says that, not what");
        }
    }

    @Test
    @DisplayName("a company has no CPR number to uncover, and asking leaves nothing")
    void cprOfCompany() {
        Someone company = folk.company(folk.person());
        Actor agent = folk.in(folk.staff(Role.AGENT), company, true);
        assertEquals("NOT_FOUND", acting.refusal(agent, a -> contacts.uncoverCpr(a, DisclosureReason.DEBT_CASE)));
        assertEquals(0, db.count("select count(*) from contact_disclosure where contact_id = ?", agent.contactId()));
    }

    @Test
    @DisplayName(
            "DK-YOUSEE-118: a secret number stays covered until a reason is given, then for that line and contact, and the"
                    + " customer reads the reason")
    void secretNumber() {
        Someone anna = folk.person();
        UUID other = folk.line(anna.customerId(), anna.id());
        acting.as(anna.actor(), a -> directory.choose(a, anna.id(), List.of(anna.lineId(), other), Listing.SECRET));
        UUID foreign = folk.person().lineId();
        Actor staff = folk.staff(Role.AGENT);
        Actor agent = folk.in(staff, anna, true);
        assertEquals(Set.of(anna.lineId(), other), covered(agent, anna));
        assertEquals("REASON_REQUIRED", acting.refusal(agent, a -> contacts.uncoverNumber(a, anna.lineId(), null)));
        assertEquals(
                "NOT_FOUND",
                acting.refusal(agent, a -> contacts.uncoverNumber(a, foreign, DisclosureReason.FAULT_REPAIR)));
        acting.does(agent, a -> contacts.uncoverNumber(a, anna.lineId(), DisclosureReason.FAULT_REPAIR));
        assertEquals(Set.of(other), covered(agent, anna));
        assertEquals(Set.of(anna.lineId(), other), covered(folk.in(staff, anna, true), anna));
        Look look = looks(anna).get(0);
        assertEquals(AuditAction.NUMBER_UNCOVERED, look.action());
        assertEquals("FAULT_REPAIR", look.reason());
    }

    @Test
    @DisplayName(
            "the desk finds by number, customer number, receipt and name with town, and shows enough to tell the hits apart")
    void finding() {
        String family = "Sø" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        Someone anna = folk.person("Anna", family);
        String receipt = acting.as(
                        anna.actor(), a -> directory.choose(a, anna.id(), List.of(anna.lineId()), Listing.SECRET))
                .number();
        Actor agent = folk.staff(Role.AGENT);
        assertEquals(Match.OWNER, only(agent, anna.number(), anna).match());
        assertEquals(Match.CUSTOMER, only(agent, anna.customerNumber(), anna).match());
        assertEquals(Match.RECEIPT, only(agent, receipt.toLowerCase(), anna).match());
        Hit hit = only(agent, "Anna " + family + ", København", anna);
        assertEquals("Anna S.", hit.name());
        assertEquals("2100 København Ø", hit.place());
        assertEquals(1990, hit.birthYear());
        assertEquals(List.of(), acting.as(agent, a -> search.search(a, family + ", Aarhus")));
        assertEquals(List.of(), acting.as(agent, a -> search.search(a, "%%%")));
        for (String unfit : new String[] {null, "", "ab", "x".repeat(101)}) {
            assertEquals("SEARCH_SHORT", acting.refusal(agent, a -> search.search(a, unfit)));
        }
        assertEquals(
                0,
                db.count(
                        "select count(*) from audit_entry where account_id = ? and (party_id is not null or detail not"
                                + " like 'hits %')",
                        agent.accountId()),
                "the log does not keep what was sought");
    }

    @Test
    @DisplayName(
            "FR-FREE-2026: after 300 searches in an hour the next is refused, for that member of staff and that hour only")
    void limit() {
        Actor agent = folk.staff(Role.AGENT);
        Actor colleague = folk.staff(Role.AGENT);
        for (int i = 0; i < 299; i++) {
            searched(agent, 59);
            searched(colleague, 61);
        }
        acting.as(agent, a -> search.search(a, "Prøve"));
        assertEquals("SEARCH_LIMIT", acting.refusal(agent, a -> search.search(a, "Prøve")));
        searched(colleague, 61);
        acting.as(colleague, a -> search.search(a, "Prøve"));
    }

    private void searched(Actor actor, int minutesAgo) {
        db.run(
                "insert into audit_entry (at, actor_role, account_id, action, shown) values (utc_timestamp(6) - interval "
                        + minutesAgo + " minute, 'AGENT', ?, 'DESK_SEARCHED', false)",
                actor.accountId());
    }

    private Hit only(Actor agent, String text, Someone expected) {
        List<Hit> hits = acting.as(agent, a -> search.search(a, text));
        assertEquals(List.of(expected.id()), hits.stream().map(Hit::partyId).toList(), text);
        return hits.get(0);
    }

    private void assertCovered(Actor agent, Someone about) {
        assertFalse(acting.as(agent, a -> contacts.current(a)).full());
        ContactDetails shown = acting.as(agent, a -> details.show(a, about.id()));
        assertEquals("Anna P.", shown.name());
        assertEquals("t•••@example.dk", shown.email());
        assertTrue(shown.phone().matches("•• •• •• \\d\\d"));
        assertEquals("", shown.street() + shown.postalCode() + shown.city());
        LineView line = acting.as(agent, a -> held.lines(a, about.id())).get(0);
        assertEquals("•• •• •• " + about.number().substring(6), line.number());
        assertEquals("", line.iccid());
        assertNull(line.listing());
    }

    private Set<UUID> covered(Actor agent, Someone about) {
        return Set.copyOf(acting.as(agent, a -> held.lines(a, about.id())).stream()
                .filter(LineView::covered)
                .map(LineView::id)
                .toList());
    }

    private UUID open(Actor actor, Someone about, AskedThrough channel, Reason reason, String note) {
        return contacts.open(actor, about.customerId(), about.id(), channel, reason, note);
    }

    /** @return what the customer reads under who has looked, newest first */
    private List<Look> looks(Someone about) {
        return acting.as(about.actor(), a -> looks.list(a, about.id(), true, 0, 50));
    }

    private String phone(Someone of) {
        return db.text("select phone from party where id = ?", of.id());
    }
}
