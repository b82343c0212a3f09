package dk.indsigt.service.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.domain.visit.CookieAct;
import dk.indsigt.domain.visit.CookieCategory;
import dk.indsigt.domain.visit.WebSite;
import dk.indsigt.service.consent.ConsentTextService;
import dk.indsigt.service.retention.RetentionService;
import dk.indsigt.service.visit.CookieChoices.Act;
import dk.indsigt.service.visit.CookieChoices.Shown;
import dk.indsigt.service.visit.CookieChoices.Standing;
import dk.indsigt.service.visit.CookieEvidence.Count;
import dk.indsigt.service.visit.CookieEvidence.Proof;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

@ExtendWith(ArquillianExtension.class)
class CookieChoicesIT {
    private static final WebSite SITE = new WebSite(Brand.THREE, "www.example.dk");
    private static final Set<CookieCategory> ALL = EnumSet.allOf(CookieCategory.class);

    @EJB
    private CookieChoices choices;

    @EJB
    private CookieEvidence evidence;

    @EJB
    private ConsentTextService texts;

    @EJB
    private RetentionService retention;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Acting acting;

    @Inject
    private Clock clock;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName(
            "art. 7(1): a choice is a row with button, categories, texts, language and moment, and a change of mind another")
    void aRowForEachAct() {
        Standing yes = choose(null, CookieAct.CHOSEN, Set.of(CookieCategory.SOCIAL));
        assertEquals(Set.of(CookieCategory.SOCIAL), yes.allowed());
        assertFalse(yes.asksAgain());
        assertEquals(LegalTime.today(clock).plusMonths(12), yes.asksAgainOn());
        Standing no = choose(yes.visitor(), CookieAct.NECESSARY, Set.of());
        assertEquals(yes.visitor(), no.visitor());
        assertEquals(Set.of(), choices.find(yes.visitor()).allowed());

        Actor officer = folk.staff(Role.OFFICER);
        List<Proof> proofs = acting.as(
                officer,
                me -> evidence.ofVisitor(me, " " + yes.visitor().toString().toUpperCase()));
        assertEquals(
                List.of(CookieAct.NECESSARY, CookieAct.CHOSEN),
                proofs.stream().map(Proof::act).toList());
        Proof first = proofs.get(1);
        assertEquals("www.example.dk", first.host());
        assertEquals(Language.EN, first.language());
        assertEquals(LegalTime.today(clock).plusMonths(18), first.deleteDueOn());
        first.said().forEach(said -> {
            assertEquals(said.category() == CookieCategory.SOCIAL, said.yes());
            assertEquals(text(said.category()).text().en(), said.text());
        });
        assertEquals(
                1,
                db.count(
                        "select count(*) from audit_entry where action = 'COOKIE_CHOICES_READ' and account_id = ?",
                        officer.accountId()));
    }

    @Test
    @DisplayName("nothing that is kept of a choice names a browser, an address or a person")
    void nobodyIsNamed() {
        Set<String> columns = new HashSet<>();
        db.rows("select column_name from information_schema.columns where table_schema = database() and table_name ="
                        + " 'cookie_choice'")
                .forEach(name -> columns.add(name.toString()));
        assertEquals(
                Set.of(
                        "id",
                        "visitor_id",
                        "brand",
                        "host",
                        "act",
                        "statistics",
                        "marketing",
                        "social",
                        "statistics_text_id",
                        "marketing_text_id",
                        "social_text_id",
                        "language",
                        "decided_at",
                        "decided_on",
                        "delete_due_on"),
                columns);
        assertEquals(4, choose(null, CookieAct.ALL, ALL).visitor().version(), "chance alone, without the moment");
    }

    @Test
    @DisplayName("an identifier that is not known gets a new one; nobody chooses how his rows are named")
    void identifiersAreGiven() {
        UUID made = UUID.randomUUID();
        UUID given = choose(made, CookieAct.ALL, ALL).visitor();
        assertNotEquals(made, given);
        assertEquals(given, choose(given, CookieAct.ALL, ALL).visitor());
        assertThrows(NotFoundException.class, () -> choices.find(made));
    }

    @Test
    @DisplayName("a text that changed materially asks again and its old yes counts for nothing; the other yeses stand")
    void aMaterialChangeAsksAgain() {
        Standing before = choose(null, CookieAct.ALL, ALL);
        Map<CookieCategory, Integer> shown = shown();
        Actor officer = folk.staff(Role.OFFICER);
        write(officer, CookieCategory.MARKETING, false);
        assertFalse(choices.find(before.visitor()).asksAgain(), "a change that is not material asks nobody");
        assertFalse(record(null, CookieAct.ALL, ALL, shown).asksAgain(), "shown a moment before it changed");
        write(officer, CookieCategory.MARKETING, true);
        Standing now = choices.find(before.visitor());
        assertTrue(now.asksAgain());
        assertEquals(Set.of(CookieCategory.STATISTICS, CookieCategory.SOCIAL), now.allowed());
        assertInvalid("TEXT_OUTDATED", () -> record(before.visitor(), CookieAct.ALL, ALL, shown));
        Standing again = choose(before.visitor(), CookieAct.ALL, ALL);
        assertEquals(ALL, again.allowed());
        assertFalse(again.asksAgain());
    }

    @Test
    @DisplayName("after twelve months nothing of a choice counts, and the banner asks again")
    void afterTwelveMonths() {
        Standing yes = choose(null, CookieAct.ALL, ALL);
        age(yes.visitor(), LegalTime.today(clock).minusMonths(12).plusDays(2));
        assertEquals(ALL, choices.find(yes.visitor()).allowed());
        age(yes.visitor(), LegalTime.today(clock).minusMonths(12));
        assertEquals(Set.of(), choices.find(yes.visitor()).allowed());
        assertTrue(choices.find(yes.visitor()).asksAgain());
    }

    @Test
    @DisplayName(
            "what was not shown is no evidence: an unknown version, or a button that says something else, is refused")
    void noEvidenceOfNothing() {
        long before = db.count("select count(*) from cookie_choice");
        Map<CookieCategory, Integer> never =
                ALL.stream().collect(Collectors.toMap(category -> category, category -> 9_999));
        assertInvalid("TEXT_UNKNOWN", () -> record(null, CookieAct.ALL, ALL, never));
        assertInvalid("CHOICE_NOT_OF_ACT", () -> choose(null, CookieAct.ALL, Set.of()));
        assertEquals(before, db.count("select count(*) from cookie_choice"));
    }

    @Test
    @DisplayName(
            "the nightly run deletes evidence that is due, in batches, and nothing younger; the preview says so before")
    void evidenceGoes() {
        UUID due = choose(null, CookieAct.ALL, ALL).visitor();
        UUID young = choose(null, CookieAct.ALL, ALL).visitor();
        db.run("update cookie_choice set delete_due_on = ? where visitor_id = ?", day(0), due);
        db.run("update cookie_choice set delete_due_on = ? where visitor_id = ?", day(1), young);
        for (int i = 0; i < 11; i++) {
            db.run(
                    "insert into cookie_choice select uuid(), visitor_id, brand, host, act, statistics, marketing, social,"
                            + " statistics_text_id, marketing_text_id, social_text_id, language, decided_at, decided_on,"
                            + " delete_due_on from cookie_choice where visitor_id = ?",
                    due);
        }
        Actor officer = folk.staff(Role.OFFICER);
        long promised = acting.as(officer, me -> retention.preview(me, LegalTime.today(clock))).stream()
                .filter(row -> row.ruleCode().equals("PA01_COOKIE_CHOICE"))
                .mapToLong(RetentionService.Preview::due)
                .sum();
        assertTrue(promised >= 2_048, "more than two batches: " + promised);
        UUID run = acting.as(officer, retention::runNow);
        assertEquals(
                promised,
                acting.as(officer, me -> retention.rulesOf(me, run)).stream()
                        .filter(rule -> rule.ruleCode().equals("PA01_COOKIE_CHOICE"))
                        .mapToLong(RetentionService.RunRule::deleted)
                        .sum());
        assertEquals(0, db.count("select count(*) from cookie_choice where visitor_id = ?", due));
        assertEquals(1, db.count("select count(*) from cookie_choice where visitor_id = ?", young));
    }

    @Test
    @DisplayName("the officer sees how many said yes and no on each day, for each category and version of its text")
    void counted() {
        Actor officer = folk.staff(Role.OFFICER);
        long yes = count(officer, CookieCategory.STATISTICS, true);
        long no = count(officer, CookieCategory.STATISTICS, false);
        choose(null, CookieAct.ALL, ALL);
        choose(null, CookieAct.NECESSARY, Set.of());
        choose(null, CookieAct.CHOSEN, Set.of(CookieCategory.MARKETING));
        assertEquals(yes + 1, count(officer, CookieCategory.STATISTICS, true));
        assertEquals(no + 2, count(officer, CookieCategory.STATISTICS, false));
        long days = acting.as(officer, evidence::countDays);
        List<Count> all = acting.as(officer, me -> evidence.days(me, 0, 1_000));
        assertEquals(days, all.stream().map(Count::day).distinct().count());
        assertEquals(
                all.stream().map(Count::day).distinct().skip(3).limit(2).toList(),
                acting.as(officer, me -> evidence.days(me, 3, 2)).stream()
                        .map(Count::day)
                        .distinct()
                        .toList());
        assertEquals("VISITOR_FORMAT", acting.refusal(officer, me -> evidence.ofVisitor(me, "1-1-1-1-1")));
        assertEquals("VISITOR_FORMAT", acting.refusal(officer, me -> evidence.ofVisitor(me, null)));
        assertEquals(
                List.of(),
                acting.as(
                        officer, me -> evidence.ofVisitor(me, UUID.randomUUID().toString())));
    }

    private static void assertInvalid(String code, Executable work) {
        assertEquals(code, assertThrows(InvalidValueException.class, work).code());
    }

    private long count(Actor officer, CookieCategory category, boolean yes) {
        LocalDate today = LegalTime.today(clock);
        return acting.as(officer, me -> evidence.days(me, 0, 1)).stream()
                .filter(row -> row.day().equals(today) && row.category() == category)
                .mapToLong(row -> yes ? row.yes() : row.no())
                .sum();
    }

    private Standing choose(UUID visitor, CookieAct act, Set<CookieCategory> allowed) {
        return record(visitor, act, allowed, shown());
    }

    private Standing record(
            UUID visitor, CookieAct act, Set<CookieCategory> allowed, Map<CookieCategory, Integer> shown) {
        return choices.record(new Act(visitor, SITE, act, allowed, shown, Language.EN));
    }

    private Map<CookieCategory, Integer> shown() {
        return choices.shown().stream().collect(Collectors.toMap(Shown::category, Shown::version));
    }

    private Shown text(CookieCategory category) {
        return choices.shown().stream()
                .filter(each -> each.category() == category)
                .findFirst()
                .orElseThrow();
    }

    private void write(Actor officer, CookieCategory category, boolean asksAgain) {
        Shown now = text(category);
        LocalText text = new LocalText(now.text().da() + " Mere.", now.text().en() + " More.");
        acting.as(officer, me -> texts.save(me, category.purpose(), now.version(), text, asksAgain));
    }

    private void age(UUID visitor, LocalDate day) {
        db.run("update cookie_choice set decided_on = ? where visitor_id = ?", day.toString(), visitor);
    }

    private String day(int ahead) {
        return LegalTime.today(clock).plusDays(ahead).toString();
    }
}
