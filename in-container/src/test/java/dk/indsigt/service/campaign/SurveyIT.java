package dk.indsigt.service.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Contest;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Post;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.campaign.NewsletterIssue;
import dk.indsigt.domain.campaign.Survey;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.notice.OutboxMessage.Reliance;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.campaign.SurveyDesk.Result;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.notice.LastCheck;
import dk.indsigt.service.retention.Disposal;
import dk.indsigt.service.retention.UsageTable;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class SurveyIT {
    private static final Pattern WAY_OUT = Pattern.compile("unsubscribe\\?t=([\\w.-]+)");
    private static final LocalText NO_GIFT = new LocalText(null, null);

    @EJB
    private SurveyService surveys;

    @EJB
    private SurveyDesk desk;

    @EJB
    private CompetitionService competitions;

    @EJB
    private NewsletterService newsletters;

    @EJB
    private NewsletterSteps steps;

    @EJB
    private Unsubscribing unsubscribing;

    @EJB
    private ConsentService consents;

    @EJB
    private Disposal disposal;

    @Inject
    private LastCheck check;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Acting acting;

    @Inject
    private Post post;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName(
            "P-3.6.5-a: customers of the brand are asked, and nobody who has objected; who objects while the mail waits does not get it")
    void asked() {
        Someone anna = customer(Brand.OISTER);
        Someone objector = customer(Brand.OISTER);
        object(objector, Brand.OISTER);
        Someone former = customer(Brand.OISTER);
        db.run("update customer set ended_on = current_date where party_id = ?", former.id());
        Someone other = customer(Brand.FLEXII);
        UUID survey = create(Contest.survey(Brand.OISTER), NO_GIFT);
        UUID mail = acting.as(officer(), a -> desk.show(a, survey)).issueId();
        db.run("update newsletter_issue set send_at = utc_timestamp(6) - interval 1 minute where id = ?", mail);
        while (steps.sendBatch(mail)) {
            assertTrue(mails(mail, other) == 0, "another brand's customer");
        }
        assertEquals(1, mails(mail, anna));
        assertEquals(0, mails(mail, objector) + mails(mail, former) + mails(mail, other));
        assertEquals(
                NewsletterIssue.State.SENT,
                acting.as(officer(), a -> newsletters.show(a, mail)).state());
        assertTrue(acting.as(officer(), a -> newsletters.numbers(a, mail)).leftOut().stream()
                .anyMatch(each -> each.reason().equals("OBJECTED") && each.amount() >= 1));
        assertEquals(
                List.of(),
                acting.as(officer(), a -> newsletters.list(a, 0, 1000)).stream()
                        .filter(each -> each.id().equals(mail))
                        .toList(),
                "it is no newsletter");
        Reliance reliance = new Reliance(anna.id(), key(Brand.OISTER), mail);
        assertEquals(Optional.empty(), check.against(reliance));
        String body = post.newestTo(db.text("select email from party where id = ?", anna.id()));
        assertTrue(body.contains("self/campaign/survey.xhtml?id=" + survey), body);
        Matcher wayOut = WAY_OUT.matcher(body);
        assertTrue(wayOut.find(), body);
        unsubscribing.follow(wayOut.group(1));
        assertEquals(Optional.of("OBJECTED"), check.against(reliance));
    }

    @Test
    @DisplayName("answered once, seen, taken back at once; what is somebody else's looks missing")
    void answered() {
        Someone anna = customer(Brand.THREE);
        UUID survey = create(Contest.survey(Brand.THREE), NO_GIFT);
        assertEquals("ANSWER_REQUIRED", refusal(anna, survey, null, " ", ""));
        assertEquals("SCORE_FORMAT", refusal(anna, survey, "6"));
        answer(anna, survey, "4", null, "Mere dækning.");
        assertEquals("ANSWERED_ALREADY", refusal(anna, survey, "4"));
        SurveyService.Page page = show(anna, survey);
        assertNotNull(page.view().answeredAt());
        assertEquals(
                Arrays.asList("4", null, "Mere dækning."),
                page.lines().stream().map(SurveyService.Line::answer).toList());
        assertNull(page.gift());
        assertEquals(1, list(anna, survey));
        acting.does(anna.actor(), a -> surveys.takeBack(a, anna.id(), survey));
        assertEquals(0, db.count("select count(*) from survey_response where survey_id = ?", survey));
        assertNull(show(anna, survey).view().answeredAt());
        answer(anna, survey, "1");
        db.run("update survey set closes_on = current_date - interval 2 day where id = ?", survey);
        assertEquals("1", show(anna, survey).lines().get(0).answer(), "one's own answers stay to be seen");
        Someone bo = customer(Brand.THREE);
        assertEquals("SURVEY_CLOSED", refusal(bo, survey, "1"));
        assertEquals(0, list(bo, survey));
        assertMissing(bo, survey);
        UUID others = create(Contest.survey(Brand.FLEXII), NO_GIFT);
        assertMissing(bo, others);
        assertEquals(
                NotFoundException.class,
                acting.failure(Role.CUSTOMER, () -> surveys.answer(bo.actor(), bo.id(), others, List.of("1")))
                        .getClass());
    }

    @Test
    @DisplayName("who has objected, or whose data are restricted: the first may still answer, the second may not")
    void stopped() {
        UUID survey = create(Contest.survey(Brand.THREE), NO_GIFT);
        Someone objector = customer(Brand.THREE);
        object(objector, Brand.THREE);
        answer(objector, survey, "2");
        Someone restricted = customer(Brand.THREE);
        db.run(
                "insert into processing_stop (id, party_id, request_id, kind, since, final, version) values (uuid(), ?, uuid(),"
                        + " 'RESTRICTION', utc_timestamp(6), false, 1)",
                restricted.id());
        assertEquals("NOT_NOW", refusal(restricted, survey, "2"));
    }

    @Test
    @DisplayName("the officer sees nothing before five have answered, and then counts and words without names")
    void results() {
        UUID survey = create(Contest.survey(Brand.THREE), NO_GIFT);
        for (String score : List.of("1", "5", "5", "3")) {
            answer(customer(Brand.THREE), survey, score, null, "Ord " + score);
        }
        assertEquals(List.of(), acting.as(officer(), a -> desk.results(a, survey)));
        answer(customer(Brand.THREE), survey, "5");
        List<Result> results = acting.as(officer(), a -> desk.results(a, survey));
        assertEquals(List.of(1L, 0L, 1L, 0L, 3L), results.get(0).scores());
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L), results.get(1).scores());
        assertEquals(List.of("Ord 1", "Ord 3", "Ord 5", "Ord 5"), results.get(2).words());
        assertEquals(5, acting.as(officer(), a -> desk.show(a, survey)).responses());
    }

    @Test
    @DisplayName("P-3.6.5-b: a gift is drawn among those who answered, who say yes to that by itself")
    void gift() {
        UUID survey = create(Contest.survey(Brand.THREE), new LocalText("En taske", "A bag"));
        UUID gift = acting.as(officer(), a -> desk.show(a, survey)).gift();
        assertEquals(
                LocalDate.now(LegalTime.ZONE).plusDays(4),
                acting.as(officer(), a -> desk.show(a, survey)).closesOn().plusDays(1));
        Someone anna = customer(Brand.THREE);
        assertTrue(acting.as(anna.actor(), a -> competitions.list(a, anna.id(), 0, 100)).stream()
                .noneMatch(each -> each.id().equals(gift)));
        assertEquals(
                NotFoundException.class,
                acting.failure(Role.CUSTOMER, () -> competitions.show(anna.actor(), anna.id(), gift))
                        .getClass());
        answer(anna, survey, "3");
        assertEquals(gift, show(anna, survey).gift());
        assertEquals("En taske", show(anna, survey).prize().da());
        CompetitionService.Page page = acting.as(anna.actor(), a -> competitions.show(a, anna.id(), gift));
        assertNull(page.view().enteredAt(), "answering is not taking part");
        acting.does(anna.actor(), a -> competitions.enter(a, anna.id(), gift, page.textId(), Language.DA));
        assertNotNull(acting.as(anna.actor(), a -> competitions.show(a, anna.id(), gift))
                .view()
                .enteredAt());
        assertEquals(
                "PRIZE_EN_REQUIRED",
                acting.refusal(
                        officer(), a -> desk.create(a, Contest.survey(Brand.THREE), new LocalText("En taske", null))));
    }

    @Test
    @DisplayName("PA25: answers go six months after the last day, with what was said; restricted ones wait")
    void deleted() {
        UUID survey = create(Contest.survey(Brand.THREE), NO_GIFT);
        Someone anna = customer(Brand.THREE);
        answer(anna, survey, "3", "4", "Hej");
        LocalDate due = show(anna, survey).answersDueOn();
        assertEquals(acting.as(officer(), a -> desk.show(a, survey)).closesOn().plusMonths(6), due);
        disposal.deleteUsage(UsageTable.SURVEY, due.minusDays(1));
        assertEquals(1, db.count("select count(*) from survey_response where survey_id = ?", survey));
        disposal.deleteUsage(UsageTable.SURVEY, due);
        assertEquals(0, db.count("select count(*) from survey_response where survey_id = ?", survey));
        assertEquals(
                0,
                db.count("select count(*) from survey_answer a where not exists (select 1 from survey_response r where"
                        + " r.id = a.response_id)"));
    }

    private void assertMissing(Someone who, UUID survey) {
        assertEquals(
                NotFoundException.class,
                acting.failure(Role.CUSTOMER, () -> surveys.show(who.actor(), who.id(), survey))
                        .getClass());
    }

    private Actor officer() {
        return folk.staff(Role.OFFICER);
    }

    private Someone customer(Brand brand) {
        Someone someone = folk.person();
        db.run("update customer set brand = ? where party_id = ?", brand.name(), someone.id());
        return someone;
    }

    private static ConsentKey key(Brand brand) {
        return new ConsentKey(Survey.PURPOSE, MarketingChannel.EMAIL, brand);
    }

    private void object(Someone who, Brand brand) {
        acting.does(who.actor(), a -> consents.stop(a, who.id(), key(brand), Language.DA, null));
    }

    private UUID create(Survey.Draft draft, LocalText gift) {
        return acting.as(officer(), a -> desk.create(a, draft, gift));
    }

    private void answer(Someone who, UUID survey, String... typed) {
        acting.does(who.actor(), a -> surveys.answer(a, who.id(), survey, Arrays.asList(typed)));
    }

    private String refusal(Someone who, UUID survey, String... typed) {
        return acting.refusal(who.actor(), a -> surveys.answer(a, who.id(), survey, Arrays.asList(typed)));
    }

    private SurveyService.Page show(Someone who, UUID survey) {
        return acting.as(who.actor(), a -> surveys.show(a, who.id(), survey));
    }

    private long list(Someone who, UUID survey) {
        return acting.as(who.actor(), a -> surveys.list(a, who.id(), 0, 100_000)).stream()
                .filter(each -> each.id().equals(survey))
                .count();
    }

    private long mails(UUID mail, Someone who) {
        return db.count("select count(*) from outbox where cause_id = ? and party_id = ?", mail, who.id());
    }
}
